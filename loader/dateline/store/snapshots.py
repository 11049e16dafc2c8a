"""Snapshots of a store for a server: the newest there is, beside whoever writes to the store."""

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from secrets import token_hex

from dateline.errors import StoreError
from dateline.store.embedded import EmbeddedStore
from dateline.store.folder import Folder, lock_for_reading
from dateline.store.lock import Lock
from dateline.store.protocol import Names, Store
from dateline.store.snapshot import take_snapshot
from dateline.store.version import read_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A store as it was at one moment.

    Attributes:
        folder: where it is; gone once nobody uses it and there is a newer one.
        store: the same, open for reading.
        version: `protocol.Store.version`.
    """

    folder: Folder
    store: Store
    version: str


class Snapshots:
    """Lends out the newest snapshot; one thread at a time makes a new one when there is need."""

    def __init__(self, folder: Folder, names: Names) -> None:
        """Take the first snapshot, and remove what servers that were killed left behind.

        Raises:
            StoreError: there is no store, or somebody is writing to it for the first time.
        """
        self._source = folder
        self._names = names
        self._home = folder.snapshots
        self._numbers = count()
        self._guard = threading.Lock()
        self._refreshing = threading.Lock()
        self._users = Counter[Path]()
        self._newest = self._first()

    @contextmanager
    def lease(self) -> Iterator[Snapshot]:
        """Lend the newest snapshot: the last one, as long as a writer keeps the store busy."""
        self._refresh()
        with self._guard:
            snapshot = self._newest
            self._users[snapshot.folder.path] += 1
        try:
            yield snapshot
        finally:
            with self._guard:
                self._users[snapshot.folder.path] -= 1
                self._discard_if_unused(snapshot)

    def close(self) -> None:
        """Remove the last snapshot."""
        _close(self._newest)

    def _refresh(self) -> None:
        """Make the newest snapshot one of the store as it is, if that can be done at once."""
        if not self._is_stale() or not self._refreshing.acquire(blocking=False):
            return
        try:
            if self._is_stale():
                self._replace(self._take(self._source))
        except StoreError:
            pass  # a writer is busy: what was there before it began is the newest there is
        finally:
            self._refreshing.release()

    def _is_stale(self) -> bool:
        return read_version(self._source) != self._newest.version

    def _replace(self, snapshot: Snapshot) -> None:
        with self._guard:
            former, self._newest = self._newest, snapshot
            self._discard_if_unused(former)

    def _discard_if_unused(self, snapshot: Snapshot) -> None:
        if snapshot is not self._newest and not self._users[snapshot.folder.path]:
            del self._users[snapshot.folder.path]
            _close(snapshot)

    def _first(self) -> Snapshot:
        try:
            with lock_for_reading(self._source, self._names.iri):
                # With the lock, no writer's scratch copy is taken for an abandoned one.
                _remove_abandoned(self._home)
            return self._take(self._source)
        except StoreError:
            if not self._source.before_write.is_dir():
                raise
            return self._take(Folder(self._source.before_write))

    def _take(self, source: Folder) -> Snapshot:
        target = self._home / f"{token_hex(4)}-{next(self._numbers)}"
        folder = take_snapshot(source, self._names.iri, target, copy_texts=False)
        # The lock on a snapshot tells others that its server lives.
        lock = lock_for_reading(folder, self._names.iri)
        store = EmbeddedStore(folder, self._names, lock)
        return Snapshot(folder=folder, store=store, version=store.version)


def _close(snapshot: Snapshot) -> None:
    snapshot.store.__exit__(None, None, None)
    shutil.rmtree(snapshot.folder.path, ignore_errors=True)


def _remove_abandoned(home: Path) -> None:
    """Remove the snapshots in `home` on which no living process holds a lock."""
    for path in home.iterdir() if home.is_dir() else ():
        try:
            lock = Lock(Folder(path).lock, exclusive=True)
        except (StoreError, OSError):
            continue
        shutil.rmtree(path, ignore_errors=True)
        lock.release()
