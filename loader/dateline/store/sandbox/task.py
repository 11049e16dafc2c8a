"""What goes from the parent to its child."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from pyoxigraph import Store

from dateline.model.sparql import SparqlAnswer, SparqlQuery
from dateline.store.sandbox.evaluate import evaluate
from dateline.store.sandbox.limits import QueryLimits, within

# What a child says once it can be asked.
READY: Final = "ready"
Reply = TypeVar("Reply")


class Kept:
    """What a child keeps from one task to the next: the last store that it read."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._path: Path | None = None
        self._store: Store | None = None

    def open(self, quads: Path) -> Store:
        """Return the store in the folder `quads`."""
        if self._store is None or quads != self._path:
            self._store = None
            self._store = Store.read_only(str(quads))
            self._path = quads
        return self._store


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(ABC, Generic[Reply]):
    """Something that a child does.

    Attributes:
        limits: what it may take.
    """

    limits: QueryLimits

    @abstractmethod
    def run(self, kept: Kept) -> Reply:
        """Do it, in the child.

        Raises:
            DatelineError: it cannot be done.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryTask(Task[SparqlAnswer]):
    """A query, and the folder of quads that it is about."""

    quads: Path
    query: SparqlQuery
    prefixes: Mapping[str, str]

    def run(self, kept: Kept) -> SparqlAnswer:
        """Answer the query."""
        store = kept.open(self.quads)
        with within(self.limits):
            return evaluate(store, self.query, self.prefixes, self.limits)
