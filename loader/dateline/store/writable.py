"""The embedded store, open for writing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from pyoxigraph import NamedNode, Quad, RdfFormat
from pyoxigraph import Store as Oxigraph

from dateline.model.article import Article
from dateline.store.batch import Batch, Planner
from dateline.store.database import transaction
from dateline.store.described import Described
from dateline.store.embedded import EmbeddedStore
from dateline.store.entry import Entry
from dateline.store.folder import Folder
from dateline.store.lock import Lock
from dateline.store.memo import Memo
from dateline.store.protocol import ArticleGraphs, Change, Names
from dateline.store.revision import Revise
from dateline.store.snapshot import remove_what_was_left
from dateline.store.texts import Texts
from dateline.store.update import Delta
from dateline.store.version import renew_version


class WritableEmbeddedStore(EmbeddedStore):
    """A store open for writing; see `protocol.WritableStore`.

    Texts go in before the graphs that quote them and out after them: whenever the process is
    killed, no graph quotes a text that is not there.
    """

    def __init__(self, folder: Folder, names: Names, lock: Lock, revise: Revise) -> None:
        """Open or create the parts of the store that `lock` guards; finish what a crash cut short.

        Raises:
            StoreError: a part is damaged or cannot be written.
        """
        super().__init__(folder, names, lock)
        self._described = Described(self, names.entities_graph)
        self._memo = Memo()
        self._planner = Planner(
            stored=self,
            names=names,
            revise=revise,
            described=self._described,
            memo=self._memo,
            texts=self._texts,
            sources=self._sources,
        )
        self._recover()

    def replace(self, graphs: ArticleGraphs, article: Article) -> Change:
        """Put an article in; see `protocol.WritableStore.replace`."""
        [change] = self.replace_all([Entry(graphs=graphs, article=article)])
        return change

    def replace_all(self, entries: Sequence[Entry]) -> tuple[Change, ...]:
        """Put articles in; see `protocol.WritableStore.replace_all`."""
        return tuple(
            change
            for group in self._planner.distinct(entries)
            for change in self._write(partial(self._planner.batch, group)).changes
        )

    def remake(self, graphs: ArticleGraphs) -> Change:
        """Put a stored article's graphs in anew; see `protocol.WritableStore.remake`."""
        self.article(graphs.key)
        return self.replace_all([Entry(graphs=graphs)])[0]

    def forget(self, key: str, record: AbstractSet[Quad] = frozenset()) -> None:
        """Remove an article; see `protocol.WritableStore.forget`."""
        self._write(partial(self._planner.removal, key, record))

    def put(self, graph: NamedNode, quads: AbstractSet[Quad]) -> None:
        """Set a whole graph; see `protocol.WritableStore.put`."""
        with self._reporting():
            before = frozenset(self.match(None, None, None, graph))
            self._apply(Delta(remove=before - quads, add=quads - before))

    def describe(
        self, graph: NamedNode, descriptions: Mapping[NamedNode, AbstractSet[Quad]]
    ) -> None:
        """Set subjects' descriptions; see `protocol.WritableStore.describe`."""
        with self._reporting():
            before = frozenset(
                quad for subject in descriptions for quad in self.match(subject, None, None, graph)
            )
            after = frozenset[Quad]().union(*descriptions.values())
            self._apply(Delta(remove=before - after, add=after - before))

    def tidy(self) -> None:
        """Merge the engine's files; see `protocol.WritableStore.tidy`."""
        with self._reporting():
            self._quads.optimize()

    def flush(self) -> None:
        """Write through to the disk; see `protocol.WritableStore.flush`."""
        with self._reporting():
            self._quads.flush()

    def __exit__(self, *exception: object) -> None:
        """Flush and close the store."""
        try:
            self.flush()
        finally:
            remove_what_was_left(self._folder)
            super().__exit__(*exception)

    def _write(self, plan: Callable[[], Batch]) -> Batch:
        """Write what `plan` returns, whole or not at all."""
        with self._reporting():
            self._recover()
            try:
                batch = plan()
                self._commit(batch)
            except BaseException:
                self._memo.clear()
                self._described.forget()
                raise
        self._memo.commit()
        self._described.forget(node.value for node in batch.plan.revised)
        return batch

    def _commit(self, batch: Batch) -> None:
        with transaction(self._texts.db):
            for article in self._texts_of(batch):
                self._texts.put(article)
            self._journal.begin(batch.step)
        if batch.writes_quads:
            renew_version(self._folder)
            if batch.plan.bulk:
                # All of these quads were written by the engine or parsed strictly before.
                self._quads.bulk_load(batch.plan.bulk, format=RdfFormat.N_QUADS, lenient=True)
            self._redo(batch.step.update)
        self._journal.finish(batch.step)

    def _texts_of(self, batch: Batch) -> Iterator[Article]:
        """Yield the texts to put in: also one that is missing although its graph is there."""
        written = {id(entry) for entry in batch.texts}
        for entry in batch.entries:
            article = entry.article
            if article and (id(entry) in written or not self._texts.holds(article)):
                yield article

    def _recover(self) -> None:
        with self._reporting():
            self._journal.recover(self._quads.contains_named_graph, self._redo)

    def _redo(self, update: str) -> None:
        if update:
            self._quads.update(update)
        self._quads.flush()

    def _apply(self, delta: Delta) -> None:
        self._described.forget()
        if delta:
            renew_version(self._folder)
            self._quads.update(delta.to_sparql())

    def _open_quads(self) -> Oxigraph:
        return Oxigraph(self._folder.quads)

    def _open_texts(self) -> Texts:
        return Texts(self._folder.texts, write=True)
