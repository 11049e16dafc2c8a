import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.assets import asset_dir
from dateline.link import Gazetteer, load_gazetteer
from dateline.link.names import plain
from dateline.model.entity import EntityType

_T = EntityType
GAZETTEER = load_gazetteer(asset_dir("ontology") / "entities")
NAMES = (
    "Niger Nigeria Nigerien Guinea Guinea-Bissau US us Côte d’Ivoire Jordan's the Kremlin".split()
)
GLUE = [" ", ", ", "-", ".", "'s ", "’s ", "\n", "x", "«", "İ", "ß"]
PROSE = st.lists(st.sampled_from([*NAMES, "Air Base 201", "said", *GLUE]), max_size=30).map("".join)


def found(text: str, gazetteer: Gazetteer) -> list[str]:
    return [hit.span.of(text) for hit in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nigeria and Niger share a border.", ["Nigeria", "Niger"]),
        (
            "Guinea-Bissau, Guinea and Equatorial Guinea",
            ["Guinea-Bissau", "Guinea", "Equatorial Guinea"],
        ),
        ("The romaniac left Oman.", ["Oman"]),
        ("Kenya's troops", ["Kenya"]),
        ("Kenya’s troops", ["Kenya"]),
        ("an envoy of Cote d'Ivoire", ["Cote d'Ivoire"]),
        ("an envoy of Côte d’Ivoire", ["Côte d’Ivoire"]),
        ("the port of Reykjavik", ["Reykjavik"]),
        ("US-led forces", ["US"]),
        ("help us, they told us", []),
        ("OSLO - Ministers met", ["OSLO"]),
        ("GIVE US MORE TIME IN PERU", ["PERU"]),
        ("the Qamishli airport", ["Qamishli airport"]),
        ("Helmand province", ["Helmand province"]),
        ("They met at the White House.", ["White House"]),
    ],
)
def test_longest_names_at_word_boundaries(
    text: str, names: list[str], gazetteer: Gazetteer
) -> None:
    assert found(text, gazetteer) == names


@pytest.mark.parametrize("word", ["Reading", "Nice", "Man", "Split", "North", "David", "March"])
def test_a_place_named_like_a_common_word_is_not_found(word: str, gazetteer: Gazetteer) -> None:
    assert found(f"{word} was mentioned.", gazetteer) == []


@pytest.mark.parametrize(
    ("text", "types", "demonym"),
    [
        ("Uruguay", {_T.STATE}, False),
        ("Uruguayans", {_T.STATE}, True),
        ("Frenchmen", {_T.STATE}, True),
        ("Kurdish", {_T.POPULATION_GROUP}, True),
        ("Montevideo", {_T.CITY, _T.STATE}, False),
        ("Kremlin", {_T.FACILITY, _T.STATE}, False),
        ("Hezbollah", {_T.ARMED_GROUP}, False),
    ],
)
def test_what_a_name_may_stand_for(
    text: str, types: set[EntityType], *, demonym: bool, gazetteer: Gazetteer
) -> None:
    (hit,) = gazetteer.find(text)
    assert hit.types >= types
    assert hit.demonym is demonym


@settings(max_examples=200, deadline=None)
@given(PROSE)
def test_hits_are_known_names_in_order_and_apart(text: str) -> None:
    end = 0
    for hit in GAZETTEER.find(text):
        assert end <= hit.span.start < hit.span.end <= len(text)
        end = hit.span.end
        name = hit.span.of(text)
        assert GAZETTEER.candidates(name) or GAZETTEER.by_demonym(name) or GAZETTEER.seat_of(name)
        assert not text[end : end + 1].isalnum()


@given(st.text())
def test_plain_letters_keep_their_places(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert all(hit.span.end <= len(text) for hit in GAZETTEER.find(text))
