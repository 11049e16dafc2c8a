"""What a batch of articles changes on a server: the rules of the embedded store, on a mirror."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import cast

from pyoxigraph import NamedNode, Quad

from dateline.store.batch import Batch, Planner
from dateline.store.described import Described
from dateline.store.entry import Entry
from dateline.store.packed import unpacked
from dateline.store.protocol import Change, Names
from dateline.store.remote.memory import Memory, file_place, source_quads
from dateline.store.remote.mirror import Mirror
from dateline.store.remote.plan import Write
from dateline.store.remote.texts import text_node, text_quads
from dateline.store.remote.vocabulary import READ_FROM, TEXT_OF, texts_graph
from dateline.store.revision import Revise
from dateline.store.texts import file_of
from dateline.store.update import Delta


class Planning:
    """Works out one batch; what it asks for and is not known yet is missing in `mirror`."""

    def __init__(self, names: Names, revise: Revise) -> None:
        """Know nothing of the server yet."""
        self.mirror = Mirror()
        self._names = names
        self._revise = revise
        self._memory = Memory(self.mirror, names)

    def groups(self, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
        """Yield `entries` in groups, no two in one of the same article or file."""
        yield from self._planner().distinct(entries)

    def replacement(self, group: Sequence[Entry]) -> tuple[tuple[Change, ...], Write]:
        """Return what putting the articles of a group in does to each, and the change."""
        planner = self._planner()
        batch = planner.batch(group)
        former = {key for entry in group if (key := planner.former(entry))}
        gone = frozenset[Quad]().union(*map(self._memory.of_article, former))
        texts = [entry for entry in batch.texts if entry.article]
        kept = [self._text(entry) for entry in texts]
        noted = [self._noted(entry) for entry in group]
        add = frozenset[Quad]().union(*kept, *(after for _, after in noted))
        remove = gone.union(*(before for before, _ in noted))
        old = self._old_texts(texts).union(*(self._texts_of(key) for key in former))
        return batch.changes, _write(batch, add=add, remove=remove, texts=old)

    def removal(self, key: str, record: AbstractSet[Quad]) -> Write:
        """Return what takes the article `key` out and puts `record` in."""
        batch = self._planner().removal(key, record)
        gone = self._memory.of_article(key)
        return _write(batch, add=frozenset(), remove=gone, texts=self._texts_of(key))

    def _planner(self) -> Planner:
        return Planner(
            stored=self.mirror,
            names=self._names,
            revise=self._revise,
            # Remembered no longer than this: another program may write to the server, too.
            described=Described(self.mirror, self._names.entities_graph),
            texts=self._memory,
            sources=self._memory,
        )

    def _text(self, entry: Entry) -> frozenset[Quad]:
        article = entry.article
        if article is None or text_node(article, self._names) in self._texts_of(article.key):
            return frozenset()
        return text_quads(article, self._names)

    def _old_texts(self, entries: Sequence[Entry]) -> frozenset[NamedNode]:
        articles = [entry.article for entry in entries if entry.article]
        stored = (self._texts_of(article.key) for article in articles)
        current = {text_node(article, self._names) for article in articles}
        return frozenset[NamedNode]().union(*stored) - current

    def _texts_of(self, key: str) -> frozenset[NamedNode]:
        """Return the nodes of the article's texts; the texts themselves are not fetched."""
        article = self._names.article(key)
        found = self.mirror.match(None, TEXT_OF, article, texts_graph(self._names))
        return frozenset(cast("NamedNode", quad.subject) for quad in found)

    def _noted(self, entry: Entry) -> tuple[frozenset[Quad], frozenset[Quad]]:
        """Return what is remembered of the entry's file and source, and what is to be."""
        before, after = set[Quad](), set[Quad]()
        path = file_of(entry.article) if entry.article else None
        if path:
            node, graph = self._names.article(entry.graphs.key), texts_graph(self._names)
            before |= self._memory.in_file(path)
            after.add(Quad(node, READ_FROM, file_place(path), graph))
        if entry.loaded:
            first = self._memory.came_first(entry.loaded)
            before |= self._memory.of_source(entry.loaded.source)
            after |= source_quads(entry.loaded, self._names, first=first)
        return frozenset(before), frozenset(after)


def _write(
    batch: Batch, *, add: frozenset[Quad], remove: frozenset[Quad], texts: frozenset[NamedNode]
) -> Write:
    delta = batch.plan.delta
    new = frozenset(delta.add) | unpacked(batch.plan.bulk) | add
    old = frozenset(delta.remove) | remove
    return Write(delta=Delta(drop=delta.drop, remove=old - new, add=new - old), texts=texts)
