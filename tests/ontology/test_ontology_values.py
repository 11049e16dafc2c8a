"""The value lists are the enumerations of the model, no more and no less."""

from enum import StrEnum

import pytest
from rdflib import RDF, SKOS, Graph, Namespace

from dateline.model.article import DateBasis
from dateline.model.claim import AttributionMode, Certainty, Modality, Polarity, Tense
from dateline.model.link import LinkMethod
from dateline.model.review import Outcome, Verdict
from dateline.model.time import Precision

DLV = Namespace("https://w3id.org/dateline/vocab/")
ENUMERATIONS: dict[str, type[StrEnum]] = {
    "polarity": Polarity,
    "modality": Modality,
    "certainty": Certainty,
    "attribution": AttributionMode,
    "tense": Tense,
    "precision": Precision,
    "date-basis": DateBasis,
    "link": LinkMethod,
    "verdict": Verdict,
    "outcome": Outcome,
}
EXPECTED = {name: {member.value for member in enum} for name, enum in ENUMERATIONS.items()} | {
    "status": {"ongoing", "ended", "planned", "occurred", "disputed", "unknown"},
    "link-status": {"unverified", "verified", "missing"},
}


def test_the_lists_are_those_of_the_design(lists: Graph) -> None:
    schemes = set(lists.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {DLV[name] for name in EXPECTED}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_list_holds_the_values_of_the_model(name: str, lists: Graph) -> None:
    concepts = set(lists.subjects(SKOS.inScheme, DLV[name]))
    assert concepts == {DLV[f"{name}-{value}"] for value in EXPECTED[name]}


def test_a_concept_is_in_one_list_and_its_notation_is_its_value(lists: Graph) -> None:
    for concept in lists.subjects(RDF.type, SKOS.Concept):
        scheme = lists.value(concept, SKOS.inScheme, any=False)
        notation = lists.value(concept, SKOS.notation, any=False)
        assert str(concept) == f"{scheme}-{notation}"
