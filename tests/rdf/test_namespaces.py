from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from dateline.errors import UsageError
from dateline.model.entity import Entity
from dateline.model.span import Span
from dateline.rdf.namespaces import Base, item, name


@pytest.mark.parametrize(
    "iri",
    ["", "graph/", "https://example.org/data", "https://example.org/a b/", "ftp://example.org/"],
)
def test_a_base_that_cannot_carry_iris_is_refused(iri: str) -> None:
    with pytest.raises(UsageError, match="not a base IRI"):
        Base(iri)


def test_everything_lies_below_the_base() -> None:
    base = Base("https://example.org/kb/")
    assert base.article_graph("4f").value == "https://example.org/kb/graph/article/4f"
    assert base.facts_graph.value == "https://example.org/kb/graph/facts"
    assert base.evidence("4f", Span(3, 9)).value == "https://example.org/kb/evidence/4f-3-9"


@pytest.mark.parametrize("qid", ["", "Q", "Q0", "Q01", "P31", "q159", "Q159>", "Q1 59", "Q159\n"])
def test_what_is_no_item_gets_no_wikidata_iri(qid: str) -> None:
    with pytest.raises(ValueError, match="not a Wikidata item"):
        item(qid)


def test_an_item_is_its_own_iri(base: Base) -> None:
    russia = Entity(label="Russia", qid="Q159")
    assert base.entity(russia) == NamedNode("http://www.wikidata.org/entity/Q159")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_no_text_can_break_an_iri(steps: list[str]) -> None:
    assert NamedNode(Base().node(*steps).value).value.startswith(Base().iri)


def test_an_entitys_key_and_iri_give_each_other(
    base: Base, entity: Callable[[str], Entity]
) -> None:
    for one in (entity("Ilva Doran"), Entity(label="Russia", qid="Q159")):
        assert base.entity_key(base.entity(one)) == one.key
        assert base.entity_of_key(one.key) == base.entity(one)


def test_an_unknown_prefix_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        name("nope:x")
