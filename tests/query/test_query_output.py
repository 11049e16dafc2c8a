"""Every format is read back, with exactly the values that went in."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    parse_query_results,
)

from dateline.errors import UsageError
from dateline.query.answer import Answer, from_solutions, text
from dateline.query.catalogue import Catalogue
from dateline.query.output import FORMATS, formats_for, render
from dateline.query.queryable import Queryable
from dateline.query.run import answer

XSD = "http://www.w3.org/2001/XMLSchema#"
SITE = NamedNode("https://example.org/é")
HOSTILE = '=HYPERLINK("x")\t\\|<b>\r\n\x1b[31m\u202e, "quoted"'


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + datatype))


ANSWER = Answer(
    columns=("site", "siteLabel", "lat", "long", "count", "sure", "day", "note"),
    rows=(
        (
            SITE,
            Literal("Camp é", language="en"),
            typed("1.50", "decimal"),
            typed("-2", "decimal"),
            typed("3", "integer"),
            typed("true", "boolean"),
            typed("2031-03-01", "date"),
            Literal(HOSTILE),
        ),
        (BlankNode("b"), None, None, None, None, None, None, None),
    ),
    table=("siteLabel", "count", "note"),
)


def read_json(data: str) -> Answer:
    solutions = parse_query_results(io.BytesIO(data.encode()), QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    return from_solutions(solutions, ANSWER.table)


def test_formats_are_a_promise() -> None:
    assert list(FORMATS) == ["table", "csv", "tsv", "json", "jsonl", "md", "geojson"]


def test_each_format_has_a_media_type_of_its_own() -> None:
    assert {name: form.media_type for name, form in FORMATS.items()} == {
        "table": "text/plain",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "json": "application/sparql-results+json",
        "jsonl": "application/x-ndjson",
        "md": "text/markdown",
        "geojson": "application/geo+json",
    }


def test_only_coordinates_make_a_map() -> None:
    assert formats_for(ANSWER.columns) == tuple(FORMATS)
    assert set(FORMATS) - set(formats_for(("x", "lat"))) == {"geojson"}


def test_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no format 'xlsx'"):
        render(ANSWER, "xlsx")


def test_csv_holds_the_exact_values() -> None:
    rows = list(csv.reader(io.StringIO(render(ANSWER, "csv"), newline="")))
    assert rows[0] == list(ANSWER.columns)
    assert rows[1] == [text(term) for term in ANSWER.rows[0]]
    assert rows[1][-1] == HOSTILE
    assert rows[2] == ["_:b", *[""] * 7]


def test_csv_of_one_unbound_column_keeps_its_row() -> None:
    lone = Answer(columns=("x",), rows=((None,), (Literal("a"),)), table=("x",))
    assert list(csv.reader(io.StringIO(render(lone, "csv")))) == [["x"], [""], ["a"]]


def test_tsv_holds_a_line_a_row() -> None:
    lines = render(ANSWER, "tsv").split("\n")
    assert len(lines) == 4
    assert lines[1].split("\t")[-1] == HOSTILE.replace("\\", r"\\").replace("\t", r"\t").replace(
        "\r\n", r"\r\n"
    )


def test_json_is_read_back_by_a_sparql_client() -> None:
    back = read_json(render(ANSWER, "json"))
    assert back.columns == ANSWER.columns
    assert back.rows[0] == ANSWER.rows[0]
    assert isinstance(back.rows[1][0], BlankNode)
    assert back.rows[1][1:] == (None,) * 7


def test_jsonl_has_numbers_and_truth_values() -> None:
    first, second = map(json.loads, render(ANSWER, "jsonl").splitlines())
    assert first == {
        "site": "https://example.org/é",
        "siteLabel": "Camp é",
        "lat": 1.5,
        "long": -2.0,
        "count": 3,
        "sure": True,
        "day": "2031-03-01",
        "note": HOSTILE,
    }
    assert second["count"] is None


def test_numbers_that_json_lacks_are_text() -> None:
    values = ("INF", "-INF", "NaN", "1e3")
    odd = Answer(columns=("x",), rows=tuple((typed(v, "double"),) for v in values), table=("x",))
    read = [json.loads(line)["x"] for line in render(odd, "jsonl").splitlines()]
    assert read == ["INF", "-INF", "NaN", 1000.0]


def test_geojson_has_a_feature_a_row() -> None:
    collection = json.loads(render(ANSWER, "geojson"))
    assert collection["type"] == "FeatureCollection"
    first, second = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [-2.0, 1.5]}
    assert first["properties"]["siteLabel"] == "Camp é"
    assert "lat" not in first["properties"]
    assert second["geometry"] is None


def test_geojson_needs_coordinates() -> None:
    plain = Answer(columns=("x",), rows=(), table=("x",))
    with pytest.raises(UsageError, match="geojson needs coordinates"):
        render(plain, "geojson")


def test_answer_of_a_question_in_every_format(catalogue: Catalogue, store: Queryable) -> None:
    found = answer(catalogue.get("bases-by-operator"), {"operator": "Italy"}, store)
    assert read_json(render(found, "json")).rows == found.rows
    for form in FORMATS:
        assert "Camp Halgan" in render(found, form)
    assert len(json.loads(render(found, "geojson"))["features"]) == 3


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_any_text_survives_csv_and_json(values: list[str]) -> None:
    given_rows = tuple((Literal(value),) for value in values)
    found = Answer(columns=("x",), rows=given_rows, table=("x",))
    read = csv.reader(io.StringIO(render(found, "csv"), newline=""))
    assert [row[0] for row in read][1:] == values
    assert read_json(render(found, "json")).rows == given_rows
