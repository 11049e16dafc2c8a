"""Values become terms in the query and can become nothing else."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from dateline.query.bind import Value, bind, bound_variables

QUERY = """BASE <https://w3id.org/dateline/id/>
SELECT ?who ?since WHERE {
  VALUES ?who { <graph/facts> }
  VALUES ?since { UNDEF }
  VALUES ?kept { 1 2 }
}
"""
FILE = Path(__file__).parents[1] / "fixtures" / "query" / "hostile.yaml"
HOSTILE = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def rows(sparql: str) -> list[tuple[object, ...]]:
    found = Store().query(sparql)
    assert isinstance(found, QuerySolutions)
    return [tuple(row) for row in found]


def test_value_replaces_what_the_file_holds() -> None:
    values: dict[str, Value] = {"who": NamedNode("http://example.org/a"), "since": Literal("x")}
    bound = bind(QUERY, ["who", "since"], values)
    assert "VALUES ?who { <http://example.org/a> }" in bound
    assert rows(bound) == [(NamedNode("http://example.org/a"), Literal("x"))] * 2


def test_line_of_a_parameter_without_a_value_goes() -> None:
    bound = bind(QUERY, ["who", "since"], {"who": NamedNode("http://example.org/a")})
    assert "since {" not in bound
    assert rows(bound) == [(NamedNode("http://example.org/a"), None)] * 2


def test_lines_of_other_variables_stay() -> None:
    assert "VALUES ?kept { 1 2 }" in bind(QUERY, ["who", "since"], {})


def test_every_line_of_a_parameter_is_bound() -> None:
    query = "SELECT ?x WHERE {\n  VALUES ?x { 1 }\n  { SELECT ?x WHERE {\n VALUES ?x { 1 }\n} }\n}"
    assert bind(query, ["x"], {"x": Literal(2)}).count("VALUES ?x { " + str(Literal(2))) == 2


def test_base_is_replaced_and_checked() -> None:
    assert "BASE <https://graph.example/>" in bind(QUERY, [], {}, "https://graph.example/")
    with pytest.raises(ValueError, match="IRI"):
        bind(QUERY, [], {}, "https://graph.example/> DROP ALL #")


def test_bound_variables_are_those_with_a_line_of_their_own() -> None:
    assert bound_variables(QUERY) == {"who", "since", "kept"}
    assert not bound_variables("SELECT * { VALUES ?x { 1 } ?x ?y ?z }")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_a_value(text: str) -> None:
    bound = bind(QUERY, ["who", "since"], {"who": Literal(text)})
    assert rows(bound) == [(Literal(text), None)] * 2


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    bound = bind(QUERY, ["who", "since"], {"since": Literal(text)})
    assert rows(bound) == [(None, Literal(text))] * 2
