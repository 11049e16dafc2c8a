"""Puts values into a question as RDF terms.

A parameter has lines of its own, `VALUES ?name { ... }`. A value replaces what stands between the
braces with the term's N-Triples form, which pyoxigraph writes and escapes; without a value the
lines go, which means the same as `UNDEF`: no restriction. So do lines that end in
`# only with NAME`: they say what there is to restrict. No text of a caller is ever pasted.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from dateline.query.namespaces import DEFAULT_BASE

Value = NamedNode | Literal
_LINE: Final = re.compile(r"(?P<before>[ \t]*VALUES \?(?P<name>\w+) )\{[^{}\n]*\}[ \t]*")
_CONDITION: Final = re.compile(r".*# only with (?P<name>\w+)[ \t]*")
_BASE: Final = f"BASE <{DEFAULT_BASE}>"


def bind(
    sparql: str,
    params: Collection[str],
    values: Mapping[str, Value],
    base: str = DEFAULT_BASE,
) -> str:
    """Return `sparql` with `values` in the lines of `params`, its graphs under `base`.

    Args:
        sparql: a question's query.
        params: names of all its parameters.
        values: terms of the parameters that have one.
        base: what the IRIs of the store's graphs begin with; an absolute IRI.

    Raises:
        ValueError: `base` is not an absolute IRI.
    """
    lines = (_line(line, params, values) for line in sparql.split("\n"))
    query = "\n".join(line for line in lines if line is not None)
    return query.replace(_BASE, f"BASE {NamedNode(base)}", 1)


def bound_variables(sparql: str) -> frozenset[str]:
    """Return the variables that have a `VALUES ?name { ... }` line."""
    return frozenset(_names(_LINE, sparql))


def conditions(sparql: str) -> frozenset[str]:
    """Return the names that stand in `# only with NAME` at the end of a line."""
    return frozenset(_names(_CONDITION, sparql))


def _names(pattern: re.Pattern[str], sparql: str) -> Iterator[str]:
    for line in sparql.split("\n"):
        if match := pattern.fullmatch(line):
            yield match["name"]


def _line(line: str, params: Collection[str], values: Mapping[str, Value]) -> str | None:
    condition = _CONDITION.fullmatch(line)
    if condition and condition["name"] in params and condition["name"] not in values:
        return None
    match = _LINE.fullmatch(line)
    if not match or match["name"] not in params:
        return line
    value = values.get(match["name"])
    return None if value is None else f"{match['before']}{{ {value} }}"
