"""What the server needs to be given."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

from dateline.model.sparql import GraphWrite, SparqlAnswer, SparqlQuery, SparqlUpdate, Written


class Stats(Protocol):
    """How much a store holds."""

    @property
    def articles(self) -> int:
        """Number of articles."""
        ...

    @property
    def claims(self) -> int:
        """Number of claims."""
        ...

    @property
    def facts(self) -> int:
        """Number of facts."""
        ...

    @property
    def entities(self) -> int:
        """Number of entities."""
        ...

    @property
    def kinds(self) -> Mapping[str, int]:
        """Numbers of facts by the local name of their class."""
        ...


class ReadableStore(Protocol):
    """A store that does not change; queries of known cost only, for they cannot be stopped."""

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None, union: bool = False
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a query; its results must be used up in the thread that made them.

        Raises:
            UsageError: the query is not SPARQL, or wants to reach beyond the store.
            StoreError: the store cannot be read.
        """
        ...

    def graph(self, graph: NamedNode) -> frozenset[Quad]:
        """Return all quads of `graph`."""
        ...

    def text(self, key: str) -> str:
        """Return the stored article's text.

        Raises:
            NotFoundError: the store does not hold it.
        """
        ...

    def stats(self) -> Stats:
        """Count what the store holds."""
        ...


class Snapshot(Protocol):
    """The store as it was at one moment."""

    @property
    def store(self) -> ReadableStore:
        """The store itself."""
        ...

    @property
    def version(self) -> str:
        """A stamp of what it holds; different content never has the same."""
        ...


class Snapshots(Protocol):
    """Lends out snapshots of a store that others may be writing to."""

    def lease(self) -> AbstractContextManager[Snapshot]:
        """Lend the newest snapshot for as long as the context is open."""
        ...


class AdHoc(Protocol):
    """Answers queries of unknown cost, within limits."""

    def answer(self, query: SparqlQuery) -> SparqlAnswer:
        """Answer a query; blocks until it is answered or has run into a limit.

        Raises:
            UsageError: the query is not SPARQL, or wants to reach beyond the store.
            LimitError: it took too much.
            StoreError: the store cannot be read, or `close` was called.
        """
        ...

    def close(self) -> None:
        """End the queries that run, and answer no more."""
        ...


class Writing(Protocol):
    """Writes to the graphs of users, each request in one transaction."""

    def write(self, request: SparqlUpdate | GraphWrite) -> Written:
        """Do all that `request` asks for, or nothing.

        Raises:
            UsageError: it cannot be read, or reaches beyond the store.
            RefusedError: it would change a graph that is dateline's own.
            NotFoundError: a graph that is not there is to be removed.
            LimitError: it took too much.
            StoreError: somebody else is using the store, or it cannot be written.
        """
        ...
