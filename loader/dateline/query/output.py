"""An answer as text for the next program: CSV, TSV, JSON, JSON Lines, Markdown, GeoJSON.

Values are kept exactly as they are; a format escapes only what it must to be read back. The
functions are pure, and serve the command line as well as HTTP.
"""

import csv
import io
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from dateline.errors import UsageError
from dateline.query.answer import Answer, Term, text
from dateline.query.tables import markdown, plain

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_LAT, _LONG = "lat", "long"
_TSV_ESCAPES: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def to_csv(answer: Answer) -> str:
    """Return SPARQL 1.1 Query Results CSV: bare values, lines end in CRLF; unbound is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows([text(term) for term in row] for row in answer.rows)
    return out.getvalue()


def to_tsv(answer: Answer) -> str:
    r"""Return bare values under the columns' names; backslash, tab and line ends as `\t`, `\n`."""
    rows = ([text(term).translate(_TSV_ESCAPES) for term in row] for row in answer.rows)
    return "".join("\t".join(row) + "\n" for row in (answer.columns, *rows))


def to_json(answer: Answer) -> str:
    """Return SPARQL 1.1 Query Results JSON, terms with language and datatype."""
    bindings = [
        {name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term}
        for row in answer.rows
    ]
    results = {"head": {"vars": answer.columns}, "results": {"bindings": bindings}}
    return _dumps(results, indent=2) + "\n"


def to_jsonl(answer: Answer) -> str:
    """Return one flat JSON object a row; numbers and truth values as such, unbound as null."""
    return "".join(_dumps(_plain_row(answer.columns, row)) + "\n" for row in answer.rows)


def to_geojson(answer: Answer) -> str:
    """Return a feature a row (RFC 7946); a row without coordinates has no geometry.

    Raises:
        UsageError: the answer has no columns `lat` and `long`.
    """
    if not {_LAT, _LONG} <= set(answer.columns):
        raise UsageError(
            "geojson needs coordinates, and this question has none",
            hint="ask one whose view is a map; `dateline query` lists them",
        )
    features = [_feature(_plain_row(answer.columns, row)) for row in answer.rows]
    return _dumps({"type": "FeatureCollection", "features": features}, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an answer.

    Attributes:
        media_type: as in a Content-Type header, without the charset, which is always UTF-8.
        write: returns the whole text; raises UsageError where the answer does not fit.
    """

    media_type: str
    write: Callable[[Answer], str]


FORMATS: Final[Mapping[str, Format]] = {
    "table": Format("text/plain", plain),
    "csv": Format("text/csv", to_csv),
    "tsv": Format("text/tab-separated-values", to_tsv),
    "json": Format("application/sparql-results+json", to_json),
    "jsonl": Format("application/x-ndjson", to_jsonl),
    "md": Format("text/markdown", markdown),
    "geojson": Format("application/geo+json", to_geojson),
}


def render(answer: Answer, form: str) -> str:
    """Return `answer` in the format called `form`.

    Raises:
        UsageError: there is no such format, or it does not fit the answer.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!a}", hint=f"use one of {', '.join(FORMATS)}")
    return FORMATS[form].write(answer)


def formats_for(columns: Collection[str]) -> tuple[str, ...]:
    """Return the names of the formats that an answer with `columns` can be written in."""
    placed = {_LAT, _LONG} <= set(columns)
    return tuple(form for form in FORMATS if placed or form != "geojson")


def _json_term(term: Term) -> Mapping[str, str]:
    """Return a term as section 3.2.2 of SPARQL 1.1 Query Results JSON says."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal) and term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if isinstance(term, Literal) and term.datatype.value != f"{_XSD}string":
        return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    return {"type": "literal", "value": text(term)}


def _plain_row(columns: tuple[str, ...], row: tuple[Term | None, ...]) -> Mapping[str, Any]:
    return {name: _plain_value(term) for name, term in zip(columns, row, strict=True)}


def _plain_value(term: Term | None) -> object:
    if term is None:
        return None
    kind = term.datatype.value.removeprefix(_XSD) if isinstance(term, Literal) else ""
    readers: Mapping[str, Callable[[str], object]] = {
        "integer": int,
        "decimal": float,
        "double": _number,
        "boolean": lambda value: value in {"true", "1"},
    }
    return readers.get(kind, str)(text(term))


def _number(value: str) -> float | str:
    """Return a double, but "INF" and "NaN", which JSON has no numbers for, as they are."""
    return value if value.strip("+-") in {"INF", "NaN"} else float(value)


def _feature(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    lat, long = properties[_LAT], properties[_LONG]
    placed = isinstance(lat, int | float) and isinstance(long, int | float)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [long, lat]} if placed else None,
        "properties": {k: v for k, v in properties.items() if k not in {_LAT, _LONG}},
    }


def _dumps(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
