"""Opens the store that a location names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.embedded import EmbeddedStore
from dateline.store.folder import Folder, lock_for_reading, lock_for_writing
from dateline.store.lock import Lock
from dateline.store.protocol import Names, Revise, Store, WritableStore
from dateline.store.snapshots import Snapshots
from dateline.store.writable import WritableEmbeddedStore


def open_store(location: str, names: Names) -> Store:
    """Open the store at `location` for reading; many may read at once.

    Raises:
        StoreError: there is none, it is damaged or of another sort, or somebody writes to it.
    """
    folder = _folder(location)
    with _explained(f"cannot read the store {location}"):
        lock = lock_for_reading(folder, names.iri)
    with _released_on_error(lock):
        return EmbeddedStore(folder, names, lock)


def open_writable(location: str, names: Names, revise: Revise) -> WritableStore:
    """Open the store at `location` for writing, made if there is none; nobody else may use it.

    Args:
        location: a folder that is a store, is empty or does not exist.
        names: the IRIs of the data; the store keeps to the base IRI it was made with.
        revise: works out what the shared graphs say.

    Raises:
        StoreError: it holds something else, cannot be written, or is in use.
    """
    folder = _folder(location)
    with _explained(f"cannot write to the store {location}"):
        lock = lock_for_writing(folder, names.iri)
    with _released_on_error(lock):
        return WritableEmbeddedStore(folder, names, lock, revise)


def open_snapshots(location: str, names: Names) -> Snapshots:
    """Open the store at `location` for a server, which reads it beside whoever writes to it.

    Raises:
        StoreError: there is none, it is damaged or of another sort, or somebody writes to it.
    """
    with _explained(f"cannot read the store {location}"):
        return Snapshots(_folder(location), names)


def _folder(location: str) -> Folder:
    if location.startswith(("http://", "https://")):
        raise StoreError(
            f"{location} is a server: this version works with a store in a folder only",
            hint="give --store a path",
        )
    return Folder(Path(location))


@contextmanager
def _explained(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{what}: {error.strerror or error}", hint="choose another folder with --store"
        ) from error


@contextmanager
def _released_on_error(lock: Lock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise
