"""The header of a question's file, and everything that may be wrong with it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.query.header import parse, split
from dateline.query.question import ParamType, View

HEADER: dict[str, Any] = {
    "summary": "Who met whom?",
    "description": "Meetings.",
    "tags": ["meetings"],
    "params": [{"name": "who", "type": "entity", "description": "who took part"}],
    "view": "table",
    "example": {"who": "Kenya"},
    "columns": {"who": "one side", "whom": "the other"},
    "table": ["whom"],
}
SPARQL = "SELECT ?who ?whom WHERE {\n  VALUES ?who { UNDEF }\n}\nORDER BY ?who\n"
WORD = st.text(st.characters(categories=["Ll"]), min_size=1, max_size=8)
TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(str.strip)


def written(header: object, sparql: str = SPARQL) -> str:
    lines = yaml.safe_dump(header, allow_unicode=True, sort_keys=False).rstrip("\n").split("\n")
    return "".join(f"#+ {line}\n" for line in lines) + sparql


def test_file_becomes_a_question() -> None:
    question = parse(written(HEADER), name="meetings", theme="diplomacy")
    assert (question.name, question.theme, question.summary) == (
        "meetings",
        "diplomacy",
        "Who met whom?",
    )
    assert question.view is View.TABLE
    assert question.table == ("whom",)
    assert question.params[0].type is ParamType.ENTITY
    assert question.params[0].default is None
    assert question.sparql == SPARQL


def test_a_table_shows_all_columns_unless_told_otherwise() -> None:
    header = {key: value for key, value in HEADER.items() if key != "table"}
    assert parse(written(header), name="x", theme="").table == ("who", "whom")


def test_defaults_and_examples_are_text() -> None:
    params = [{"name": "who", "type": "integer", "description": "x", "default": 3}]
    header = HEADER | {"params": params, "example": {"who": 7}}
    question = parse(written(header), name="x", theme="")
    assert question.params[0].default == "3"
    assert question.example == {"who": "7"}


def test_windows_line_ends_and_byte_order_mark() -> None:
    text = "\ufeff" + written(HEADER).replace("\n", "\r\n")
    assert parse(text, name="x", theme="") == parse(written(HEADER), name="x", theme="")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"summary": ""}, "summary must be text"),
        ({"description": 3}, "description must be text"),
        ({"tags": "meetings"}, "tags must be a list of words"),
        ({"view": "cube"}, "view must be one of table, map"),
        ({"endpoint": "http://x"}, "unknown key 'endpoint'"),
        ({"columns": {}}, "columns must say what each column means"),
        ({"columns": {"who": 3}}, "columns must give each name a text"),
        ({"table": ["when"]}, "table names 'when', which is not declared"),
        ({"table": "whom"}, "table must be a list of columns"),
        ({"example": {"when": "2031"}}, "example names 'when', which is not declared"),
        ({"example": ["who"]}, "example must be a map"),
        ({"params": {"who": {}}}, "params must be a list of maps"),
        ({"params": [{"type": "entity"}]}, "params must be a list of maps, each with a name"),
        ({"params": HEADER["params"] * 2}, "parameter who is declared twice"),
    ],
)
def test_what_is_wrong_is_said(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(UsageError, match="question 'x' cannot be used") as refused:
        parse(written(HEADER | change), name="x", theme="")
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"type": "person"}, "type must be one of entity, date"),
        ({"description": None}, "description must be text"),
        ({"of": "State"}, "of must be a list of words"),
        ({"type": "enum"}, "an enum must list its values"),
        ({"optional": "yes, please"}, "optional must be true or false"),
        ({"list": 3}, "list must be the name of a value list"),
        ({"kind": "x"}, "unknown key 'kind'"),
        ({"name": "when"}, "the query has no line of its own 'VALUES ?when { ... }'"),
    ],
)
def test_what_is_wrong_with_a_parameter_is_said(change: dict[str, Any], problem: str) -> None:
    header = HEADER | {"params": [HEADER["params"][0] | change]}
    with pytest.raises(UsageError) as refused:
        parse(written(header), name="x", theme="")
    assert f"parameter {change.get('name', 'who')}: {problem}" in str(refused.value)


def test_all_problems_are_said_at_once() -> None:
    with pytest.raises(UsageError, match="summary must be text; view must be one of"):
        parse(written(HEADER | {"summary": None, "view": None}), name="x", theme="")


@pytest.mark.parametrize("text", [SPARQL, "", "#+ - a list\n", "#+ summary: 'open\n"])
def test_no_header_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="header"):
        parse(text, name="x", theme="")


@given(summary=TEXT, tags=st.lists(WORD), columns=st.dictionaries(WORD, TEXT, min_size=1))
def test_what_is_written_is_read(summary: str, tags: list[str], columns: dict[str, str]) -> None:
    header = HEADER | {"summary": summary, "tags": tags, "columns": columns, "table": []}
    question = parse(written(header), name="x", theme="")
    assert question.summary == summary
    assert question.tags == tuple(tags)
    assert list(question.columns.items()) == list(columns.items())
    assert question.sparql == SPARQL


@given(st.lists(st.text(st.characters(exclude_characters="\r\n\ufeff"))), st.text("SELECT ?{}\n"))
def test_header_and_query_come_apart_where_they_were_joined(lines: list[str], query: str) -> None:
    header = "".join(f"#+ {line}\n" for line in lines)
    assert split(header + query) == ("\n".join(lines), query)
