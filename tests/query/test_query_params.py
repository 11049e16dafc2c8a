"""What a parameter takes, and that nothing it takes changes the question."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from dateline.errors import DatelineError, NotFoundError, UsageError
from dateline.query.bind import Value
from dateline.query.catalogue import Catalogue
from dateline.query.entities import EntityFinder
from dateline.query.params import read_values, usage
from dateline.query.queryable import Queryable
from dateline.query.question import Param, ParamType, Question, View
from dateline.query.run import answer, no_names

FILE = Path(__file__).parents[1] / "fixtures" / "query" / "hostile.yaml"
HOSTILE = yaml.safe_load(FILE.read_text(encoding="utf-8"))
XSD = "http://www.w3.org/2001/XMLSchema#"


def question(*params: Param) -> Question:
    return Question(
        name="test",
        theme="tests",
        summary="?",
        description="?",
        tags=("test",),
        params=params,
        view=View.TABLE,
        columns={"x": "x"},
        table=("x",),
        example={},
        sparql="SELECT ?x {}",
    )


def param(of_type: ParamType, **details: object) -> Param:
    return Param(name="x", type=of_type, description="x", **details)  # type: ignore[arg-type]


def read(text: str, asked: Param, store: Queryable | None = None) -> Value:
    finder = EntityFinder(store=store or Store(), resolve=no_names)
    return read_values(question(asked), {"x": text}, finder)["x"]


def test_date_is_an_iso_day() -> None:
    assert read("2031-03-01", param(ParamType.DATE)) == Literal(
        "2031-03-01", datatype=NamedNode(f"{XSD}date")
    )


@pytest.mark.parametrize(
    "text",
    [
        "2031-02-30",
        "20310301",
        "2031-W09-6",
        "today",
        "",
        "2031-03-01 ",
        "\u0662\u0660\u0663\u0661-03-01",
    ],
)
def test_no_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="x is not a day"):
        read(text, param(ParamType.DATE))


@pytest.mark.parametrize(("text", "number"), [("7", "7"), ("-12", "-12"), ("+007", "7")])
def test_integer_is_a_whole_number(text: str, number: str) -> None:
    expected = Literal(number, datatype=NamedNode(f"{XSD}integer"))
    assert read(text, param(ParamType.INTEGER)) == expected


@pytest.mark.parametrize("text", ["", "1.5", "1e3", "\u0667", "seven", "1 2", "9" * 40])
def test_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="x is not a whole number"):
        read(text, param(ParamType.INTEGER))


def test_text_is_taken_as_it_is() -> None:
    assert read(" a\n", param(ParamType.TEXT)) == Literal(" a\n")


def test_enum_is_a_concept_or_a_word() -> None:
    listed = param(ParamType.ENUM, values=("planned",), list_name="status")
    assert read("planned", listed) == NamedNode("https://w3id.org/dateline/vocab/status-planned")
    assert read("planned", param(ParamType.ENUM, values=("planned",))) == Literal("planned")
    with pytest.raises(UsageError, match="cannot be 'done'") as refused:
        read("done", listed)
    assert refused.value.hint == "give one of planned"


@pytest.mark.parametrize("text", ["BasePresence", "base presence", "dl:BasePresence"])
def test_kind_is_a_class_by_its_name(store: Queryable, text: str) -> None:
    expected = NamedNode("https://w3id.org/dateline/ontology#BasePresence")
    assert read(text, param(ParamType.KIND), store) == expected


def test_unknown_kind_is_refused_with_one_like_it(store: Queryable) -> None:
    with pytest.raises(UsageError, match="no kind of fact 'Withdrawl'") as refused:
        read("Withdrawl", param(ParamType.KIND), store)
    assert refused.value.hint == "did you mean Withdrawal?"


def test_classes_of_entities_are_no_kinds(store: Queryable) -> None:
    with pytest.raises(UsageError, match="no kind of fact"):
        read("State", param(ParamType.KIND), store)


@pytest.mark.parametrize("text", ["https://example.org/a b", "http://x/> } DROP ALL #", "urn:a b"])
def test_what_only_looks_like_an_iri_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="x cannot be"):
        read(text, param(ParamType.ENTITY))


def test_lone_surrogate_is_refused() -> None:
    with pytest.raises(UsageError, match="x cannot be"):
        read("\ud800", param(ParamType.TEXT))


@given(st.integers(min_value=1, max_value=10**12))
def test_item_is_known_in_every_notation(number: int) -> None:
    notations = (
        f"Q{number}",
        f"q{number}",
        f"wd:Q{number}",
        f"http://www.wikidata.org/entity/Q{number}",
        f"https://www.wikidata.org/wiki/Q{number}",
    )
    terms = {read(text, param(ParamType.ENTITY)) for text in notations}
    assert terms == {NamedNode(f"http://www.wikidata.org/entity/Q{number}")}


@given(st.text())
def test_entity_is_an_iri_or_refused(text: str) -> None:
    try:
        term = read(text, param(ParamType.ENTITY))
    except UsageError:
        return
    assert isinstance(term, NamedNode)
    assert str(term) == f"<{term.value}>"
    assert not set(term.value) & set('<>"{}|^`\\ \n')


def test_unknown_parameter_is_refused_with_one_like_it(
    catalogue: Catalogue, store: Queryable
) -> None:
    with pytest.raises(UsageError, match="has no parameter 'operater'") as refused:
        answer(catalogue.get("bases-by-operator"), {"operater": "Italy"}, store)
    assert refused.value.hint == "did you mean operator?"


def test_missing_parameter_is_refused_with_the_call(catalogue: Catalogue, store: Queryable) -> None:
    with pytest.raises(UsageError, match="needs operator") as refused:
        answer(catalogue.get("bases-by-operator"), {}, store)
    assert refused.value.hint == "dateline query bases-by-operator operator=..."


def test_usage_brackets_what_may_be_left_out(catalogue: Catalogue) -> None:
    call = "dateline query actor-timeline actor=... [kind=...] [since=...] [until=...]"
    assert usage(catalogue.get("actor-timeline")) == call


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("name", "hit"),
    [
        ("bases-by-operator", "operator"),
        ("actor-timeline", "kind"),
        ("actor-timeline", "since"),
        ("link-worklist", "least"),
        ("hedged-or-planned", "modality"),
        ("article-facts", "article"),
        ("claims-of-fact", "fact"),
    ],
)
def test_hostile_value_is_refused(
    catalogue: Catalogue, store: Queryable, name: str, hit: str, text: str
) -> None:
    values = {"actor": "Uganda", hit: text} if name == "actor-timeline" else {hit: text}
    with pytest.raises(DatelineError) as refused:
        answer(catalogue.get(name), values, store)
    assert isinstance(refused.value, UsageError | NotFoundError)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_only_what_holds_it(
    catalogue: Catalogue, store: Queryable, text: str
) -> None:
    said_by = catalogue.get("said-by")
    everything = answer(said_by, {"speaker": "Coast Herald"}, store)
    found = answer(said_by, {"speaker": "Coast Herald", "words": text}, store)
    quotes = [row[everything.columns.index("quote")] for row in everything.rows]
    holding = [q for q in quotes if isinstance(q, Literal) and text.lower() in q.value.lower()]
    assert len(found.rows) == len(holding)
