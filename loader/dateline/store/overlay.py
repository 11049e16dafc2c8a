"""The store's quads as they will be once an article is replaced."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Oxigraph


class Overlay:
    """`stored` with the graph `replaced` taken away and `added` put on top."""

    def __init__(self, stored: Oxigraph, replaced: NamedNode, added: frozenset[Quad]) -> None:
        """Index `added` in memory."""
        self._stored = stored
        self._replaced = replaced
        self._added = Oxigraph()
        self._added.extend(added)

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these parts, each once; None stands for any."""
        parts = subject, predicate, object_, graph
        for quad in self._stored.quads_for_pattern(*parts):
            if quad.graph_name != self._replaced:
                yield quad
        for quad in self._added.quads_for_pattern(*parts):
            if quad.graph_name == self._replaced or quad not in self._stored:
                yield quad
