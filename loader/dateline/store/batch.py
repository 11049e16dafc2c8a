"""Articles that go in together: what is to be written, and what that changes for each."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from dateline.store.database import Statement
from dateline.store.described import Described
from dateline.store.entry import Entry, Loaded
from dateline.store.journal import Step
from dateline.store.memo import Memo
from dateline.store.packed import Packed, by_subject, pack
from dateline.store.protocol import Change, Names
from dateline.store.replacement import Part, Plan, replacement
from dateline.store.revision import Revise, View
from dateline.store.sources import remembered, unremembered
from dateline.store.texts import file_of, in_file, keeping_only


class Files(Protocol):
    """What is remembered of the files that articles were read from."""

    def key_of_file(self, path: str) -> str | None:
        """Return the key of the article last read from the file `path`."""
        ...

    def is_elsewhere(self, key: str, path: str) -> bool:
        """Return whether another file than `path`, which is still there, held the article."""
        ...


class Origins(Protocol):
    """What is remembered of the sources that gave articles."""

    def came_first(self, one: Loaded) -> bool:
        """Return whether no other source gave the same text in the same setup before."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch writes.

    Attributes:
        entries: what goes in.
        texts: those of them whose text goes in first.
        plan: the quads.
        step: what follows the bulk load of `plan.bulk`.
        changes: what it does, an entry each.
    """

    entries: tuple[Entry, ...] = ()
    texts: tuple[Entry, ...] = ()
    plan: Plan
    step: Step
    changes: tuple[Change, ...] = ()

    @property
    def writes_quads(self) -> bool:
        """Whether the quads change."""
        return bool(self.plan.bulk or self.plan.delta)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """An entry, with what the store holds in its place.

    Attributes:
        part: None where its text came from another source already.
        former: key of the former version of its file, which is to go.
    """

    entry: Entry
    part: Part | None
    former: str | None

    def statements(self) -> Iterator[Statement]:
        """Yield what follows in the database once the quads are in."""
        article, one = self.entry.article, self.entry.loaded
        if article and self.part and self.part.differs:
            yield keeping_only(article.key, article.text_hash)
        if self.former:
            yield keeping_only(self.former, "")
            yield unremembered(self.former)
        path = file_of(article) if article else None
        if article and path:
            yield in_file(path, article.key)
        if one:
            yield remembered(one, first=self.part is not None)

    def change(self, revised: AbstractSet[NamedNode]) -> Change:
        """Return what the batch does to the article; `revised` are subjects of shared graphs."""
        fresh = self.part is not None and self.part.is_fresh
        if fresh and not self.former:
            return Change.NEW
        described = self.part is not None and not self.part.described.isdisjoint(revised)
        differs = self.part is not None and self.part.differs_itself
        return Change.CHANGED if self.former or differs or described else Change.SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """Works out batches against what the store holds."""

    stored: View
    names: Names
    revise: Revise
    described: Described
    texts: Files
    sources: Origins
    memo: Memo | None = None

    def batch(self, entries: Sequence[Entry]) -> Batch:
        """Return what `entries` write; see `distinct`."""
        items = self._items(entries)
        parts = [item.part for item in items if item.part and item.part.differs]
        leaving = [self._absent(item.former) for item in items if item.former]
        plan = replacement(self.stored, [*parts, *leaving], self.revise, self.memo)
        changes = tuple(item.change(plan.revised) for item in items)
        return Batch(
            entries=tuple(entries),
            texts=tuple(i.entry for i in items if i.part and i.part.differs),
            plan=plan,
            step=_step(plan, parts, [s for item in items for s in item.statements()]),
            changes=changes,
        )

    def removal(self, key: str, record: AbstractSet[Quad]) -> Batch:
        """Return what takes the article `key` out and puts `record` in."""
        plan = replacement(self.stored, [self._absent(key)], self.revise, self.memo)
        delta = replace(plan.delta, add=plan.delta.add | record)
        plan = replace(plan, delta=delta)
        return Batch(plan=plan, step=_step(plan, [], [keeping_only(key, ""), unremembered(key)]))

    def distinct(self, entries: Iterable[Entry]) -> Iterator[list[Entry]]:
        """Yield `entries` in groups, no two in one of the same article or file."""
        group: list[Entry] = []
        used: set[str] = set()
        for entry in entries:
            taken = self._identity(entry)
            if not used.isdisjoint(taken):
                yield group
                group, used = [], set()
            group.append(entry)
            used |= taken
        if group:
            yield group

    def former(self, entry: Entry) -> str | None:
        """Return the key of the article that the entry's file held, if no other file holds it."""
        path = file_of(entry.article) if entry.article else None
        key = self.texts.key_of_file(path) if path else None
        if path is None or key is None or key == entry.graphs.key:
            return None
        return key if self._own(key) and not self.texts.is_elsewhere(key, path) else None

    def _identity(self, entry: Entry) -> set[str]:
        path = file_of(entry.article) if entry.article else None
        return {part for part in (entry.graphs.key, path, self.former(entry)) if part}

    def _items(self, entries: Sequence[Entry]) -> list[_Item]:
        first = [not e.loaded or self.sources.came_first(e.loaded) for e in entries]
        packs = [
            pack(entry.graphs, self.revise.bearing)
            for entry, is_first in zip(entries, first, strict=True)
            if is_first
        ]
        parts = iter(self._parts(packs))
        return [
            _Item(entry=entry, part=next(parts) if is_first else None, former=self.former(entry))
            for entry, is_first in zip(entries, first, strict=True)
        ]

    def _parts(self, packs: Sequence[Packed]) -> list[Part]:
        described = self.described.changes(packs)
        return [self._part(*pair) for pair in zip(packs, described, strict=True)]

    def _part(self, new: Packed, entities: tuple[frozenset[Quad], ...]) -> Part:
        before = self._own(new.key)
        stays = (
            bool(before)
            and before == new.article_quads
            and all(map(self._holds_whole, by_subject(new.fact_quads)))
        )
        return Part(new=new, before=before, entities=entities, differs_itself=not stays)

    def _holds_whole(self, description: frozenset[Quad]) -> bool:
        """Return whether the store says this of its subject, and perhaps more."""
        quad = next(iter(description))
        node, graph = quad.subject, quad.graph_name
        if not (isinstance(node, NamedNode) and isinstance(graph, NamedNode)):
            return True
        return description <= set(self.stored.match(node, None, None, graph))

    def _absent(self, key: str) -> Part:
        graph = self.names.article_graph(key)
        return Part(new=Packed(key=key, graph=graph), before=self._own(key))

    def _own(self, key: str) -> frozenset[Quad]:
        return frozenset(self.stored.match(None, None, None, self.names.article_graph(key)))


def _step(plan: Plan, parts: Sequence[Part], statements: Iterable[Statement]) -> Step:
    fresh = [part.new.graph for part in parts if part.is_fresh]
    return Step(
        bulk=fresh[0] if fresh else None,
        update=plan.delta.to_sparql(),
        statements=tuple(statements),
    )
