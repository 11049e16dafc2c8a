"""Where `load` puts its results: into the store, or only beside it for a dry run."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Quad

from dateline.cli.fact_text import claimed_facts, fact_texts, stored_facts
from dateline.errors import SourceError
from dateline.model.article import Article
from dateline.pipeline import ClaimChange, Kept, Outcome, blaming
from dateline.rdf.diff import diff_claims
from dateline.rdf.namespaces import Base
from dateline.store.entry import Entry, Loaded
from dateline.store.packed import Packed
from dateline.store.protocol import Change, Store, WritableStore
from dateline.store.remote.access import is_server

if TYPE_CHECKING:
    from dateline.build import Assembly

Keep: TypeAlias = "Callable[[Sequence[tuple[Outcome, Loaded | None]]], list[Outcome]]"
_Compare: TypeAlias = Callable[[Packed, Article], tuple[ClaimChange, ...]]
_PutAll: TypeAlias = Callable[[Sequence[Entry]], Sequence[Change]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What takes the results, and the store.

    Attributes:
        keep: takes outcomes with what to remember of their sources; returns what became of them.
        writable: the store, open to write; None for a dry run.
        stored: the store, if there is one; None for a dry run before the first load.
    """

    keep: Keep
    writable: WritableStore | None = None
    stored: Store | None = None


@contextmanager
def keeping(assembly: "Assembly", *, dry_run: bool, diff: bool) -> Iterator[Keeping]:
    """Open the store, to write or for a dry run to read, and yield what takes the results.

    Raises:
        StoreError: the store cannot be used.
    """
    with ExitStack() as stack:
        if not dry_run:
            store = stack.enter_context(assembly.open_writable_store())
            keep = _Keeper(store.replace_all, _comparer(store, assembly.base, diff=diff))
            yield Keeping(keep=keep, writable=store, stored=store)
            return
        place = assembly.settings.store
        exists = is_server(place) or Path(place).exists()
        stored = stack.enter_context(assembly.open_store()) if exists else None
        keep = _Keeper(_Rehearsal(stored), _comparer(stored, assembly.base, diff=diff))
        yield Keeping(keep=keep, stored=stored)


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Keeps a batch; where that fails for no reason anybody knows, one after another."""

    put_all: _PutAll
    compare: _Compare

    def __call__(self, batch: Sequence[tuple[Outcome, Loaded | None]]) -> list[Outcome]:
        try:
            with blaming(batch[0][0].source):
                return self._kept(batch)
        except SourceError as error:
            if len(batch) == 1:
                return [Outcome(source=batch[0][0].source, error=error)]
        return [outcome for one in batch for outcome in self([one])]

    def _kept(self, batch: Sequence[tuple[Outcome, Loaded | None]]) -> list[Outcome]:
        entries = {number: entry for number, one in enumerate(batch) if (entry := _entry(*one))}
        claims = [
            self.compare(packed, article) for packed, article in map(_parts, entries.values())
        ]
        changes = self.put_all(tuple(entries.values()))
        kept = {
            number: Kept(change=change, claims=() if change is Change.SAME else said)
            for number, change, said in zip(entries, changes, claims, strict=True)
        }
        return [
            replace(outcome, kept=kept.get(number, outcome.kept), packed=None, article=None)
            for number, (outcome, _) in enumerate(batch)
        ]


def _entry(outcome: Outcome, loaded: Loaded | None) -> Entry | None:
    if outcome.packed is None or outcome.article is None:
        return None
    return Entry(graphs=outcome.packed, article=outcome.article, loaded=loaded)


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    """Tells how articles would change `store`; None is one still to be made."""

    store: Store | None
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def __call__(self, entries: Sequence[Entry]) -> list[Change]:
        return [self._change(entry) for entry in entries]

    def _change(self, entry: Entry) -> Change:
        packed, article = _parts(entry)
        text = article.key, article.text_hash
        if text in self._seen:
            return Change.SAME
        self._seen.add(text)
        before = _stored(self.store, packed, article)
        if not before:
            return Change.NEW
        return Change.SAME if before == packed.article_quads else Change.CHANGED


def _parts(entry: Entry) -> tuple[Packed, Article]:
    if entry.article is None or not isinstance(entry.graphs, Packed):
        raise TypeError("a load has a text for every article")
    return entry.graphs, entry.article


def _comparer(store: Store | None, base: Base, *, diff: bool) -> _Compare:
    """Return what lists how an article's claims differ from those of its stored version."""

    def changes(packed: Packed, article: Article) -> tuple[ClaimChange, ...]:
        before = _stored(store, packed, article)
        stated = stored_facts(store, base, claimed_facts(before)) if store else ()
        texts = {**fact_texts(stated), **fact_texts(_quads(packed))}
        found = diff_claims(before, packed.article_quads, texts)
        signed = [*(("-", c) for c in found.removed), *(("+", c) for c in found.added)]
        return tuple(ClaimChange(sign=s, fact=texts[c.fact], quote=c.quote) for s, c in signed)

    return changes if diff else lambda _, __: ()


def _quads(packed: Packed) -> frozenset[Quad]:
    return packed.article_quads | packed.fact_quads | packed.entity_quads


def _stored(store: Store | None, packed: Packed, article: Article) -> frozenset[Quad]:
    """Return what the store holds of the article, or of the file it was read from before."""
    if store is None:
        return frozenset()
    return store.quads(packed.key) or store.quads(store.earlier_version(article) or packed.key)
