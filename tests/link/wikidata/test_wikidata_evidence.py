"""Who is taken, who is left to a person, and who is not even shown."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.assets import asset_dir
from dateline.link.wikidata import Wikidata
from dateline.link.wikidata.classes import Classes, load_classes
from dateline.link.wikidata.describe import described
from dateline.link.wikidata.identify import identify
from dateline.link.wikidata.sought import Sought
from dateline.model.entity import EntityType, local_key
from dateline.model.review import Identification, Outcome
from wikidata_server import FakeWikidata

Look = Callable[..., Identification]


@pytest.fixture(scope="module")
def classes() -> Classes:
    return load_classes(asset_dir("ontology"))


@pytest.fixture
def look(wikidata: Wikidata, classes: Classes) -> Look:
    def look_up(name: str, kind: str = "Person", *, of: str = "", near: str = "", cues: str = "") -> Identification:  # fmt: skip
        sought = Sought(
            subject=local_key(name),
            name=name,
            names=(name,),
            type=EntityType(kind) if kind else None,
            nationality=frozenset(of.split()),
            around=frozenset(near.split()),
            cues=frozenset(cues.split()),
        )
        [one] = identify([sought], wikidata, classes, date(2031, 5, 4))
        return one

    return look_up


@pytest.mark.parametrize(
    ("name", "said", "outcome", "best"),
    [
        ("Kakha Kaladze", {"of": "Q230"}, "found", "Q192031"),
        ("Kakha Kaladze", {"near": "Q230", "cues": "mayor of"}, "found", "Q192031"),
        ("Kakhaber Kaladze", {"of": "Q230"}, "found", "Q192031"),
        # A country that the report is about is not enough to tell a person.
        ("Kakha Kaladze", {"near": "Q230"}, "doubtful", "Q192031"),
        ("Kakha Kaladze", {}, "doubtful", "Q192031"),
        ("Kakha Kaladze", {"of": "Q142"}, "nothing", None),
        # Two bearers, told apart by nationality or calling, or not at all.
        ("Michael Noonan", {"of": "Q27", "cues": "minister"}, "found", "Q1390688"),
        ("Michael Noonan", {"of": "Q408"}, "found", "Q16733451"),
        ("Michael Noonan", {"cues": "politician"}, "doubtful", "Q1390688"),
        ("Michael Noonan", {}, "doubtful", "Q1390688"),
        # A character of a novel is no rival.
        ("Dana Perino", {"of": "Q30"}, "found", "Q114322"),
        ("Nobody Atall", {"of": "Q30"}, "nothing", None),
        # A search finds what begins with the words: that alone is not the name.
        ("Dana", {"of": "Q30"}, "nothing", None),
        ("Tbilisi", {"kind": "City", "near": "Q230"}, "found", "Q994"),
        ("Tbilisi", {"kind": "City"}, "doubtful", "Q994"),
        ("Tbilisi", {"kind": "ArmedGroup", "near": "Q230"}, "nothing", None),
        ("Ramstein Air Base", {"kind": "MilitaryBase"}, "found", "Q161348"),
        ("Ramstein Air Base", {"kind": "Airport"}, "found", "Q161348"),
        ("Tbilisi", {"kind": "", "near": "Q230"}, "doubtful", "Q994"),
    ],
)
def test_who_is_taken(
    look: Look, name: str, said: dict[str, str], outcome: str, best: str | None
) -> None:
    one = look(name, **said)
    assert (one.outcome.value, one.best.qid if one.best else None) == (outcome, best)


def test_a_finding_says_why(look: Look) -> None:
    one = look("Kakha Kaladze", of="Q230", cues="mayor")
    assert one.best is not None
    assert one.best.reasons == (
        "+0.40 its label is the name",
        "+0.20 it is of the right kind: human",
        "+0.25 the article says so too: Georgia",
        "+0.15 the article says so too: Mayor of Tbilisi",
        "+0.10 no other item of that kind has the name",
    )
    assert one.best.description == "Georgian politician and former footballer"


def test_many_names_take_few_requests(
    wikidata: Wikidata, classes: Classes, server: FakeWikidata
) -> None:
    names = ("Kakha Kaladze", "Dana Perino", "Michael Noonan", "Nobody Atall")
    soughts = [Sought(subject=local_key(n), name=n, names=(n,)) for n in names]
    identify(soughts, wikidata, classes, date(2031, 5, 4))
    assert server.actions() == ["wbsearchentities"] * 4 + ["wbgetentities"] * 2


def test_what_was_merged_meanwhile_is_one_finding(look: Look, server: FakeWikidata) -> None:
    server.world["Q900000043"] = {"label": "Kakha Kaladze", "redirect": "Q192031"}
    one = look("Kakha Kaladze", of="Q230")
    assert (one.outcome, [f.qid for f in one.findings]) == (Outcome.FOUND, ["Q192031"])


@pytest.mark.parametrize(
    ("labels", "kind", "fits"),
    [
        (["human"], "Person", True),
        (["fictional human"], "Person", False),
        (["Wikimedia disambiguation page"], "City", False),
        (["naval base"], "MilitaryBase", True),
        (["U.S. state"], "State", False),
        (["U.S. state"], "Region", True),
        (["capital city", "big city"], "City", True),
        (["database"], "MilitaryBase", False),
        (["song"], None, False),
        (["city"], None, None),
        ([], "City", None),
    ],
)
def test_class_labels_tell_the_kind(
    classes: Classes, labels: list[str], kind: str | None, *, fits: bool | None
) -> None:
    assert classes.fits(labels, EntityType(kind) if kind else None) is fits


def test_every_type_that_a_name_can_have_has_classes(classes: Classes) -> None:
    assert set(classes.types) == set(EntityType)


def test_an_item_as_an_entity(wikidata: Wikidata, classes: Classes) -> None:
    found = described(["Q161348", "Q230", "Q192031", "Q900000042"], wikidata, classes)
    base, state, person, deleted = found.values()
    assert base is not None
    assert state is not None
    assert person is not None
    assert deleted is None
    assert (base.type, base.country, base.operators) == (EntityType.AIRPORT, "Q183", ("Q30",))
    assert (base.lat, base.lon, base.kinds) == (49.42835, 7.57782, ("air base",))
    assert (state.type, state.iso_code, state.country) == (EntityType.STATE, "GE", None)
    assert (person.type, person.country) == (EntityType.PERSON, "Q230")
    assert person.aliases == ("Kakhaber Kaladze",)
    assert (person.source, person.snapshot) == ("Wikidata", date(2031, 5, 4))


def test_what_an_article_takes_it_for_counts_where_the_classes_allow_it(
    wikidata: Wikidata, classes: Classes
) -> None:
    taken: dict[str, EntityType | None] = {"Q161348": EntityType.MILITARY_BASE, "Q994": EntityType.PERSON}  # fmt: skip
    found = described(taken, wikidata, classes, taken)
    types = [entity.type for entity in found.values() if entity]
    assert types == [EntityType.MILITARY_BASE, EntityType.CITY]
