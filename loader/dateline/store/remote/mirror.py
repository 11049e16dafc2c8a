"""A part of a server's quads in memory: as much as the rules of a change ask for.

The rules look quads up one pattern after another, and a request for each would be slow. So they
are run on what is known; every pattern asked for that is not known is noted and found empty. Then
all that was noted is fetched in one request, and the rules are run again, until nothing is
missing. How often depends on how far the rules look, not on how many articles a batch has.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Final, TypeAlias, TypeVar, cast

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution
from pyoxigraph import Store as Oxigraph

from dateline.errors import StoreError
from dateline.store.remote.asking import CutError
from dateline.store.remote.fetch import NAMING, SAYING, Pattern, query_for, shape
from dateline.store.remote.vocabulary import IN_ARTICLE

Select: TypeAlias = Callable[[str], Iterable[QuerySolution]]
T = TypeVar("T")

# Of rules that never come to an end; ours need about six.
_MOST_ROUNDS: Final = 100
# Servers plan a query of some thousand values well, and of some ten thousand badly.
_AT_ONCE: Final = 1_000
# Of the graphs that name a node, two are shared ones: the third is somebody else's.
_WITNESSES: Final = 3
_WHOLE: Final = (False, False, False, True)


class Mirror:
    """What is known of a server's quads.

    Attributes:
        missing: the patterns asked for that are not known.
    """

    def __init__(self) -> None:
        """Know nothing."""
        self._quads = Oxigraph()
        self._known: set[Pattern] = set()
        self._naming: dict[Pattern, list[Quad]] = {}
        self.missing: set[Pattern] = set()

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> Iterator[Quad]:
        """Return the quads that have these parts, as far as they are known; see `protocol.View`."""
        pattern = subject, predicate, object_, graph
        if not any(wider in self._known for wider in _wider(pattern)):
            self.missing.add(pattern)
        if shape(pattern) == NAMING:
            return iter(self._naming.get(pattern, ()))
        return self._quads.quads_for_pattern(*pattern)

    def learn(self, select: Select) -> None:
        """Fetch all that is missing."""
        wanted = sorted(self.missing, key=str)
        whole = sum(shape(pattern) == _WHOLE for pattern in self._known | self.missing)
        for row in _rows(wanted, select, _WITNESSES + whole):
            self._learn(row)
        self._known |= self.missing
        said = (pattern for pattern in wanted if shape(pattern) == SAYING)
        self._known.update(came for pattern in said for came in self._came(pattern))
        self.missing.clear()

    def _learn(self, row: QuerySolution) -> None:
        subject, predicate, object_, graph = (cast("NamedNode", row[name]) for name in "spog")
        if row["s"] is None:
            stand_in = Quad(graph, graph, object_, graph)
            self._naming.setdefault((None, None, object_, None), []).append(stand_in)
        else:
            self._quads.add(Quad(subject, predicate, object_, graph))

    def _came(self, pattern: Pattern) -> Iterator[Pattern]:
        """Yield the descriptions that came with what a pattern found."""
        for quad in self._quads.quads_for_pattern(*pattern):
            subject, graph = cast("NamedNode", quad.subject), cast("NamedNode", quad.graph_name)
            yield subject, None, None, graph
            for link in self._quads.quads_for_pattern(subject, IN_ARTICLE, None, graph):
                yield cast("NamedNode", link.object), None, None, graph


def settled(work: Callable[[], T], mirror: Mirror, select: Select) -> T:
    """Return what `work` makes of `mirror`, fetching what it asks for with `select`.

    Raises:
        StoreError: the server cannot be used.
    """
    for _ in range(_MOST_ROUNDS):
        try:
            result = work()
        except Exception:
            # Rules may stumble over descriptions that are still missing.
            if not mirror.missing:
                raise
        else:
            if not mirror.missing:
                return result
        mirror.learn(select)
    raise StoreError("the rules of the store ask for ever more of the server's quads")


def _rows(patterns: list[Pattern], select: Select, witnesses: int) -> Iterator[QuerySolution]:
    """Yield the rows for `patterns`, with as few queries as the server can answer."""
    for start in range(0, len(patterns), _AT_ONCE):
        some = patterns[start : start + _AT_ONCE]
        try:
            yield from select(query_for(some, IN_ARTICLE, witnesses))
        except CutError:
            half = len(some) // 2
            if not half:
                raise
            yield from _rows(some[:half], select, witnesses)
            yield from _rows(some[half:], select, witnesses)


def _wider(pattern: Pattern) -> Iterator[Pattern]:
    """Yield the pattern and all that match whatever it matches."""
    parts = ((part, None) if part is not None else (None,) for part in pattern)
    yield from cast("Iterable[Pattern]", product(*parts))
