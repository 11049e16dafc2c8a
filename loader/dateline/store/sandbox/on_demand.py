"""A pool whose children start when they are first needed."""

import threading

from dateline.errors import StoreError
from dateline.store.sandbox.pool import Pool
from dateline.store.sandbox.task import Reply, Task


class PoolOnDemand:
    """Does tasks as `Pool` does; until it is asked it has no children."""

    def __init__(self, size: int) -> None:
        """Start nothing yet; later, `size` children, all of which may do what takes long."""
        self._size = size
        self._guard = threading.Lock()
        self._pool: Pool | None = None
        self._closed = False

    def run(self, task: Task[Reply]) -> Reply:
        """Return what a child replies to `task`; see `Pool.run`.

        Raises:
            DatelineError: what the child met.
            LimitError: the task took too much time or memory.
            StoreError: the child cannot work, or the pool is closed.
        """
        return self._started().run(task)

    def close(self) -> None:
        """End all children; queries that run meet an error."""
        with self._guard:
            self._closed = True
            if self._pool:
                self._pool.close()

    def _started(self) -> Pool:
        with self._guard:
            if self._closed:
                raise StoreError("the server is closing")
            self._pool = self._pool or Pool(self._size, long_ones=self._size)
            return self._pool
