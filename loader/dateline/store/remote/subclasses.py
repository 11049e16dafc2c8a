"""Kinds and their sub-kinds spelled out, for a server that cannot follow them.

Virtuoso 7 loses rows, without a word, where `?class rdfs:subClassOf* ?kind` is joined with a
pattern in any graph. The saved questions ask for kinds in just one form, which this replaces by
the kinds themselves: the same rows.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_FORM: Final = re.compile(
    r"GRAPH <(?:[^<>\s]*/)?graph/ontology> \{ (\?\w+) rdfs:subClassOf\* (\?\w+|dl:\w+) \}"
)
_DL: Final = "https://w3id.org/dateline/ontology#"


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
