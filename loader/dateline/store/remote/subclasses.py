"""Saved questions as Virtuoso 7 can answer them: the same rows are asked for.

It loses rows, without a word, where `?class rdfs:subClassOf* ?kind` is joined with a pattern in
any graph. The questions ask for kinds in just one form, which is replaced by the kinds
themselves. And it sorts no more than 10,000 rows under a LIMIT, even one that is no limit.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_FORM: Final = re.compile(
    r"GRAPH <(?:[^<>\s]*/)?graph/ontology> \{ (\?\w+) rdfs:subClassOf\* (\?\w+|dl:\w+) \}"
)
_NO_LIMIT: Final = re.compile(r"(\bORDER BY [^\n{}]*\n\s*)LIMIT 999999\b")
_DL: Final = "https://w3id.org/dateline/ontology#"


def without_high_limits(sparql: str) -> str:
    """Return the query without the limits on sorted rows that the questions set for no limit."""
    return _NO_LIMIT.sub(r"\1", sparql)


def asks_for_subclasses(sparql: str) -> bool:
    """Return whether a query asks for kinds in the form of the saved questions."""
    return _FORM.search(sparql) is not None


def spelled_out(sparql: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the query with the kinds themselves.

    Args:
        sparql: any query.
        pairs: IRIs of classes and their direct superclasses, terms as the engine writes them.
    """
    above = _closure(pairs)

    def table(match: re.Match[str]) -> str:
        lower, upper = match[1], match[2]
        if upper.startswith("?"):
            rows = (f"({low} {high})" for low in sorted(above) for high in sorted(above[low]))
            return f"VALUES ({lower} {upper}) {{ {' '.join(rows)} }}"
        wanted = f"<{_DL}{upper.removeprefix('dl:')}>"
        found = {low for low, highs in above.items() if wanted in highs} | {wanted}
        return f"VALUES {lower} {{ {' '.join(sorted(found))} }}"

    return _FORM.sub(table, sparql)


def _closure(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Return each class with itself and all that are above it."""
    direct: dict[str, set[str]] = {}
    for lower, upper in pairs:
        direct.setdefault(lower, set()).add(upper)
        direct.setdefault(upper, set())
    return {node: _reached(node, direct) for node in direct}


def _reached(start: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found, pending = set[str](), [start]
    while pending:
        node = pending.pop()
        if node not in found:
            found.add(node)
            pending += direct[node]
    return frozenset(found)
