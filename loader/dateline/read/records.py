"""Corpora with an article a record: JSON Lines, JSON, JSON-LD and CSV."""

import codecs
import csv
import json
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Final, TypeAlias

from dateline.errors import SourceError
from dateline.read.content import MAX_BYTES, read_limited
from dateline.read.dates import stated_date
from dateline.read.document import Document
from dateline.read.fields import FieldMap
from dateline.read.page import Page, is_web_url
from dateline.read.streams import opened, shown

# A JSON document is held in memory as a whole; JSON Lines are read one by one.
_MAX_JSON: Final = 20 * MAX_BYTES
_Record: TypeAlias = Mapping[str, object]
# A record, or why there is none.
_Found: TypeAlias = _Record | str


def read_records(source: str, form: str, fields: FieldMap) -> Iterator[Document | SourceError]:
    """Yield a document a record, or what is wrong with that record; the rest goes on.

    Args:
        source: the path of the corpus, or '-'.
        form: a key of `FORMS`.
        fields: which column holds what.

    Raises:
        SourceError: the file cannot be read, or holds no records at all.
    """
    with opened(source) as file:
        for number, found in enumerate(FORMS[form](file, source), start=1):
            yield _document(f"{source}#{number}", found, fields)


def _document(name: str, found: _Found, fields: FieldMap) -> Document | SourceError:
    if isinstance(found, str):
        return SourceError(f"{shown(name)}: {found}", hint="mend or remove the record")
    html = fields.value(found, "html")
    text = fields.value(found, "text")
    if not (text or html):
        columns = ", ".join(list(found)[:8])
        hint = f"say which column is it, with --map text=...; it has {columns or 'none'}"
        return SourceError(f"{shown(name)}: no text", hint=hint)
    data = (text or html).encode("utf-8", "surrogatepass")
    return Document(
        source=name, data=data, markup=not text, encoding="utf-8", stated=_stated(found, fields)
    )


def _stated(record: _Record, fields: FieldMap) -> Page:
    author, url = fields.value(record, "author"), fields.value(record, "url")
    return Page(
        text="",
        title=fields.value(record, "title") or None,
        authors=(author,) if author else (),
        publisher=fields.value(record, "publisher") or None,
        url=url if is_web_url(url) else None,
        language=fields.value(record, "language")[:2].lower() or None,
        published=stated_date(fields.value(record, "date")),
    )


def _json_lines(file: BinaryIO, _source: str) -> Iterator[_Found]:
    while line := file.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            yield f"a line of over {MAX_BYTES / 1e6:g} MB"
            _skip_line(file)
        elif line.strip():
            yield _parsed(line)


def _skip_line(file: BinaryIO) -> None:
    while (rest := file.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        pass


def _parsed(line: bytes) -> _Found:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return "not JSON"
    return value if isinstance(value, dict) else "not a JSON object"


def _json(file: BinaryIO, source: str) -> Iterator[_Found]:
    try:
        value = json.loads(read_limited(file, source, limit=_MAX_JSON))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{shown(source)}: not JSON", hint="is it JSON Lines? then call it .jsonl"
        ) from error
    yield from _objects(value)


def _objects(value: object) -> Iterator[_Found]:
    """Yield the records of a list, of the one list in an object (`@graph`), or the object."""
    if isinstance(value, list):
        yield from (one if isinstance(one, dict) else "not a JSON object" for one in value)
    elif isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        inner = (
            lists if len(lists) == 1 and not FieldMap.from_option(None).holds_text(value) else ()
        )
        yield from _objects(inner[0]) if inner else (value,)


def _csv(file: BinaryIO, source: str) -> Iterator[_Found]:
    csv.field_size_limit(MAX_BYTES)
    try:
        yield from _rows(codecs.iterdecode(file, "utf-8-sig"))
    except (csv.Error, UnicodeDecodeError) as error:
        raise SourceError(
            f"{shown(source)}: not CSV in UTF-8: {error}", hint="mend the file"
        ) from error


def _rows(lines: Iterator[str]) -> Iterator[_Found]:
    head = next(lines, "")
    delimiter = max("\t;,", key=head.count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    for row in csv.reader(lines, delimiter=delimiter):
        if row:
            yield (
                dict(zip(columns, row, strict=False))
                if len(row) == len(columns)
                else "a row with another number of columns"
            )


FORMS: Final[Mapping[str, Callable[[BinaryIO, str], Iterator[_Found]]]] = {
    "jsonl": _json_lines,
    "json": _json,
    "csv": _csv,
}
