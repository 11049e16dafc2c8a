"""A batch that is going in, written down so that a crash leaves it whole or absent.

Bulk loading, updating and the texts are three writes. What is to follow the first is written
down before it: if that one was done, the others are done again (each of them can be), else none
is (redo logging; Gray and Reuter, Transaction Processing, chapter 11).
"""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from dateline.store.database import Statement, has_table, run_all, transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What follows the bulk load.

    Attributes:
        bulk: a graph that the bulk load makes; None where there is none.
        update: SPARQL to run then, "" for none; to run it twice is to run it once.
        statements: to run in the database at last.
    """

    bulk: NamedNode | None
    update: str
    statements: tuple[Statement, ...]


class Journal:
    """The table of the step that is not done yet; `sqlite3.Error` passes through."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Use the table in `db`, if there is one."""
        self._db = db
        self._exists = has_table(db, "pending")

    def begin(self, step: Step) -> None:
        """Write `step` down, in the caller's transaction."""
        bulk = step.bulk.value if step.bulk else None
        text = json.dumps([bulk, step.update, step.statements])
        self._db.execute("INSERT OR REPLACE INTO pending VALUES (1, ?)", (text,))

    def finish(self, step: Step) -> None:
        """Do the last part of `step` and strike it out."""
        with transaction(self._db):
            run_all(self._db, step.statements)
            self._db.execute("DELETE FROM pending")

    def pending(self) -> Step | None:
        """Return the step that a crash cut short."""
        row = self._db.execute("SELECT step FROM pending").fetchone() if self._exists else None
        if row is None:
            return None
        bulk, update, statements = json.loads(row[0])
        return Step(
            bulk=NamedNode(bulk) if bulk else None,
            update=update,
            statements=tuple((sql, tuple(values)) for sql, values in statements),
        )

    def recover(self, has_graph: Callable[[NamedNode], bool], redo: Callable[[str], None]) -> None:
        """Finish what a crash cut short, or undo it.

        Args:
            has_graph: tells whether the store has a graph.
            redo: runs an update, and returns once it would survive a power cut.
        """
        step = self.pending()
        if step is None:
            return
        done = step.bulk is None or has_graph(step.bulk)
        if done:
            redo(step.update)
        self.finish(step if done else Step(bulk=None, update="", statements=()))
