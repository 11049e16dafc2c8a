from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from dateline.rdf.terms import day, decimal, integer, text, uri

NODE = NamedNode("https://example.org/x")


def in_store(term: Literal) -> list[object]:
    store = Store()
    store.add(Quad(NODE, NODE, term, NODE))
    return [quad.object for quad in store]


@given(st.text())
def test_text_survives_n_quads(words: str) -> None:
    quad = Quad(NODE, NODE, text(words, language="en"), NODE)
    line = serialize([quad], format=RdfFormat.N_QUADS)
    assert line is not None
    assert list(parse(line, RdfFormat.N_QUADS)) == [quad]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_without_half_characters_is_kept_as_it_is(words: str) -> None:
    assert text(words).value == words


def test_half_a_character_is_replaced() -> None:
    assert text("a\ud800b").value == "a\ufffdb"


@given(st.floats(min_value=-1e6, max_value=1e6), st.integers(0, 8))
def test_a_stored_number_equals_itself(number: float, places: int) -> None:
    term = decimal(number, places=places)
    assert in_store(term) == [term]
    assert abs(Decimal(term.value) - Decimal(repr(number))) <= Decimal("0.5").scaleb(-places)


@pytest.mark.parametrize(
    ("number", "places", "digits"),
    [(0.93, 2, "0.93"), (0.5, 2, "0.5"), (1.0, 2, "1"), (100.0, 0, "100"), (1e-9, 2, "0")],
)
def test_numbers_have_one_form(number: float, places: int, digits: str) -> None:
    assert decimal(number, places=places).value == digits


@pytest.mark.parametrize("term", [day(date(984, 2, 29)), integer(7), uri("http://x/ü?a=b c")])
def test_other_values_come_back_as_they_are(term: Literal) -> None:
    assert in_store(term) == [term]
