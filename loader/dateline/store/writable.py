"""The embedded store, open for writing."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from dateline.model.article import Article
from dateline.store.embedded import EmbeddedStore
from dateline.store.folder import Folder
from dateline.store.lock import Lock
from dateline.store.protocol import ArticleGraphs, Change, Names, Revise
from dateline.store.replacement import Graphs, replacement
from dateline.store.texts import Texts, file_of
from dateline.store.update import Delta
from dateline.store.version import renew_version


class WritableEmbeddedStore(EmbeddedStore):
    """A store open for writing; see `protocol.WritableStore`.

    Texts go in before the graph that quotes them and out after it: whenever the process is
    killed, no graph quotes a text that is not there.
    """

    def __init__(self, folder: Folder, names: Names, lock: Lock, revise: Revise) -> None:
        """Open or create the parts of the store that `lock` guards.

        Raises:
            StoreError: a part is damaged or cannot be written.
        """
        super().__init__(folder, names, lock)
        self._revise = revise

    def replace(self, graphs: ArticleGraphs, article: Article) -> Change:
        """Put an article in; see `protocol.WritableStore.replace`."""
        earlier = self.earlier_version(article)
        with self._reporting():
            is_new = not self._quads.contains_named_graph(graphs.graph)
            delta = replacement(self._quads, graphs, self._revise)
            if delta:
                self._texts.put(article)
                self._apply(delta)
                self._texts.keep_only(article.key, article.text_hash)
        if earlier:
            self.forget(earlier)
        self._remember_file(article)
        if not delta:
            return Change.SAME
        return Change.CHANGED if earlier or not is_new else Change.NEW

    def _remember_file(self, article: Article) -> None:
        path = file_of(article)
        with self._reporting():
            if path and self._texts.key_of_file(path) != article.key:
                self._texts.remember_file(path, article.key)

    def remake(self, graphs: ArticleGraphs) -> Change:
        """Put a stored article's graphs in anew; see `protocol.WritableStore.remake`."""
        self.article(graphs.key)
        with self._reporting():
            delta = replacement(self._quads, graphs, self._revise)
            self._apply(delta)
        return Change.CHANGED if delta else Change.SAME

    def forget(self, key: str) -> None:
        """Remove an article; see `protocol.WritableStore.forget`."""
        nothing = Graphs(key=key, graph=self._names.article_graph(key))
        with self._reporting():
            self._apply(replacement(self._quads, nothing, self._revise))
            self._texts.keep_only(key, "")

    def put(self, graph: NamedNode, quads: AbstractSet[Quad]) -> None:
        """Set a whole graph; see `protocol.WritableStore.put`."""
        with self._reporting():
            before = frozenset(self._quads.quads_for_pattern(None, None, None, graph))
            self._apply(Delta(remove=before - quads, add=quads - before))

    def describe(
        self, graph: NamedNode, descriptions: Mapping[NamedNode, AbstractSet[Quad]]
    ) -> None:
        """Set subjects' descriptions; see `protocol.WritableStore.describe`."""
        with self._reporting():
            before = frozenset(
                quad
                for subject in descriptions
                for quad in self._quads.quads_for_pattern(subject, None, None, graph)
            )
            after = frozenset[Quad]().union(*descriptions.values())
            self._apply(Delta(remove=before - after, add=after - before))

    def flush(self) -> None:
        """Write through to the disk; see `protocol.WritableStore.flush`."""
        with self._reporting():
            self._quads.flush()

    def __exit__(self, *exception: object) -> None:
        """Flush and close the store."""
        try:
            self.flush()
        finally:
            super().__exit__(*exception)

    def _apply(self, delta: Delta) -> None:
        if delta:
            renew_version(self._folder)
            self._quads.update(delta.to_sparql())

    def _open_quads(self) -> Oxigraph:
        return Oxigraph(self._folder.quads)

    def _open_texts(self) -> Texts:
        return Texts(self._folder.texts, write=True)
