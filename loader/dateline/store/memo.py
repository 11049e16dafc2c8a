"""What is read of a store again and again, kept as long as nobody but the reader changes it."""

from collections import OrderedDict
from typing import Final

from pyoxigraph import NamedNode

# Claims, at some 2 kB each: 20 MB at most.
_KEPT: Final = 10_000


class Memo:
    """Remembers values by node, the latest used; what is new counts once it is stored."""

    def __init__(self, limit: int = _KEPT) -> None:
        """Remember nothing yet, and at no time more than `limit` parts of values."""
        self._limit = limit
        self._size = 0
        self._known: OrderedDict[NamedNode, tuple[object, ...]] = OrderedDict()
        self._staged: dict[NamedNode, tuple[object, ...]] = {}

    def get(self, node: NamedNode) -> tuple[object, ...] | None:
        """Return what was true of `node` when last something was stored; None if unknown."""
        found = self._known.get(node)
        if found is not None:
            self._known.move_to_end(node)
        return found

    def stage(self, node: NamedNode, value: tuple[object, ...]) -> None:
        """Note what will be true of `node`."""
        self._staged[node] = value

    def commit(self) -> None:
        """Let hold what was noted: it is stored."""
        for node, value in self._staged.items():
            self._size += _size(value) - _size(self._known.pop(node, None))
            self._known[node] = value
        self._staged.clear()
        while self._size > self._limit:
            self._size -= _size(self._known.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget everything: nobody knows what is stored."""
        self._staged.clear()
        self._known.clear()
        self._size = 0


def _size(value: tuple[object, ...] | None) -> int:
    return 0 if value is None else 1 + len(value)
