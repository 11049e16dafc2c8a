"""What a store offers, and what it needs to be given."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Protocol, Self, TypeAlias

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
)

from dateline.model.article import Article
from dateline.store.entry import Entry, Loaded

Results: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


class Change(StrEnum):
    """What putting an article into the store did."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much a store holds; `kinds` counts facts by the local name of their class."""

    articles: int
    claims: int
    facts: int
    entities: int
    kinds: Mapping[str, int]


class Names(Protocol):
    """The IRIs that a store needs to know."""

    @property
    def iri(self) -> str:
        """The base IRI of the data."""
        ...

    @property
    def facts_graph(self) -> NamedNode:
        """The graph that holds each fact once."""
        ...

    @property
    def entities_graph(self) -> NamedNode:
        """The graph that describes each entity once."""
        ...

    def article(self, key: str) -> NamedNode:
        """Return the article `key`."""
        ...

    def article_graph(self, key: str) -> NamedNode:
        """Return the graph of the article `key`."""
        ...


class ArticleGraphs(Protocol):
    """The quads of one article: those of its own graph, and those it adds to shared ones."""

    @property
    def key(self) -> str:
        """`Article.key`."""
        ...

    @property
    def graph(self) -> NamedNode:
        """The IRI of the article's own graph."""
        ...

    @property
    def article_quads(self) -> frozenset[Quad]:
        """All quads of the article's own graph."""
        ...

    @property
    def fact_quads(self) -> frozenset[Quad]:
        """The facts' own parts."""
        ...

    @property
    def entity_quads(self) -> frozenset[Quad]:
        """The entities' descriptions."""
        ...


class Store(Protocol):
    """A store open for reading. Use as a context manager, and use up results inside it."""

    @property
    def location(self) -> str:
        """Where the store is, as the user gave it."""
        ...

    @property
    def version(self) -> str:
        """A stamp of what is stored: never twice the same for different content.

        It is another one after every write; after a write that changed nothing it may be.
        """
        ...

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None, union: bool = False
    ) -> Results:
        """Run a SPARQL 1.1 query.

        Args:
            sparql: the query; no SERVICE, LOAD or FROM.
            prefixes: prefixes that the query need not declare.
            union: patterns outside GRAPH match all graphs; equal triples are not merged.

        Raises:
            UsageError: the query is not SPARQL, or wants to reach beyond the store.
            StoreError: the store cannot be read.
        """
        ...

    def quads(self, key: str) -> frozenset[Quad]:
        """Return the own graph of the article `key`; empty if the store does not hold it."""
        ...

    def graph(self, graph: NamedNode) -> frozenset[Quad]:
        """Return all quads of `graph`."""
        ...

    def article(self, key: str) -> Article:
        """Return the stored article.

        Raises:
            NotFoundError: the store does not hold it.
        """
        ...

    def text(self, key: str) -> str:
        """Return the stored article's text.

        Raises:
            NotFoundError: the store does not hold it.
        """
        ...

    def earlier_version(self, article: Article) -> str | None:
        """Return the key under which the same file's former text is stored, if it has changed.

        An article without a URL is known by its text; that an edited file is a new version of
        the same article shows only by its path.
        """
        ...

    def loaded(self, source: str) -> Loaded | None:
        """Return what is remembered of a source whose article the store holds."""
        ...

    def stats(self) -> Stats:
        """Count what the store holds."""
        ...

    def dump(self, out: BinaryIO, form: RdfFormat, *, prefixes: Mapping[str, str]) -> None:
        """Write all quads to `out`; equal content gives equal bytes."""
        ...

    def __enter__(self) -> Self:
        """Return the store itself."""
        ...

    def __exit__(self, *exception: object) -> None:
        """Close the store."""
        ...


class WritableStore(Store, Protocol):
    """A store open for writing, by one process at a time."""

    def replace(self, graphs: ArticleGraphs, article: Article) -> Change:
        """Put an article in, whole or not at all.

        Whatever it said before is gone, and so is the former version of an edited file.
        """
        ...

    def replace_all(self, entries: Sequence[Entry]) -> tuple[Change, ...]:
        """Put articles in, each whole or not at all; return what that did, in order.

        Each is put in as `replace` does, but a text that came from another source already, in the
        same setup, is left as it is. What was put in survives a power cut.
        """
        ...

    def remake(self, graphs: ArticleGraphs) -> Change:
        """Put in anew what a stored article says, made from its stored text, whole or not at all.

        Raises:
            NotFoundError: the store does not hold the article.
        """
        ...

    def forget(self, key: str, record: AbstractSet[Quad] = frozenset()) -> None:
        """Remove the article `key` and what only it supports; nothing if it is not there.

        Args:
            key: of the article.
            record: quads of a graph that no article owns, put in at the same time.
        """
        ...

    def put(self, graph: NamedNode, quads: AbstractSet[Quad]) -> None:
        """Make `graph`, which no article owns, hold exactly `quads`."""
        ...

    def describe(
        self, graph: NamedNode, descriptions: Mapping[NamedNode, AbstractSet[Quad]]
    ) -> None:
        """Make each subject's description in `graph`, which no article owns, exactly the given one.

        All of them at once or none; an empty description removes the subject.
        """
        ...

    def tidy(self) -> None:
        """Make reading quicker after much was written; it may take a second a thousand articles."""
        ...

    def flush(self) -> None:
        """Return once everything written so far would survive a power cut."""
        ...
