"""Opens the store that a location names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.embedded import EmbeddedStore
from dateline.store.folder import Folder, lock_for_reading, lock_for_writing
from dateline.store.lock import Lock
from dateline.store.protocol import Names, Store, WritableStore
from dateline.store.remote.access import Access, is_server
from dateline.store.revision import Revise
from dateline.store.snapshot import leave_for_servers
from dateline.store.snapshots import Snapshots
from dateline.store.writable import WritableEmbeddedStore


def open_store(location: str, names: Names) -> Store:
    """Open the store at `location` for reading; many may read at once.

    Args:
        location: a folder, or the address of a server, about which `DATELINE_STORE_*` variables
            of the environment may say more.
        names: the IRIs of the data.

    Raises:
        UsageError: the address or what is set about the server cannot be meant.
        StoreError: there is none, it is damaged or of another sort, or somebody writes to it.
    """
    if is_server(location):
        from dateline.store.remote.connect import open_remote

        return open_remote(location, names, Access.from_environment(os.environ))
    folder = Folder(Path(location))
    with _explained(f"cannot read the store {location}"):
        lock = lock_for_reading(folder, names.iri)
    with _released_on_error(lock):
        return EmbeddedStore(folder, names, lock)


def open_writable(location: str, names: Names, revise: Revise) -> WritableStore:
    """Open the store at `location` for writing, made if there is none; nobody else may use it.

    Args:
        location: a folder that is a store, is empty or does not exist, or the address of a
            server, where nobody else is kept out.
        names: the IRIs of the data; the store keeps to the base IRI it was made with.
        revise: works out what the shared graphs say.

    Raises:
        UsageError: the address or what is set about the server cannot be meant.
        StoreError: it holds something else, cannot be written, or is in use.
    """
    if is_server(location):
        from dateline.store.remote.connect import open_writable_remote

        return open_writable_remote(location, names, Access.from_environment(os.environ), revise)
    folder = Folder(Path(location))
    with _explained(f"cannot write to the store {location}"):
        lock = lock_for_writing(folder, names.iri)
    with _released_on_error(lock):
        leave_for_servers(folder)
        return WritableEmbeddedStore(folder, names, lock, revise)


def open_snapshots(location: str, names: Names) -> Snapshots:
    """Open the store at `location` for a server, which reads it beside whoever writes to it.

    Raises:
        StoreError: there is none, it is damaged or of another sort, or somebody writes to it, or
            it is on a server already.
    """
    if is_server(location):
        raise StoreError(
            f"{location} is a SPARQL server already: only a store in a folder can be served",
            hint="give --store a path",
        )
    with _explained(f"cannot read the store {location}"):
        return Snapshots(Folder(Path(location)), names)


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
