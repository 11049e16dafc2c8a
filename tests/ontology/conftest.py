"""The ontology's files, parsed once."""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef

FOLDER = Path(__file__).parents[2] / "ontology"
DL = Namespace("https://w3id.org/dateline/ontology#")


@pytest.fixture(scope="session")
def terms() -> Graph:
    return Graph().parse(FOLDER / "dateline.ttl")


@pytest.fixture(scope="session")
def lists() -> Graph:
    return Graph().parse(FOLDER / "vocabulary.ttl")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes.ttl")


@pytest.fixture(scope="session")
def ontology(terms: Graph, lists: Graph, shapes: Graph) -> Graph:
    return terms + lists + shapes + Graph().parse(FOLDER / "alignments.ttl")


@pytest.fixture(scope="session")
def kinds(terms: Graph) -> dict[str, list[str]]:
    """Every kind of fact, with itself and the kinds above it, nearest first."""
    roots = {DL.Situation, DL.Event}
    found: dict[str, list[str]] = {}
    for node in terms.subjects(RDF.type, OWL.Class):
        line = list(terms.transitive_objects(node, RDFS.subClassOf))
        if node not in roots and roots & set(line):
            found[_name(node)] = [_name(n) for n in line if n not in roots | {DL.Fact}]
    return found


def _name(node: object) -> str:
    assert isinstance(node, URIRef), node
    return node.fragment
