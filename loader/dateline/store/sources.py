"""Where articles came from: what lets a later load pass unchanged sources over."""

import sqlite3

from dateline.store.database import Statement, has_table
from dateline.store.entry import Loaded


class Sources:
    """The table of sources; `sqlite3.Error` passes through."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Use the table in `db`, if there is one."""
        self._db = db
        self._exists = has_table(db, "source")

    def get(self, source: str) -> Loaded | None:
        """Return what is remembered of `source`."""
        query = "SELECT source, mark, setup, key, hash, note FROM source WHERE source = ?"
        row = self._db.execute(query, (source,)).fetchone() if self._exists else None
        if row is None:
            return None
        name, mark, setup, key, text_hash, note = row
        return Loaded(source=name, mark=mark, setup=setup, key=key, text_hash=text_hash, note=note)

    def came_first(self, one: Loaded) -> bool:
        """Return whether no other source gave the same text in the same setup before."""
        query = (
            "SELECT 1 FROM source"
            " WHERE key = ? AND hash = ? AND setup = ? AND source != ? AND first = 1"
        )
        values = one.key, one.text_hash, one.setup, one.source
        return self._db.execute(query, values).fetchone() is None

    def of_article(self, key: str) -> tuple[str, ...]:
        """Return the sources that gave the article."""
        query = "SELECT source FROM source WHERE key = ? ORDER BY source"
        return tuple(row[0] for row in self._db.execute(query, (key,)))


def remembered(one: Loaded, *, first: bool) -> Statement:
    """Return what records a source; `first` tells that its article came from it."""
    values = one.source, one.mark, one.setup, one.key, one.text_hash, one.note, int(first)
    return "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)", values


def unremembered(key: str) -> Statement:
    """Return what removes the record of all sources of an article."""
    return "DELETE FROM source WHERE key = ?", (key,)
