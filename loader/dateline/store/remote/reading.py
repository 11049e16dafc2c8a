"""A store on a server, open for reading."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Self, TypeVar, cast

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution, RdfFormat
from pyoxigraph import Store as Oxigraph

from dateline.errors import NotFoundError
from dateline.model.article import Article
from dateline.store.entry import Loaded
from dateline.store.header import SortedHeader
from dateline.store.protocol import Names, Results, Stats
from dateline.store.remote.asking import Asking
from dateline.store.remote.memory import Memory, loaded_of
from dateline.store.remote.mirror import Mirror, settled
from dateline.store.remote.texts import stored_article
from dateline.store.remote.vocabulary import (
    FIELDS,
    LOADED,
    STAMP,
    TEXT,
    TEXT_HASH,
    TEXT_OF,
    texts_graph,
)
from dateline.store.stats import count
from dateline.store.texts import file_of

T = TypeVar("T")


class RemoteStore:
    """A store on a server, open for reading; see `protocol.Store`."""

    def __init__(self, location: str, names: Names, asking: Asking) -> None:
        """Take what asks the server; nothing is asked yet."""
        self._location = location
        self._names = names
        self._asking = asking
        self._texts = texts_graph(names)

    @property
    def location(self) -> str:
        """Where the store is."""
        return self._location

    @property
    def version(self) -> str:
        """The stamp of what this program wrote last; what others write to the server has none."""
        query = f"SELECT ?stamp WHERE {{ GRAPH {self._texts} {{ {self._texts} {STAMP} ?stamp }} }}"
        return " ".join(sorted(_value(row, "stamp") for row in self._asking.rows(query)))

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None, union: bool = False
    ) -> Results:
        """Run a query; see `protocol.Store.query`."""
        return self._asking.query(sparql, prefixes or {}, union=union)

    def quads(self, key: str) -> frozenset[Quad]:
        """Return an article's own graph; see `protocol.Store.quads`."""
        return self.graph(self._names.article_graph(key))

    def graph(self, graph: NamedNode) -> frozenset[Quad]:
        """Return a graph; see `protocol.Store.graph`."""
        return frozenset(self._asking.graph(graph))

    def article(self, key: str) -> Article:
        """Return a stored article; see `protocol.Store.article`."""
        article, graph = self._names.article(key), self._names.article_graph(key)
        query = f"""SELECT ?fields ?text WHERE {{
            GRAPH {graph} {{ {article} {TEXT_HASH} ?hash }}
            GRAPH {self._texts} {{
                ?node {TEXT_OF} {article} ; {TEXT_HASH} ?hash ; {FIELDS} ?fields ; {TEXT} ?text }}
        }}"""
        for row in self._asking.rows(query):
            return stored_article(_value(row, "fields"), _value(row, "text"))
        raise NotFoundError(
            f"the store {self.location} holds no article {key}, or not its text",
            hint="`dateline stats` counts them",
        )

    def text(self, key: str) -> str:
        """Return a stored article's text; see `protocol.Store.text`."""
        return self.article(key).text

    def earlier_version(self, article: Article) -> str | None:
        """Return the key of the same file's former text; see `protocol.Store`."""
        path = file_of(article)
        key = self._remembered(lambda memory: memory.key_of_file(path)) if path else None
        return key if key != article.key else None

    def loaded(self, source: str) -> Loaded | None:
        """Return what is remembered of a source; see `protocol.Store.loaded`."""
        found = self._remembered(lambda memory: memory.of_source(source))
        records = (loaded_of(quad) for quad in found if quad.predicate == LOADED)
        return next((one for one in records if self._holds(one.key)), None)

    def stats(self) -> Stats:
        """Count what the store holds; see `protocol.Store.stats`."""
        return count(self, self._names)

    def dump(self, out: BinaryIO, form: RdfFormat, *, prefixes: Mapping[str, str]) -> None:
        """Write all quads; see `protocol.Store.dump`.

        They pass through an engine on this machine's disk, whose order depends on the content
        alone: equal content gives the bytes that an embedded store would give.
        """
        header = len(prefixes) if form == RdfFormat.TRIG else 0
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            quads = Oxigraph(folder)
            for graph in self._graphs():
                quads.bulk_extend(self._asking.graph(graph))
            ordered = cast("BinaryIO", SortedHeader(out, header))
            quads.dump(ordered, form, prefixes=dict(prefixes))
            # It has to let its files go before they are removed.
            del quads

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the connections."""
        self._asking.close()

    def _graphs(self) -> Iterator[NamedNode]:
        """Yield the graphs below the base; what else a server holds is not ours."""
        root = f"{self._names.iri}graph/"
        where = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{root}"))'
        for row in self._asking.all_rows("DISTINCT ?g", where, "?g"):
            graph = cast("NamedNode", row["g"])
            if graph != self._texts:
                yield graph

    def _holds(self, key: str) -> bool:
        graph = self._names.article_graph(key)
        return bool(
            self._asking.rows(f"SELECT ?s WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} LIMIT 1")
        )

    def _remembered(self, recall: Callable[[Memory], T]) -> T:
        mirror = Mirror()
        memory = Memory(mirror, self._names)
        return settled(lambda: recall(memory), mirror, self._asking.rows)


def _value(row: QuerySolution, name: str) -> str:
    return cast("Literal", row[name]).value
