"""Where `load` puts its results: into the store, or only beside it for a dry run."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from dateline.cli.fact_text import claimed_facts, fact_texts, stored_facts
from dateline.model.article import Article
from dateline.pipeline import ClaimChange, Keep, Kept
from dateline.rdf.diff import diff_claims
from dateline.rdf.graphs import ArticleGraphs
from dateline.rdf.namespaces import Base
from dateline.store.protocol import Change, Store, WritableStore
from dateline.store.remote.access import is_server

if TYPE_CHECKING:
    from dateline.build import Assembly


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What takes the results, and the store.

    Attributes:
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
            keep = _Keeper(store.replace, _comparer(store, assembly.base, diff=diff))
            yield Keeping(keep=keep, writable=store, stored=store)
            return
        place = assembly.settings.store
        exists = is_server(place) or Path(place).exists()
        stored = stack.enter_context(assembly.open_store()) if exists else None
        keep = _Keeper(_rehearsal(stored), _comparer(stored, assembly.base, diff=diff))
        yield Keeping(keep=keep, stored=stored)


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Keeps each text once a run: a copy under another name says nothing new."""

    put: Callable[[ArticleGraphs, Article], Change]
    compare: Callable[[ArticleGraphs, Article], tuple[ClaimChange, ...]]
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def __call__(self, graphs: ArticleGraphs, article: Article) -> Kept:
        text = (article.key, article.text_hash)
        if text in self._seen:
            return Kept(change=Change.SAME)
        claims = self.compare(graphs, article)
        change = self.put(graphs, article)
        self._seen.add(text)
        return Kept(change=change, claims=claims)


def _rehearsal(store: Store | None) -> Callable[[ArticleGraphs, Article], Change]:
    """Return what tells how an article would change `store`; None is one still to be made."""

    def would_do(graphs: ArticleGraphs, article: Article) -> Change:
        before = _stored(store, graphs, article)
        if not before:
            return Change.NEW
        return Change.SAME if before == graphs.article_quads else Change.CHANGED

    return would_do


def _comparer(
    store: Store | None, base: Base, *, diff: bool
) -> Callable[[ArticleGraphs, Article], tuple[ClaimChange, ...]]:
    """Return what lists how an article's claims differ from those of its stored version."""

    def changes(graphs: ArticleGraphs, article: Article) -> tuple[ClaimChange, ...]:
        before = _stored(store, graphs, article)
        stated = stored_facts(store, base, claimed_facts(before)) if store else ()
        texts = {**fact_texts(stated), **fact_texts(graphs)}
        found = diff_claims(before, graphs.article_quads, texts)
        signed = [*(("-", c) for c in found.removed), *(("+", c) for c in found.added)]
        return tuple(ClaimChange(sign=s, fact=texts[c.fact], quote=c.quote) for s, c in signed)

    return changes if diff else lambda _, __: ()


def _stored(store: Store | None, graphs: ArticleGraphs, article: Article) -> frozenset[Quad]:
    """Return what the store holds of the article, or of the file it was read from before."""
    if store is None:
        return frozenset()
    return store.quads(graphs.key) or store.quads(store.earlier_version(article) or graphs.key)
