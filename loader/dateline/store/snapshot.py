"""A store as it is at one moment, untouched by whoever writes to it from then on.

The engine's own `backup()` is no good here: on a store open for reading it leaves out, without
a word, what a killed or just closed writer left in the write-ahead log.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from dateline.errors import StoreError
from dateline.store.folder import Folder, lock_for_reading

# RocksDB never changes a table once it is written, so that both stores can share the file.
_SHARED: Final = ".sst"
_LEFT_OUT: Final = ("LOCK", "LOG")


def take_snapshot(source: Folder, base: str, target: Path, *, copy_texts: bool) -> Folder:
    """Make `target` a store of its own that holds what `source` holds now.

    Nobody can write to `source` meanwhile: milliseconds, since quads are linked, not copied.

    Args:
        source: the store.
        base: the base IRI of its data.
        target: a folder that is not there yet; on the disk of `source`, or quads are copied.
        copy_texts: the texts are copied, too; else those of `source` are read beside whoever
            writes to them, which the database of texts allows.

    Raises:
        StoreError: there is no store, somebody is writing to it, or the disk is full.
    """
    try:
        with lock_for_reading(source, base):
            target.mkdir(parents=True)
            return _filled(source, Folder(target), copy_texts=copy_texts)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"no snapshot of the store {source.path} can be made at {target}: {error}",
            hint="give a folder that is not there yet and can be written; free room on the disk",
        ) from error


def leave_for_servers(folder: Folder) -> None:
    """Leave a snapshot of a store that is about to be written to, for servers that start meanwhile.

    This process must hold the lock. Where it cannot be done, servers have to wait.
    """
    remove_what_was_left(folder)
    if folder.quads.is_dir():
        with suppress(OSError):
            folder.before_write.mkdir(parents=True)
            _filled(folder, Folder(folder.before_write), copy_texts=False)


def remove_what_was_left(folder: Folder) -> None:
    """Remove what `leave_for_servers` left; this process must hold the lock."""
    shutil.rmtree(folder.before_write, ignore_errors=True)
    with suppress(OSError):  # there may be snapshots of servers
        folder.snapshots.rmdir()


def _filled(source: Folder, target: Folder, *, copy_texts: bool) -> Folder:
    try:
        _copy(source, target, copy_texts=copy_texts)
    except BaseException:
        shutil.rmtree(target.path, ignore_errors=True)
        raise
    return target


def _copy(source: Folder, target: Folder, *, copy_texts: bool) -> None:
    target.quads.mkdir()
    for file in source.quads.iterdir():
        if not file.name.startswith(_LEFT_OUT):
            _link_or_copy(file, target.quads / file.name)
    for file in (source.format, source.version):
        if file.exists():
            shutil.copyfile(file, target.path / file.name)
    target.lock.touch()
    _give_texts(source, target, copy=copy_texts)


def _link_or_copy(file: Path, target: Path) -> None:
    if file.suffix == _SHARED:
        try:
            os.link(file, target)
        except OSError:  # another disk, or one without links
            shutil.copyfile(file, target)
    else:
        shutil.copyfile(file, target)


def _give_texts(source: Folder, target: Folder, *, copy: bool) -> None:
    if not copy:
        target.texts.symlink_to(source.texts.resolve())
        return
    with (
        closing(sqlite3.connect(f"{source.texts.absolute().as_uri()}?mode=rw", uri=True)) as old,
        closing(sqlite3.connect(target.texts)) as new,
    ):
        old.backup(new)
