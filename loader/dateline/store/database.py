"""The database beside the quads: texts, where they came from, and what is still to be done.

Each part creates its own tables. Transactions are the caller's: `with transaction(db):`.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

# A statement and what it takes.
Statement: TypeAlias = tuple[str, tuple[str | int, ...]]

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS article (
    key TEXT NOT NULL, hash TEXT NOT NULL, fields TEXT NOT NULL, text BLOB NOT NULL,
    PRIMARY KEY (key, hash)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_of_key ON file (key);
CREATE TABLE IF NOT EXISTS source (
    source TEXT PRIMARY KEY, mark TEXT NOT NULL, setup TEXT NOT NULL, key TEXT NOT NULL,
    hash TEXT NOT NULL, note TEXT NOT NULL, first INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_of_key ON source (key);
CREATE TABLE IF NOT EXISTS pending (id INTEGER PRIMARY KEY, step TEXT NOT NULL)
"""
_WAIT: Final = 30.0  # seconds


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open the database; only `write` creates it or its tables."""
    # A reader, too, must be able to roll back what a killed writer left in the journal;
    # where the file is write-protected, "rw" means reading only.
    mode = "rwc" if write else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    # SQLite takes turns by itself when several threads of a server read.
    db = sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=_WAIT, check_same_thread=False
    )
    # A commit returns once the disk has it (https://sqlite.org/pragma.html#pragma_synchronous).
    db.execute("PRAGMA synchronous = EXTRA")
    if write:
        db.executescript(_SCHEMA)
    return db


def has_table(db: sqlite3.Connection, name: str) -> bool:
    """Return whether the database has the table: an older version may not have made it."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return db.execute(query, (name,)).fetchone() is not None


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Do all that is done inside, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def run_all(db: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    """Run statements one after another."""
    for sql, values in statements:
        db.execute(sql, values)
