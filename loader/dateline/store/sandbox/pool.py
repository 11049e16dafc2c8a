"""Children kept ready, so that a query need not wait for one to start."""

import threading
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import StoreError
from dateline.model.sparql import SparqlAnswer, SparqlQuery
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.task import Task
from dateline.store.sandbox.worker import Worker


class Pool:
    """Answers as many queries at a time as it has children; more wait."""

    def __init__(self, size: int, limits: QueryLimits, prefixes: Mapping[str, str]) -> None:
        """Start `size` children.

        Args:
            size: how many queries may run at a time.
            limits: what each may take.
            prefixes: prefixes that queries need not declare.
        """
        self._limits = limits
        self._prefixes = dict(prefixes)
        self._all = {Worker() for _ in range(size)}
        self._idle = deque(self._all)
        self._changed = threading.Condition()
        self._closed = False

    def answer(self, query: SparqlQuery, quads: Path) -> SparqlAnswer:
        """Return the answer of the store in the folder `quads`, which must not change meanwhile.

        Raises:
            UsageError: the query is not SPARQL, or wants to reach beyond the store.
            LimitError: it took too much.
            StoreError: the store cannot be read, or the pool is closed.
        """
        task = Task(quads=str(quads), query=query, prefixes=self._prefixes, limits=self._limits)
        worker = self._take()
        try:
            return worker.ask(task)
        finally:
            self._give_back(worker)

    def close(self) -> None:
        """End all children; queries that run meet an error."""
        with self._changed:
            self._closed = True
            for worker in self._all:
                worker.close()
            self._changed.notify_all()

    def _take(self) -> Worker:
        with self._changed:
            self._changed.wait_for(lambda: self._idle or self._closed)
            if self._closed:
                raise StoreError("the server is closing")
            return self._idle.popleft()

    def _give_back(self, worker: Worker) -> None:
        with self._changed:
            if self._closed:
                return
            if worker.alive:
                self._idle.appendleft(worker)  # it has the store open
            else:
                self._all.remove(worker)
                self._replace()
            self._changed.notify()

    def _replace(self) -> None:
        worker = Worker()
        self._all.add(worker)
        self._idle.append(worker)
