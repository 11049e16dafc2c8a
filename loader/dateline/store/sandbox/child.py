"""The child's side: answers one query after another, until its parent is gone.

Run as `python -m dateline.store.sandbox.child DESCRIPTOR`, an end of a socket.
"""

import os
import resource
import sys
from multiprocessing.connection import Connection
from typing import Any, Final

from pyoxigraph import Store

from dateline.errors import DatelineError, Limit
from dateline.model.sparql import SparqlAnswer
from dateline.store.sandbox.evaluate import evaluate
from dateline.store.sandbox.task import READY, Task

_MIB: Final = 2**20
# Beyond the time that the parent waits: what ends a query whose parent was killed.
_GRACE: Final = 5


class Child:
    """Keeps the last folder of quads open for the next query."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._path = ""
        self._store: Store | None = None

    def run(self, task: Task) -> SparqlAnswer | DatelineError:
        """Return the answer to a task, or what went wrong."""
        try:
            store = self._open(task.quads)
            _limit_time(task.limits.seconds)
            _limit_memory(task.limits.memory_mib)
            return evaluate(store, task.query, task.prefixes, task.limits)
        except DatelineError as error:
            return error
        except MemoryError:
            return task.limits.hit(Limit.MEMORY)
        finally:
            _lift_memory_limit()

    def _open(self, path: str) -> Store:
        if self._store is None or path != self._path:
            self._store = None
            self._store = Store.read_only(path)
            self._path = path
        return self._store


def _limit_memory(mib: int) -> None:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
        pages = int(statm.read().split()[0])
    room = pages * resource.getpagesize() + mib * _MIB
    resource.setrlimit(resource.RLIMIT_AS, (room, resource.RLIM_INFINITY))


def _lift_memory_limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _limit_time(seconds: float) -> None:
    used = sum(os.times()[:2])
    most = int(used + seconds) + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def serve(connection: "Connection[Any, Any]") -> None:
    """Answer what comes over `connection` until its other end is closed."""
    child = Child()
    connection.send(READY)
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(child.run(task))


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
