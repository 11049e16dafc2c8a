"""Each question on the invented news: the expected rows, and the same rows from both engines."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from pyoxigraph import Literal, Quad, RdfFormat, Store, serialize

from dateline.query.answer import Answer, Term, text
from dateline.query.catalogue import Catalogue
from dateline.query.page import Window
from dateline.query.queryable import Queryable, select
from dateline.query.run import answer, ask

FILE = Path(__file__).parents[1] / "fixtures" / "query" / "expected.yaml"
EXPECTED = yaml.safe_load(FILE.read_text(encoding="utf-8"))


class Case(NamedTuple):
    """A question, the values given for its parameters, and the rows it is to have."""

    name: str
    values: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]]


CASES = [
    Case(name, case["values"], case["rows"]) for name, cases in EXPECTED.items() for case in cases
]


@pytest.fixture(params=CASES, ids=lambda case: " ".join((case.name, *case.values.values())))
def case(request: pytest.FixtureRequest) -> Case:
    """Each case in turn."""
    found: Case = request.param
    return found


# These show every claim, with its polarity and modality beside it.
SHOW_STANCE = {"article-facts", "claims-of-fact", "contradictions", "hedged-or-planned", "said-by"}
SAID_ONLY = """
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX dlv: <https://w3id.org/dateline/vocab/>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?quote WHERE {
  GRAPH ?graph {
    ?claim dl:polarity ?polarity ; dl:modality ?modality ;
      dl:evidence/oa:hasSelector/oa:exact ?quote .
  }
  FILTER (?polarity = dlv:polarity-negated
    || ?modality NOT IN (dlv:modality-actual, dlv:modality-ongoing))
}
"""


def shown(found: Answer) -> list[dict[str, str]]:
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    return [{name: text(row[name]) for name in found.table if row[name]} for row in rows]


def comparable(term: Term | None) -> object:
    """Engines may write a decimal's digits and a time's zone differently; nothing else."""
    kind = term.datatype.value.rpartition("#")[2] if isinstance(term, Literal) else ""
    readers: Mapping[str, Callable[[str], object]] = {
        "decimal": Decimal,
        "dateTime": datetime.fromisoformat,
    }
    return readers[kind](text(term)) if kind in readers else term


def test_question_has_the_expected_rows(catalogue: Catalogue, store: Queryable, case: Case) -> None:
    assert shown(answer(catalogue.get(case.name), case.values, store)) == case.rows


def test_both_engines_give_equal_rows_in_equal_order(
    catalogue: Catalogue, store: Queryable, rdflib_store: Queryable, case: Case
) -> None:
    question = catalogue.get(case.name)
    ours, theirs = (answer(question, case.values, one) for one in (store, rdflib_store))
    assert ours.columns == theirs.columns == tuple(question.columns)
    assert len(ours.rows) == len(case.rows)
    assert [list(map(comparable, row)) for row in ours.rows] == [
        list(map(comparable, row)) for row in theirs.rows
    ]


def test_pages_together_are_the_answer(catalogue: Catalogue, store: Queryable, case: Case) -> None:
    question = catalogue.get(case.name)
    found: list[object] = []
    window: Window | None = Window(limit=2)
    while window:
        page = ask(question, case.values, store, window)
        assert page.total == len(case.rows)
        found += page.answer.rows
        window = page.next
    assert tuple(found) == answer(question, case.values, store).rows
    assert ask(question, case.values, store, Window(limit=2, offset=99)).total == len(case.rows)


def test_every_question_has_a_case_with_rows(catalogue: Catalogue) -> None:
    answered = {name for name, cases in EXPECTED.items() if any(case["rows"] for case in cases)}
    assert answered == set(catalogue.names)


def test_nothing_only_said_counts_as_done(
    catalogue: Catalogue, store: Queryable, case: Case
) -> None:
    only_said = {row["quote"].value for row in select(store, SAID_ONLY)}
    assert len(only_said) == 17
    if case.name not in SHOW_STANCE:
        found = answer(catalogue.get(case.name), case.values, store)
        assert only_said.isdisjoint(text(term) for row in found.rows for term in row)
        assert len(found.rows) == len(case.rows)


@pytest.mark.parametrize(
    "operator",
    [
        "Italy",
        "italy",
        "Italian Republic",
        " Q38 ",
        "q38",
        "wd:Q38",
        "http://www.wikidata.org/entity/Q38",
        "https://www.wikidata.org/wiki/Q38",
    ],
)
def test_an_entity_is_the_same_however_it_is_given(
    catalogue: Catalogue, store: Queryable, operator: str
) -> None:
    question = catalogue.get("bases-by-operator")
    found = answer(question, {"operator": operator}, store)
    assert found == answer(question, {"operator": "Q38"}, store)
    assert len(found.rows) == 3


def test_a_local_entity_is_found_by_name_key_and_iri(
    catalogue: Catalogue, store: Queryable
) -> None:
    question = catalogue.get("offices-held")
    by_name = answer(question, {"person": "Amina Jelle"}, store)
    iri = text(by_name.rows[0][by_name.columns.index("person")])
    key = iri.removeprefix("https://w3id.org/dateline/id/")
    assert by_name == answer(question, {"person": iri}, store)
    assert by_name == answer(question, {"person": key}, store)
    assert len(by_name.rows) == 1


def test_base_iri_of_the_store_takes_the_place_of_the_default_one(
    catalogue: Catalogue, quads: tuple[Quad, ...]
) -> None:
    base = "https://graph.example/news/"
    nquads = (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode()
    moved = Store()
    moved.load(nquads.replace("https://w3id.org/dateline/id/", base), RdfFormat.N_QUADS)
    question = catalogue.get("bases-by-operator")
    assert not answer(question, {"operator": "Q38"}, moved).rows
    found = answer(question, {"operator": "Italy"}, moved, base=base)
    assert len(found.rows) == 3
