"""The shapes accept correct data and say of each kind of mistake what is wrong."""

from pathlib import Path

import pyshacl
import pytest
import yaml
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, Namespace, URIRef

DL = Namespace("https://w3id.org/dateline/ontology#")
VALID = Path(__file__).with_name("valid.trig").read_bytes()
MISTAKES = yaml.safe_load(Path(__file__).with_name("mistakes.yaml").read_text(encoding="utf-8"))
PREFIXES = """
BASE <https://w3id.org/dateline/id/>
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX dlv: <https://w3id.org/dateline/vocab/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="module")
def valid(ontology: Graph) -> Graph:
    """The example's graphs and the ontology, as one graph."""
    triples = (quad.triple for quad in parse(VALID, RdfFormat.TRIG))
    return ontology + Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES))


def test_correct_data_conform(valid: Graph, shapes: Graph) -> None:
    assert _complaints(valid, shapes) == set()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["message"])
def test_a_single_mistake_is_reported_in_words(
    mistake: dict[str, str], valid: Graph, shapes: Graph
) -> None:
    data = Graph()
    data += valid
    if "delete" in mistake:
        data.update(f"{PREFIXES} DELETE WHERE {{ {mistake['delete']} }}")
    if "insert" in mistake:
        data.update(f"{PREFIXES} INSERT DATA {{ {mistake['insert']} }}")
    assert set(data) != set(valid)
    assert _complaints(data, shapes) == {mistake["message"]}


def test_every_shape_that_is_checked_by_itself_has_a_message(shapes: Graph) -> None:
    uses = (SH.node, SH["not"], SH.qualifiedValueShape)
    inner = {shape for use in uses for shape in shapes.objects(None, use)}
    for shape in {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.path)} - inner:
        if inner.isdisjoint(shapes.subjects(SH.property, shape)):
            checks = (SH.path, SH["not"], SH.nodeKind)
            messages = list(shapes.objects(shape, SH.message))
            assert len(messages) == any(shapes.value(shape, c) for c in checks), shape
            assert all(str(message).endswith(".") for message in messages), shape


def test_shapes_require_the_roles_that_the_ontology_requires(terms: Graph, shapes: Graph) -> None:
    for kind in _kinds(terms):
        line = list(terms.transitive_objects(kind, RDFS.subClassOf))
        uses = [u for k in line for u in terms.objects(k, DL.roleUse)]
        wanted = {
            terms.value(u, DL.ofRole) for u in uses if (u, DL.required, Literal(True)) in terms
        }
        assert {path for k in line for path in _required(shapes, k)} == wanted, kind


def test_shapes_need_one_of_the_roles_that_the_ontology_needs_one_of(
    terms: Graph, shapes: Graph
) -> None:
    for kind in _kinds(terms):
        refused = {
            path
            for shape in shapes.subjects(SH.targetClass, kind)
            for empty in shapes.objects(shape, SH["not"])
            for part in shapes.objects(empty, SH.property)
            for path in shapes.objects(part, SH.path)
            if (part, SH.maxCount, Literal(0)) in shapes
        }
        assert refused == set(terms.objects(kind, DL.needsOneOf)), kind


@pytest.mark.slow
def test_the_shapes_are_shacl(shapes: Graph) -> None:
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, report


def _complaints(data: Graph, shapes: Graph) -> set[str]:
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    results = report.objects(None, SH.result)
    messages = {str(report.value(result, SH.resultMessage)) for result in results}
    assert conforms != bool(messages)
    return messages


def _kinds(terms: Graph) -> set[URIRef]:
    below = terms.transitive_subjects(RDFS.subClassOf, DL.Fact)
    kinds = {kind for kind in below if isinstance(kind, URIRef)} - {DL.Fact, DL.Situation, DL.Event}
    assert all((kind, RDF.type, OWL.Class) in terms for kind in kinds)
    return kinds


def _required(shapes: Graph, kind: object) -> set[object]:
    assert isinstance(kind, URIRef)
    return {
        path
        for shape in shapes.subjects(SH.targetClass, kind)
        for part in shapes.objects(shape, SH.property)
        for path in shapes.objects(part, SH.path)
        if kind != DL.Fact and shapes.value(part, SH.minCount)
    }
