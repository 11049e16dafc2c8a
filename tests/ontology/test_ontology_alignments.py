"""What the ontology takes from others exists there."""

from collections.abc import Sequence

import pytest
from rdflib import DCTERMS, PROV, SDO, SH, SKOS, VANN, Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

# rdflib has no list of these; read in the vocabularies themselves.
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SEM_NAMES = {
    *("Actor", "Core", "Event", "Place", "View"),
    *("accordingTo", "eventProperty", "hasActor", "hasPlace"),
    *("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"),
}
OA = Namespace("http://www.w3.org/ns/oa#")
OA_NAMES = {
    *("SpecificResource", "TextPositionSelector", "TextQuoteSelector"),
    *("end", "exact", "hasSelector", "hasSource", "prefix", "start", "suffix"),
}


@pytest.mark.parametrize("namespace", [DCTERMS, PROV, SDO, SH, SKOS, VANN], ids=str)
def test_terms_of_other_vocabularies_exist(
    namespace: type[DefinedNamespace], ontology: Graph
) -> None:
    used = _used(ontology, str(namespace))
    assert used
    assert [name for name in used if URIRef(f"{namespace}{name}") not in namespace] == []


@pytest.mark.parametrize(
    ("namespace", "names"), [(SEM, SEM_NAMES), (OA, OA_NAMES)], ids=["sem", "oa"]
)
def test_terms_of_sem_and_web_annotation_exist(
    namespace: Namespace, names: set[str], ontology: Graph
) -> None:
    assert set(_used(ontology, str(namespace))) <= names


def _used(ontology: Graph, namespace: str) -> Sequence[str]:
    nodes = {node for triple in ontology for node in triple if isinstance(node, URIRef)}
    return sorted(n.removeprefix(namespace) for n in nodes if n.startswith(namespace))
