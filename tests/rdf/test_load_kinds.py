from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from dateline.model.kind import Kind
from dateline.rdf.namespaces import Base
from dateline.rdf.ontology import FILES, load_kinds, ontology_quads

ONTOLOGY = """
@prefix dl: <https://w3id.org/dateline/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
dl:Situation rdfs:subClassOf dl:Fact .
dl:Event rdfs:subClassOf dl:Fact , sem:Event .
dl:State rdfs:subClassOf dl:Entity .
dl:Alliance rdfs:subClassOf dl:Situation ; dl:isSymmetric true .
dl:Attack rdfs:subClassOf dl:Event ; dl:plover "ASSAULT" ; dl:cameo "190" , "180" .
dl:Offensive rdfs:subClassOf dl:Attack .
"""


def test_kinds_are_what_lies_below_situation_and_event(tmp_path: Path) -> None:
    (tmp_path / "dateline.ttl").write_text(ONTOLOGY)
    assert dict(load_kinds(tmp_path)) == {
        "Alliance": Kind(name="Alliance", is_situation=True, is_symmetric=True),
        "Attack": Kind(name="Attack", plover=("ASSAULT",), cameo=("180", "190")),
        "Offensive": Kind(name="Offensive", parent="Attack"),
    }


def test_a_folder_without_ontology_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_kinds(tmp_path)


def test_the_projects_own_kinds(ontology: Traversable) -> None:
    kinds = load_kinds(ontology)
    assert kinds["BasePresence"].parent == "MilitaryPresence"
    assert kinds["BasePresence"].is_situation
    assert not kinds["Withdrawal"].is_situation


def test_the_ontology_goes_into_its_graph_whole(ontology: Traversable, base: Base) -> None:
    quads = ontology_quads(ontology, base)
    lines = sum(len((ontology / file).read_text("utf-8").splitlines()) for file in FILES)
    assert len(quads) > lines / 2
    assert {quad.graph_name for quad in quads} == {base.ontology_graph}
    assert not [q for q in quads if {type(q.subject), type(q.object)} & {BlankNode}]
