"""Every term explains itself, and the classes are those of the design."""

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef

from dateline.model.claim import Role
from dateline.model.entity import EntityType

DL = Namespace("https://w3id.org/dateline/ontology#")
FILES = sorted((Path(__file__).parents[2] / "ontology").glob("*.ttl"))
OURS = "https://w3id.org/dateline/"
NAMES = {"actor", "recipient", "party", "theme", "place", "origin", "destination", "organization"}
# Kind, the kind above it, PLOVER categories.
SITUATIONS = """
MilitaryPresence -
BasePresence MilitaryPresence
Alliance -
Membership -
Sheltering - AID
OfficeHolding -
ArmedConflict - FIGHT ASSAULT
TerritorialControl -
"""
EVENTS = """
Meeting - CONSULT
Visit - CONSULT
Mediation - CONSULT
Agreement - AGREE SUPPORT
Treaty Agreement AGREE SUPPORT
Ceasefire Agreement AGREE YIELD CONCEDE
Pledge - AGREE
Praise - SUPPORT
Recognition - SUPPORT
Cooperation - COOPERATE
MilitaryExercise Cooperation COOPERATE
RelationsEstablishment Cooperation COOPERATE SUPPORT
Extradition Cooperation COOPERATE
Aid - AID
ArmsTransfer Aid AID
AsylumGrant Aid AID
SanctionRelief - YIELD CONCEDE
Release - YIELD CONCEDE
Concession - YIELD CONCEDE
Withdrawal - RETREAT SANCTION
Demand - REQUEST
ExtraditionDemand Demand REQUEST
Accusation - ACCUSE DISAPPROVE
Investigation - ACCUSE
Condemnation - ACCUSE DISAPPROVE
Rejection - REJECT
Threat - THREATEN
Protest - PROTEST
Sanction - SANCTION COERCE
RelationsBreak Sanction SANCTION
Expulsion Sanction SANCTION COERCE
Deployment - MOBILIZE
Detention - COERCE ASSAULT
Seizure - COERCE ASSAULT
Restriction - COERCE ASSAULT
Overthrow - COERCE
Attack - ASSAULT COERCE
Offensive Attack ASSAULT
LeadershipChange - YIELD CONCEDE
Accession -
Departure - SANCTION
BaseOpening -
BaseClosure -
"""


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_file_parses_and_holds_no_blank_node(file: Path) -> None:
    graph = Graph().parse(file)
    assert graph
    assert not [node for node in graph.all_nodes() if isinstance(node, BNode)]


def test_the_four_files_are_there() -> None:
    assert [file.stem for file in FILES] == ["alignments", "dateline", "shapes", "vocabulary"]


def test_every_term_has_one_label_definition_and_example(ontology: Graph) -> None:
    for term in _declared(ontology):
        properties = [SKOS.definition]
        is_list = (term, RDF.type, SKOS.Concept) in ontology or _is_scheme(ontology, term)
        properties.append(SKOS.prefLabel if is_list else RDFS.label)
        # A role use is part of its kind, whose example shows it.
        if (term, RDF.type, DL.RoleUse) not in ontology:
            properties.append(SKOS.example)
        for wanted in properties:
            values = list(ontology.objects(term, wanted))
            assert len(values) == 1, (term, wanted, values)
            assert isinstance(values[0], Literal)
            assert values[0].language == "en", (term, wanted)
            assert values[0].strip(), (term, wanted)


def test_no_two_terms_have_the_same_definition(ontology: Graph) -> None:
    wordings = [
        str(ontology.value(term, SKOS.definition))
        for term in _declared(ontology)
        if (term, RDF.type, DL.RoleUse) not in ontology
    ]
    assert sorted(wordings) == sorted(set(wordings))


@pytest.mark.parametrize(("root", "rows"), [("Situation", SITUATIONS), ("Event", EVENTS)])
def test_kinds_and_their_plover_categories_are_those_of_the_design(
    root: str, rows: str, terms: Graph
) -> None:
    found = {
        (_name(kind), _name(above).replace(root, "-"), frozenset(_texts(terms, kind, "plover")))
        for kind in terms.transitive_subjects(RDFS.subClassOf, DL[root])
        for above in terms.objects(kind, RDFS.subClassOf)
        if kind != DL[root]
    }
    lines = [line.split() for line in rows.strip().splitlines()]
    assert found == {(name, above, frozenset(codes)) for name, above, *codes in lines}


def test_cameo_codes_are_strings_of_three_or_four_digits(terms: Graph) -> None:
    codes = list(terms.objects(None, DL.cameo))
    assert codes
    assert all(isinstance(c, Literal) and re.fullmatch(r"[0-2]\d{2,3}", c) for c in codes)


def test_a_kind_with_a_cameo_code_has_a_plover_category(terms: Graph) -> None:
    assert set(terms.subjects(DL.cameo)) <= set(terms.subjects(DL.plover))


def test_the_roles_are_those_of_the_model(terms: Graph) -> None:
    used = {_name(role) for role in terms.objects(None, DL.ofRole)}
    assert {role.value for role in Role} == NAMES
    assert used == NAMES | {"office", "content"}


def test_entity_classes_are_the_entity_types_of_the_model(terms: Graph) -> None:
    below = {_name(c) for c in terms.transitive_subjects(RDFS.subClassOf, DL.Entity)} - {"Entity"}
    assert below == {member.value for member in EntityType}


def test_only_kinds_without_a_doer_are_symmetric(terms: Graph) -> None:
    symmetric = set(terms.subjects(DL.isSymmetric, Literal(True)))
    roles = {kind: {_name(r) for r in _roles(terms, kind)} for kind in symmetric}
    assert symmetric >= {DL.Alliance, DL.Meeting, DL.Agreement, DL.Treaty, DL.Ceasefire}
    assert all("party" in names and not names & {"actor", "recipient"} for names in roles.values())


def test_every_kind_says_what_its_roles_mean(terms: Graph, kinds: dict[str, list[str]]) -> None:
    for kind in kinds:
        uses = list(terms.objects(DL[kind], DL.roleUse))
        assert uses, kind
        for use in uses:
            roles = list(terms.objects(use, DL.ofRole))
            assert [use] == [DL[f"{kind}-{_name(role)}"] for role in roles]
            assert isinstance(_required(terms, use), bool)
    assert set(terms.subjects(RDF.type, DL.RoleUse)) == set(terms.objects(None, DL.roleUse))


def test_a_sub_kind_does_not_relax_what_the_kind_above_it_requires(
    terms: Graph, kinds: dict[str, list[str]]
) -> None:
    for kind, line in kinds.items():
        for role in (r for above in line[1:] for r in _required_roles(terms, above)):
            use = DL[f"{kind}-{role}"]
            assert (use, RDF.type, DL.RoleUse) not in terms or _required(terms, use), use


def test_a_kind_needs_one_of_its_own_roles(terms: Graph) -> None:
    for kind in terms.subjects(DL.needsOneOf):
        needed = set(terms.objects(kind, DL.needsOneOf))
        assert needed <= set(_roles(terms, kind)), kind
        assert len(needed) > 1, kind


def _declared(ontology: Graph) -> set[URIRef]:
    """The terms and concepts, without the headers of the files and the shapes."""
    ours = {s for s in ontology.subjects() if isinstance(s, URIRef) and s.startswith(OURS)}
    shapes = {s for s in ours if s.startswith(f"{OURS}shapes#")}
    declared = ours - shapes - set(ontology.subjects(RDF.type, OWL.Ontology))
    assert {DL.Fact, DL.actor} <= declared
    return declared


def _name(node: object) -> str:
    assert isinstance(node, URIRef), node
    return node.fragment


def _is_scheme(ontology: Graph, term: URIRef) -> bool:
    return (term, RDF.type, SKOS.ConceptScheme) in ontology


def _texts(terms: Graph, kind: object, name: str) -> set[str]:
    assert isinstance(kind, URIRef)
    return {str(text) for text in terms.objects(kind, DL[name])}


def _roles(terms: Graph, kind: object) -> set[object]:
    """The roles of a kind and of the kinds above it."""
    assert isinstance(kind, URIRef)
    line = terms.transitive_objects(kind, RDFS.subClassOf)
    uses = [use for k in line for use in terms.objects(k, DL.roleUse)]
    return {role for use in uses for role in terms.objects(use, DL.ofRole)}


def _required(terms: Graph, use: object) -> object:
    assert isinstance(use, URIRef)
    value = terms.value(use, DL.required, any=False)
    assert isinstance(value, Literal), use
    return value.toPython()


def _required_roles(terms: Graph, kind: str) -> set[str]:
    uses = [use for use in terms.objects(DL[kind], DL.roleUse) if _required(terms, use)]
    return {_name(role) for use in uses for role in terms.objects(use, DL.ofRole)}
