"""Answers that were worked out already, kept as long as there is room.

An entity tag stands for one answer to one request about one version of the store, so nothing kept
ever has to be thrown away for being out of date.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

# No single answer may push out many others.
_SHARE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a request is answered with.

    Attributes:
        content: the whole of it.
        links: addresses of the pages beside it, by relation.
        total: how many rows all pages have; None where nothing is counted.
    """

    content: bytes
    links: Mapping[str, str] = field(default_factory=dict)
    total: int | None = None


class Kept:
    """Bodies by entity tag, those least lately asked for going first."""

    def __init__(self, most_bytes: int) -> None:
        """Keep up to `most_bytes`; 0 keeps nothing."""
        self._most_bytes = most_bytes
        self._bodies = OrderedDict[str, Body]()
        self._bytes = 0
        self._lock = Lock()

    def get(self, tag: str, work_out: Callable[[], Body]) -> Body:
        """Return the body of `tag`: the one that is kept, or the one that `work_out` returns."""
        with self._lock:
            found = self._bodies.get(tag)
            if found is not None:
                self._bodies.move_to_end(tag)
                return found
        made = work_out()
        self._keep(tag, made)
        return made

    def _keep(self, tag: str, body: Body) -> None:
        if len(body.content) * _SHARE > self._most_bytes:
            return
        with self._lock:
            if tag not in self._bodies:
                self._bodies[tag] = body
                self._bytes += len(body.content)
            while self._bytes > self._most_bytes:
                _, gone = self._bodies.popitem(last=False)
                self._bytes -= len(gone.content)
