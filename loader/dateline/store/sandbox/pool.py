"""Children kept ready, so that a query need not wait for one to start."""

import threading
from collections import deque

from dateline.errors import DatelineError, StoreError
from dateline.store.sandbox.task import Reply, Task
from dateline.store.sandbox.worker import Worker


class Pool:
    """Does as many tasks at a time as it has children; more wait.

    At most half of the children do what takes long: with the others, what is short is always done.
    """

    def __init__(self, size: int, long_ones: int | None = None) -> None:
        """Start `size` children; half of them, or `long_ones`, may do what takes long."""
        self._all = {Worker() for _ in range(size)}
        self._idle = deque(self._all)
        self._long_ones = threading.Semaphore(long_ones or max(1, size // 2))
        self._changed = threading.Condition()
        self._closed = False

    @property
    def pids(self) -> tuple[int, ...]:
        """The children's process numbers, for whoever watches what they take."""
        with self._changed:
            return tuple(worker.pid for worker in self._all)

    def run(self, task: Task[Reply]) -> Reply:
        """Return what a child replies to `task`.

        Raises:
            DatelineError: what the child met.
            LimitError: the task took too much time or memory.
            StoreError: the child cannot work, or the pool is closed.
        """
        worker = self._take()
        try:
            return worker.ask(task, self._long_ones)
        except DatelineError as error:
            if self._closed:
                raise _closing() from error
            raise
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
                raise _closing()
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


def _closing() -> StoreError:
    return StoreError("the server is closing", hint="ask again once it is back")
