"""A page is worked out without the rows before and after it, and is the same as if cut out."""

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from dateline.query.bind import Value, bind, conditions
from dateline.query.page import Window
from dateline.query.paging import counting, is_paged, with_window

PAGED = """BASE <https://w3id.org/dateline/id/>
SELECT ?n ?twice WHERE {
  { SELECT * WHERE {
      { SELECT ?n WHERE {
          VALUES ?n { 5 3 1 4 2 }

        }
        ORDER BY ?n
        LIMIT 999999  # page
      }
      VALUES ?twice { 1 2 }
    } }
}
ORDER BY ?n ?twice
"""
CONDITIONAL = """SELECT ?x WHERE {
  VALUES ?x { 1 2 3 }
  VALUES ?least { 2 }
  FILTER (?x >= ?least)  # only with least
  FILTER (?x != 3)  # only with other
}
"""


def numbers(sparql: str) -> list[tuple[str, ...]]:
    found = Store().query(sparql)
    assert isinstance(found, QuerySolutions)
    return [tuple(term.value for term in row if isinstance(term, Literal)) for row in found]


def test_a_window_picks_rows_of_the_inner_query() -> None:
    second = with_window(PAGED, Window(limit=2, offset=1))
    assert numbers(second) == [("2", "1"), ("2", "2"), ("3", "1"), ("3", "2")]
    rest = with_window(PAGED, Window(offset=4))
    assert numbers(rest) == [("5", "1"), ("5", "2")]


def test_rows_are_counted_without_what_describes_them() -> None:
    query = counting(PAGED)
    assert "twice" not in query
    assert "ORDER" not in query
    assert numbers(query) == [("5",)]


def test_a_query_without_the_line_is_not_paged() -> None:
    plain = "SELECT ?n WHERE { VALUES ?n { 1 } }\nLIMIT 5\n"
    assert is_paged(PAGED)
    assert not is_paged(plain)
    for use in (counting, lambda q: with_window(q, Window())):
        with pytest.raises(ValueError, match="no line"):
            use(plain)


def test_a_page_needs_a_select_of_its_own() -> None:
    with pytest.raises(ValueError, match="begins with a line"):
        counting("SELECT ?n WHERE {\n  VALUES ?n { 1 }\n}\n  LIMIT 9  # page")


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        ({}, ["1", "2", "3"]),
        ({"least": Literal(3)}, ["3"]),
        ({"least": Literal(1)}, ["1", "2", "3"]),
    ],
)
def test_a_condition_goes_with_its_parameter(values: dict[str, Value], rows: list[str]) -> None:
    sparql = bind(CONDITIONAL, ["least", "other"], values)
    assert [row[0] for row in numbers(sparql)] == rows


def test_conditions_are_the_names_at_the_ends_of_lines() -> None:
    assert conditions(CONDITIONAL) == {"least", "other"}
    assert not conditions('SELECT * { ?s ?p "# only with x" }')


def test_no_value_becomes_a_line_of_its_own() -> None:
    hostile = "x } LIMIT 1  # page\n LIMIT 2  # page\n# only with y"
    bound = bind("SELECT ?x WHERE {\n  VALUES ?x { 1 }\n}", ["x", "y"], {"x": Literal(hostile)})
    assert not is_paged(bound)
    assert numbers(bound) == [(hostile,)]
    iri = bind("SELECT ?x {\n VALUES ?x { 1 }\n}", ["x"], {"x": NamedNode("urn:x#page")})
    assert not is_paged(iri)
