import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SourceError, UsageError
from dateline.read.content import MAX_BYTES
from dateline.read.document import Document
from dateline.read.fields import FieldMap
from dateline.read.records import read_records

_KNOWN = FieldMap.from_option(None)
_TEXT = "Chad withdrew its troops from the base on Monday."


def _write(folder: Path, name: str, content: str) -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return str(path)


def _read(source: str, form: str, fields: FieldMap = _KNOWN) -> list[Document | SourceError]:
    return list(read_records(source, form, fields))


def _document(found: Document | SourceError) -> Document:
    assert isinstance(found, Document)
    return found


def test_a_line_is_an_article_with_what_it_states(tmp_path: Path) -> None:
    record = {
        "body": _TEXT,
        "headline": "Troops leave",
        "published_at": "2024-05-06T10:00:00Z",
        "publisher": {"name": "Lake Gazette"},
        "author": [{"name": "A. Writer"}, {"name": "B. Writer"}],
        "link": "https://lake.example/a",
        "inLanguage": "en-GB",
    }
    [found] = _read(_write(tmp_path, "a.jsonl", json.dumps(record) + "\n\n"), "jsonl")
    document = _document(found)
    assert document.data.decode() == _TEXT
    assert document.source.endswith("a.jsonl#1")
    stated = document.stated
    assert (stated.title, stated.published) == ("Troops leave", date(2024, 5, 6))
    assert (stated.publisher, stated.authors) == ("Lake Gazette", ("A. Writer",))
    assert (stated.url, stated.language) == ("https://lake.example/a", "en")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": 1}', "no text"),
        ('{"text": null}', "no text"),
        ("x" * (MAX_BYTES + 10), "a line of over 5 MB"),
    ],
    ids=["broken", "deep", "list", "no text", "null", "long"],
)
def test_a_bad_line_is_named_and_the_others_are_read(
    tmp_path: Path, line: str, reason: str
) -> None:
    good = json.dumps({"text": _TEXT})
    source = _write(tmp_path, "a.jsonl", f"{good}\n{line}\n{good}\n")
    first, bad, last = _read(source, "jsonl")
    assert isinstance(bad, SourceError)
    assert str(bad) == f"{source}#2: {reason}"
    assert _document(first).data == _document(last).data


def test_an_unusable_address_is_not_taken(tmp_path: Path) -> None:
    record = {"text": _TEXT, "url": "javascript:alert(1)"}
    [found] = _read(_write(tmp_path, "a.jsonl", json.dumps(record)), "jsonl")
    assert _document(found).stated.url is None


@pytest.mark.parametrize(
    "value",
    [
        [{"text": _TEXT}],
        {"@graph": [{"@type": "NewsArticle", "articleBody": _TEXT}]},
        {"@type": "NewsArticle", "articleBody": _TEXT, "keywords": ["a"]},
        {"articles": [{"content": _TEXT}], "status": "ok"},
    ],
)
def test_json_holds_a_list_or_one_article(tmp_path: Path, value: object) -> None:
    [found] = _read(_write(tmp_path, "a.json", json.dumps(value)), "json")
    assert _document(found).data.decode() == _TEXT


def test_what_is_not_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not JSON"):
        _read(_write(tmp_path, "a.json", '{"a": 1}\n{"a": 2}'), "json")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_has_a_row_an_article(tmp_path: Path, delimiter: str) -> None:
    head, row = delimiter.join(("id", "title", "text")), delimiter.join(("1", "T", f'"{_TEXT}\n"'))
    found = _read(_write(tmp_path, "a.csv", f"\ufeff{head}\r\n{row}\r\n1\r\n"), "csv")
    assert _document(found[0]).data.decode() == _TEXT
    assert _document(found[0]).stated.title == "T"
    assert isinstance(found[1], SourceError)


def test_a_page_may_stand_for_the_text(tmp_path: Path) -> None:
    [found] = _read(_write(tmp_path, "a.jsonl", json.dumps({"html": "<p>x</p>"})), "jsonl")
    assert _document(found).markup


def test_columns_can_be_mapped(tmp_path: Path) -> None:
    fields = FieldMap.from_option("text=story.full, title=kicker")
    record = {"story": {"full": _TEXT}, "kicker": "K", "text": "no"}
    [found] = _read(_write(tmp_path, "a.jsonl", json.dumps(record)), "jsonl", fields)
    assert (_document(found).data.decode(), _document(found).stated.title) == (_TEXT, "K")


@pytest.mark.parametrize("text", ["body", "body=", "corpus=text", "=text"])
def test_a_wrong_map_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="cannot map"):
        FieldMap.from_option(text)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["text", "title", "author", "source", "url"]), _VALUES))
def test_any_record_has_a_text_or_none(record: dict[str, object]) -> None:
    assert isinstance(_KNOWN.value(record, "text"), str)
    assert isinstance(_KNOWN.value(record, "publisher"), str)
