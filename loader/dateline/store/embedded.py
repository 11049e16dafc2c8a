"""The embedded store, open for reading: Oxigraph and a database of texts in one folder."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO, Final, Self, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import Store as Oxigraph

from dateline.errors import NotFoundError, StoreError, UsageError
from dateline.model.article import Article
from dateline.store.entry import Loaded
from dateline.store.folder import Folder
from dateline.store.guard import refuse_outside_access
from dateline.store.header import SortedHeader
from dateline.store.journal import Journal
from dateline.store.lock import Lock
from dateline.store.protocol import Names, Results, Stats
from dateline.store.sources import Sources
from dateline.store.stats import count
from dateline.store.texts import Texts, file_of
from dateline.store.version import read_version

_TEXT_HASH: Final = NamedNode("https://w3id.org/dateline/ontology#textHash")
_MESSAGE_WIDTH: Final = 200


class EmbeddedStore:
    """A store open for reading; see `protocol.Store`."""

    def __init__(self, folder: Folder, names: Names, lock: Lock) -> None:
        """Open the parts of the store that `lock` guards.

        Raises:
            StoreError: a part is missing or damaged.
        """
        self._folder = folder
        self._names = names
        self._lock = lock
        with self._reporting():
            self._quads = self._open_quads()
            self._texts = self._open_texts()
            self._sources = Sources(self._texts.db)
            self._journal = Journal(self._texts.db)

    @property
    def location(self) -> str:
        """Where the store is."""
        return str(self._folder.path)

    @property
    def version(self) -> str:
        """A stamp of what is stored; see `protocol.Store.version`."""
        with self._reporting():
            return read_version(self._folder)

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None, union: bool = False
    ) -> Results:
        """Run a query; see `protocol.Store.query`."""
        refuse_outside_access(sparql)
        with self._reporting():
            try:
                return self._quads.query(
                    sparql, prefixes=dict(prefixes or {}), use_default_graph_as_union=union
                )
            except SyntaxError as error:
                raise bad_query(error) from error

    def quads(self, key: str) -> frozenset[Quad]:
        """Return an article's own graph; see `protocol.Store.quads`."""
        return self.graph(self._names.article_graph(key))

    def graph(self, graph: NamedNode) -> frozenset[Quad]:
        """Return a graph; see `protocol.Store.graph`."""
        with self._reporting():
            return frozenset(self._quads.quads_for_pattern(None, None, None, graph))

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> Iterator[Quad]:
        """Return the quads that have these parts; None stands for any."""
        return self._quads.quads_for_pattern(subject, predicate, object_, graph)

    def article(self, key: str) -> Article:
        """Return a stored article; see `protocol.Store.article`."""
        with self._reporting():
            return self._texts.get(key, self._text_hash(key))

    def text(self, key: str) -> str:
        """Return a stored article's text; see `protocol.Store.text`."""
        return self.article(key).text

    def texts_held(self) -> Iterator[tuple[str, str]]:
        """Yield key and hash of every text, also of those that no graph quotes."""
        with self._reporting():
            yield from self._texts.held()

    def earlier_version(self, article: Article) -> str | None:
        """Return the key of the same file's former text; see `protocol.Store`."""
        path = file_of(article)
        with self._reporting():
            key = self._texts.key_of_file(path) if path else None
        return key if key != article.key else None

    def loaded(self, source: str) -> Loaded | None:
        """Return what is remembered of a source; see `protocol.Store.loaded`."""
        with self._reporting():
            found = self._sources.get(source)
            held = found and self._quads.contains_named_graph(self._names.article_graph(found.key))
        return found if held else None

    def stats(self) -> Stats:
        """Count what the store holds; see `protocol.Store.stats`."""
        with self._reporting():
            return count(self._quads, self._names)

    def dump(self, out: BinaryIO, form: RdfFormat, *, prefixes: Mapping[str, str]) -> None:
        """Write all quads; see `protocol.Store.dump`.

        Oxigraph's own order depends on the content alone, so nothing need be sorted in memory.
        """
        header = len(prefixes) if form == RdfFormat.TRIG else 0
        # The engine calls nothing but write and flush.
        ordered = cast("BinaryIO", SortedHeader(out, header))
        self._quads.dump(ordered, form, prefixes=dict(prefixes))

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the store; nothing works after that."""
        self._texts.close()
        # Oxigraph has no close(): it lets its files go with the last reference.
        del self._quads
        self._lock.release()

    def _open_quads(self) -> Oxigraph:
        return Oxigraph.read_only(str(self._folder.quads))

    def _open_texts(self) -> Texts:
        return Texts(self._folder.texts, write=False)

    def _text_hash(self, key: str) -> str:
        """Return the hash of the text that the article's graph quotes."""
        article, graph = self._names.article(key), self._names.article_graph(key)
        for quad in self._quads.quads_for_pattern(article, _TEXT_HASH, None, graph):
            if isinstance(quad.object, Literal):
                return quad.object.value
        raise NotFoundError(
            f"the store {self.location} holds no article {key}", hint="`dateline stats` counts them"
        )

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        """Turn the engines' errors into ours."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"the store {self.location} cannot be used: {error}",
                hint="check that the disk has room and that the folder is complete",
            ) from error


def bad_query(error: SyntaxError) -> UsageError:
    """Return what the engine says of a query that it cannot parse, in one line."""
    message = " ".join(str(error).split())
    short = message if len(message) <= _MESSAGE_WIDTH else f"{message[:_MESSAGE_WIDTH]}..."
    return UsageError(f"the query is not valid SPARQL: {short}")
