"""The store's quads as they will be once some articles are replaced."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from pyoxigraph import Literal, NamedNode, Quad

from dateline.store.protocol import View


class Overlay:
    """`stored` with the graphs `replaced` taken away and `added` put on top."""

    def __init__(
        self, stored: View, replaced: AbstractSet[NamedNode], added: Iterable[Quad]
    ) -> None:
        """Index `added` by subject and by object: lookups by neither are rare."""
        self._stored = stored
        self._replaced = replaced
        self._added = list(added)
        self._by_subject: dict[object, list[Quad]] = {}
        self._by_object: dict[object, list[Quad]] = {}
        for quad in self._added:
            self._by_subject.setdefault(quad.subject, []).append(quad)
            self._by_object.setdefault(quad.object, []).append(quad)

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these parts, each once; None stands for any."""
        found = self._candidates(subject, object_)
        put_on_top = {quad for quad in found if _has(quad, subject, predicate, object_, graph)}
        yield from put_on_top
        if graph is None or graph not in self._replaced:
            for quad in self._stored.match(subject, predicate, object_, graph):
                if quad.graph_name not in self._replaced and quad not in put_on_top:
                    yield quad

    def _candidates(
        self, subject: NamedNode | None, object_: NamedNode | Literal | None
    ) -> Iterable[Quad]:
        if subject is not None:
            return self._by_subject.get(subject, ())
        if object_ is not None:
            return self._by_object.get(object_, ())
        return self._added


def _has(quad: Quad, *parts: NamedNode | Literal | None) -> bool:
    """Return whether `quad` has the `parts` that are given."""
    subject, predicate, object_, graph = parts
    return (
        (predicate is None or quad.predicate == predicate)
        and (graph is None or quad.graph_name == graph)
        and (subject is None or quad.subject == subject)
        and (object_ is None or quad.object == object_)
    )
