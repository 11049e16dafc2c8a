"""The store's quads as they will be once some articles are replaced."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from pyoxigraph import Literal, NamedNode, Quad

from dateline.store.memo import Memo
from dateline.store.revision import View


class Overlay:
    """`stored` with the graphs `replaced` taken away and `added` put on top."""

    def __init__(
        self,
        stored: View,
        replaced: AbstractSet[NamedNode],
        added: Iterable[Quad],
        memo: Memo | None = None,
    ) -> None:
        """Index `added` by subject and by what they link to: lookups by neither are rare.

        Args:
            stored: the quads as they are.
            replaced: graphs that are to hold only what is added.
            added: quads that are to come.
            memo: of what is stored; none if others may change the store meanwhile.
        """
        self.memo = memo or Memo()
        self.replaced = replaced
        self._stored = stored
        self._added = list(added)
        self._by_subject: dict[object, list[Quad]] = defaultdict(list)
        self._by_object: dict[object, list[Quad]] = defaultdict(list)
        for quad in self._added:
            self._by_subject[quad.subject].append(quad)
            if isinstance(quad.object, NamedNode):
                self._by_object[quad.object].append(quad)

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> list[Quad]:
        """Return the quads that have these parts, each once; None stands for any."""
        added = self.match_added(subject, predicate, object_, graph)
        if graph is not None and graph in self.replaced:
            return added
        stored = list(self._stored.match(subject, predicate, object_, graph))
        if graph is None and stored:
            stored = [quad for quad in stored if quad.graph_name not in self.replaced]
        if not (added and stored):
            return added or stored
        return list(dict.fromkeys((*added, *stored)))

    def match_added(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> list[Quad]:
        """Return those of the quads that are to come."""
        if subject is not None:
            found, other = self._by_subject.get(subject, ()), object_
        elif isinstance(object_, NamedNode):
            found, other = self._by_object.get(object_, ()), None
        else:
            found, other = self._added, object_
        return [
            quad
            for quad in found
            if (predicate is None or quad.predicate == predicate)
            and (graph is None or quad.graph_name == graph)
            and (other is None or quad.object == other)
        ]
