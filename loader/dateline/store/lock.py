"""One writer, or any number of readers: an advisory lock on a file of the store.

The engine has no such rule of its own: reading while another process writes is undefined.
"""

import fcntl
import os
from pathlib import Path
from typing import Self

from dateline.errors import StoreError


class Lock:
    """Holds a lock from creation until `release`; a killed process holds none."""

    def __init__(self, path: Path, *, exclusive: bool) -> None:
        """Take the lock at once or fail; `path` is created for an exclusive lock only.

        Raises:
            StoreError: another process holds it.
            OSError: the file cannot be opened.
        """
        flags = os.O_RDWR | os.O_CREAT if exclusive else os.O_RDONLY
        self._exclusive = exclusive
        self._fd = os.open(path, flags | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._fd, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = self._holder()
            os.close(self._fd)
            raise _in_use(path.parent, holder) from error
        if exclusive:
            self._write(str(os.getpid()))

    def __enter__(self) -> Self:
        """Return the lock."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Release the lock."""
        self.release()

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._fd < 0:
            return
        if self._exclusive:
            self._write("")
        os.close(self._fd)
        self._fd = -1

    def _write(self, holder: str) -> None:
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, holder.encode(), 0)

    def _holder(self) -> str:
        """Return the writer's process number, or "" where readers hold the lock."""
        try:
            fcntl.flock(self._fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return os.pread(self._fd, 20, 0).decode("ascii", "replace")
        return ""


def _in_use(folder: Path, holder: str) -> StoreError:
    who = f" (pid {holder})" if holder.isdigit() else ""
    return StoreError(
        f"the store {folder} is in use by another process{who}",
        hint="wait until it has finished, or use another --store",
    )
