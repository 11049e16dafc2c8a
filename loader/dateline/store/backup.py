"""Backups: stores of their own that share the quads' files with the one they were made of."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from dateline.errors import StoreError
from dateline.store.folder import Folder, lock_for_writing
from dateline.store.snapshot import take_snapshot


def back_up(store: Path, base: str, target: Path) -> None:
    """Make `target` a store that holds what `store` holds now; it survives a power cut then.

    Raises:
        StoreError: there is no store, somebody is writing to it, or `target` cannot be made.
    """
    take_snapshot(Folder(store), base, target, copy_texts=True)
    os.sync()


def restore(backup: Path, base: str, store: Path, *, replace: bool) -> None:
    """Make `store` hold what `backup` holds; the backup stays as it is.

    Args:
        backup: a store, by whatever means it was kept.
        base: the base IRI of the data.
        store: a folder that is not there or empty, or with `replace` also a store.
        replace: what the store held is gone then.

    Raises:
        StoreError: the backup is no store, the store is in use, or may not be replaced.
    """
    new = store.absolute().with_name(f".{store.name}-{token_hex(4)}")
    try:
        with _vacant(store, base, replace=replace):
            back_up(backup, base, new)
            _swap(new, store)
    except OSError as error:
        raise StoreError(
            f"{store} cannot be restored: {error.strerror or error}",
            hint="check that the disk has room and that the folder can be written",
        ) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextmanager
def _vacant(store: Path, base: str, *, replace: bool) -> Iterator[None]:
    """Hold `store`, if there is one, so that nobody uses it meanwhile."""
    if not store.exists() or not any(store.iterdir()):
        yield
        return
    if not replace:
        raise StoreError(f"{store} exists already", hint="pass --replace, or give another --store")
    with lock_for_writing(Folder(store), base):
        yield


def _swap(new: Path, store: Path) -> None:
    old = store.absolute().with_name(f".{store.name}-{token_hex(4)}")
    exists = store.exists()
    if exists:
        store.rename(old)
    new.rename(store)
    os.sync()
    if exists:
        shutil.rmtree(old)
