"""Which entities the store describes how: most articles name what others named before."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, Quad

from dateline.store.packed import Packed, packed, unpacked
from dateline.store.revision import View

# Bytes that are remembered: some 500 each, so 30 MB at most.
_REMEMBERED: Final = 50_000


class Described:
    """Remembers the descriptions in one graph of a store, the latest used."""

    def __init__(self, stored: View, graph: NamedNode) -> None:
        """Remember nothing yet."""
        self._stored = stored
        self._graph = graph
        self._known: OrderedDict[str, int] = OrderedDict()

    def changes(self, batch: Sequence[Packed]) -> list[tuple[frozenset[Quad], ...]]:
        """Return, for each article, what it says of entities about which not all is said alike."""
        said: dict[str, set[bytes]] = {}
        for one in batch:
            for subject, description in one.entities:
                said.setdefault(subject, set()).add(description)
        told = {subject for subject, found in said.items() if self._is_told(subject, found)}
        quads_of = cache(unpacked)
        return [
            tuple(quads_of(quads) for subject, quads in one.entities if subject not in told)
            for one in batch
        ]

    def forget(self, subjects: Iterable[str] | None = None) -> None:
        """Look these subjects up again next time; None for all."""
        if subjects is None:
            self._known.clear()
            return
        for subject in subjects:
            self._known.pop(subject, None)

    def _is_told(self, subject: str, said: set[bytes]) -> bool:
        """Return whether the store holds just what is `said`."""
        if len(said) > 1:
            return False
        [description] = said
        digest = hash(description)
        if self._known.get(subject) == digest:
            self._known.move_to_end(subject)
            return True
        found = list(self._stored.match(NamedNode(subject), None, None, self._graph))
        if not found or packed(found) != description:
            return False
        self._remember(subject, digest)
        return True

    def _remember(self, subject: str, digest: int) -> None:
        self._known[subject] = digest
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
