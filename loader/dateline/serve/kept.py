"""Answers that were worked out already, kept as long as there is room.

An entity tag stands for one answer to one request about one version of the store, so nothing kept
ever has to be thrown away for being out of date.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
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
        self._under_way: dict[str, Future[Body]] = {}
        self._bytes = 0
        self._lock = Lock()

    def get(self, tag: str, work_out: Callable[[], Body]) -> Body:
        """Return the body of `tag`: one that is kept, or what `work_out` returns.

        Who asks for what is being worked out already waits for that.
        """
        if not self._most_bytes:
            return work_out()
        mine = Future[Body]()
        with self._lock:
            if tag in self._bodies:
                self._bodies.move_to_end(tag)
                return self._bodies[tag]
            under_way = self._under_way.setdefault(tag, mine)
        return self._work_out(tag, work_out, mine) if under_way is mine else under_way.result()

    def _work_out(self, tag: str, work_out: Callable[[], Body], promised: "Future[Body]") -> Body:
        try:
            made = work_out()
        except BaseException as error:
            promised.set_exception(error)
            raise
        else:
            promised.set_result(made)
            self._keep(tag, made)
            return made
        finally:
            with self._lock:
                del self._under_way[tag]

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
