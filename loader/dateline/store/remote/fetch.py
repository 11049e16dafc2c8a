"""Many patterns of quads in one query, and the quads in its answer."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

Pattern: TypeAlias = tuple[
    NamedNode | None, NamedNode | None, NamedNode | Literal | None, NamedNode | None
]
Shape: TypeAlias = tuple[bool, bool, bool, bool]

_NAMES: Final = ("?s", "?p", "?o", "?g")
# What names a node, wherever that is.
NAMING: Final[Shape] = (False, False, True, False)
# What is said in some article, whichever that is.
SAYING: Final[Shape] = (False, True, True, False)


def shape(pattern: Pattern) -> Shape:
    """Return which parts of a pattern are given."""
    subject, predicate, object_, graph = (part is not None for part in pattern)
    return subject, predicate, object_, graph


def query_for(patterns: Iterable[Pattern], follow: NamedNode, witnesses: int) -> str:
    """Return a query for the quads that match any of `patterns`, as rows of ?s ?p ?o ?g.

    Of patterns that give the object alone, rows without ?s tell some of the graphs that hold it,
    up to `witnesses`. What patterns find that give predicate and object comes with the whole
    description of its subject, and of what that names with `follow`, in the same graph.
    """
    by_shape: dict[Shape, list[Pattern]] = {}
    for pattern in sorted(patterns, key=str):
        by_shape.setdefault(shape(pattern), []).append(pattern)
    branches = (b for s, some in by_shape.items() for b in _branches(s, some, follow, witnesses))
    return f"SELECT ?s ?p ?o ?g WHERE {{ {' UNION '.join(f'{{ {b} }}' for b in branches)} }}"


def _branches(
    given: Shape, patterns: list[Pattern], follow: NamedNode, witnesses: int
) -> Iterator[str]:
    if given == NAMING:
        yield from (_graphs_naming(pattern, witnesses) for pattern in patterns)
    elif given == SAYING:
        hit = f"{_values(('?hp', '?ho'), patterns)} GRAPH ?g {{ ?hit ?hp ?ho ."
        yield f"{hit} ?hit ?p ?o }} BIND(?hit AS ?s)"
        yield f"{hit} ?hit {follow} ?s . ?s ?p ?o }}"
    else:
        names = [name for name, is_given in zip(_NAMES, given, strict=True) if is_given]
        yield f"{_values(names, patterns)} GRAPH ?g {{ ?s ?p ?o }}"


def _graphs_naming(pattern: Pattern, witnesses: int) -> str:
    node = pattern[2]
    found = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?x ?y {node} }} }} LIMIT {witnesses}"
    return f"{{ {found} }} BIND({node} AS ?o)"


def _values(names: Iterable[str], patterns: Iterable[Pattern]) -> str:
    """Return an inline table; terms are written by the engine's own serialiser, never pasted."""
    rows = (" ".join(str(part) for part in pattern if part is not None) for pattern in patterns)
    return f"VALUES ({' '.join(names)}) {{ {' '.join(f'({row})' for row in rows)} }}"
