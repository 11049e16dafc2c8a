"""One writer, or any number of readers: an advisory lock on a file of the store.

The engine has no such rule of its own: reading while another process writes is undefined.
"""

import fcntl
import os
import time
from pathlib import Path
from typing import Final, Self

from dateline.errors import StoreError

# Seconds that a writer waits for readers to leave: a server's snapshot takes a fraction of it.
_PATIENCE: Final = 1.0
_PAUSE: Final = 0.01


class Lock:
    """Holds a lock from creation until `release`; a killed process holds none."""

    def __init__(self, path: Path, *, exclusive: bool) -> None:
        """Take the lock or fail, within a second; an exclusive one creates `path`.

        Raises:
            StoreError: another process holds it.
            OSError: the file cannot be opened.
        """
        flags = os.O_RDWR | os.O_CREAT if exclusive else os.O_RDONLY
        self._exclusive = exclusive
        self._fd = os.open(path, flags | os.O_CLOEXEC, 0o644)
        try:
            self._acquire()
        except BlockingIOError as error:
            holder = self._writer()
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

    def _acquire(self) -> None:
        how = fcntl.LOCK_EX if self._exclusive else fcntl.LOCK_SH
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(self._fd, how | fcntl.LOCK_NB)
            except BlockingIOError:
                waits_for_readers = self._exclusive and not self._writer()
                if not waits_for_readers or time.monotonic() > deadline:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _writer(self) -> str:
        """Return the writer's process number, or "" where readers hold the lock."""
        try:
            fcntl.flock(self._fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return os.pread(self._fd, 20, 0).decode("ascii", "replace")
        fcntl.flock(self._fd, fcntl.LOCK_UN)
        return ""


def _in_use(folder: Path, holder: str) -> StoreError:
    who = f" (pid {holder})" if holder.isdigit() else ""
    return StoreError(
        f"the store {folder} is in use by another process{who}",
        hint="wait until it has finished, or use another --store",
    )
