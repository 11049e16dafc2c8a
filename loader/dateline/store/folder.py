"""The layout of an embedded store's folder, and whether a folder is one.

format          layout version and base IRI, JSON
lock            see `lock.py`
quads/          Oxigraph
texts.sqlite    see `texts.py`
snapshots/      see `snapshots.py`
version         see `version.py`
"""

import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.errors import StoreError
from dateline.store.lock import Lock
from dateline.store.recovery import is_left_undone, recover

VERSION: Final = 2


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of a store's parts below `path`."""

    path: Path

    @property
    def format(self) -> Path:
        """What kind of store this is."""
        return self.path / "format"

    @property
    def lock(self) -> Path:
        """The file that the lock is on."""
        return self.path / "lock"

    @property
    def quads(self) -> Path:
        """Oxigraph's folder."""
        return self.path / "quads"

    @property
    def texts(self) -> Path:
        """The texts' database."""
        return self.path / "texts.sqlite"

    @property
    def snapshots(self) -> Path:
        """Where servers have their snapshots."""
        return self.path / "snapshots"

    @property
    def before_write(self) -> Path:
        """A snapshot from before the writer that holds the lock began."""
        return self.snapshots / "before-write"

    @property
    def version(self) -> Path:
        """The stamp of what is stored."""
        return self.path / "version"


def lock_for_reading(folder: Folder, base: str) -> Lock:
    """Check that `folder` is a store with data below `base`, and lock it for reading.

    Raises:
        StoreError: there is no store, it is of another sort, or somebody is writing to it.
        OSError: the folder cannot be read.
    """
    if not folder.path.exists() or _is_blank(folder):
        raise StoreError(
            f"there is no store at {folder.path}", hint="run `dateline load` first, or give --store"
        )
    _check_is_store(folder)
    _mend(folder)
    lock = Lock(folder.lock, exclusive=False)
    try:
        _check_format(folder, base)
    except BaseException:
        lock.release()
        raise
    return lock


def lock_for_writing(folder: Folder, base: str) -> Lock:
    """Make `folder` a store if it is not there or empty, and lock it for writing.

    Raises:
        StoreError: the folder holds something else, or somebody else is using the store.
        OSError: the folder cannot be written.
    """
    folder.path.mkdir(parents=True, exist_ok=True)
    if not _is_blank(folder):
        _check_is_store(folder)
    lock = Lock(folder.lock, exclusive=True)
    try:
        if _is_blank(folder):
            _write_through(folder.format, json.dumps({"version": VERSION, "base": base}))
        _check_format(folder, base)
    except BaseException:
        lock.release()
        raise
    return lock


def _write_through(path: Path, text: str) -> None:
    """Write a new file that a power cut leaves whole."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    parent = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(parent)
    finally:
        os.close(parent)


def _mend(folder: Folder) -> None:
    """Let no reader see what a killed writer left half done."""
    try:
        if is_left_undone(folder.texts):
            with Lock(folder.lock, exclusive=True):
                recover(folder.quads, folder.texts)
    except sqlite3.Error as error:
        raise StoreError(
            f"the store {folder.path} cannot be used: {error}",
            hint="check that the disk has room and that the folder is complete",
        ) from error


def _is_blank(folder: Folder) -> bool:
    """Return whether the folder is empty, or a store whose creation got no further than this."""
    return folder.path.is_dir() and all(
        entry == folder.lock or (entry == folder.format and entry.stat().st_size == 0)
        for entry in folder.path.iterdir()
    )


def _check_is_store(folder: Folder) -> None:
    if not folder.format.is_file():
        raise StoreError(
            f"{folder.path} is not a dateline store",
            hint="give --store a store, an empty folder, or a path that does not exist yet",
        )


def _check_format(folder: Folder, base: str) -> None:
    try:
        found = json.loads(folder.format.read_text())
        version, its_base = found["version"], found["base"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"the store {folder.path} is damaged: its format file cannot be read",
            hint="load the articles into a new store",
        ) from error
    if version != VERSION:
        raise StoreError(
            f"the store {folder.path} has format {version}, this dateline reads {VERSION}",
            hint="use the version that made it, or load the articles into a new store",
        )
    if its_base != base:
        raise StoreError(
            f"the store {folder.path} has the base IRI {its_base}, not {base}",
            hint=f"give --base-iri {its_base}",
        )
