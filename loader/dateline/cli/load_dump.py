"""`dateline load` of a dump: N-Quads or TriG back into a store, with texts if it has them."""

import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final, cast

import typer
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import Store as Oxigraph

from dateline.build import Assembly
from dateline.cli.console import report
from dateline.cli.load_lines import summary
from dateline.cli.refusing import Refusing, refusing
from dateline.errors import SourceError, UsageError
from dateline.model.article import Article
from dateline.pipeline import Outcome
from dateline.rdf.dumped import Dump, text_hash
from dateline.rdf.graphs import ArticleGraphs
from dateline.rdf.namespaces import Base, name
from dateline.read.sources import plain_suffix
from dateline.read.streams import opened, shown
from dateline.store.entry import Entry
from dateline.store.protocol import WritableStore
from dateline.store.remote.texts import stored_article
from dateline.store.remote.vocabulary import FIELDS, TEXT, TEXT_HASH, TEXT_OF, texts_graph

_FORMATS: Final = {
    ".nq": RdfFormat.N_QUADS, ".nquads": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG,
}  # fmt: skip
_AT_ONCE: Final = 64


def is_dump(source: str) -> bool:
    """Return whether a source is a dump, by its name."""
    return "://" not in source and plain_suffix(source) in _FORMATS


def load_dumps(assembly: Assembly, sources: Sequence[str], *, reinstate: bool) -> int:
    """Load dumps into the store; return the exit code.

    Raises:
        UsageError: articles are among the sources, or have another base IRI.
        SourceError: a dump is damaged; nothing is loaded then.
        StoreError: the store cannot be used.
    """
    if not all(map(is_dump, sources)):
        raise UsageError(
            "dumps and articles are loaded apart", hint="run the command once for each"
        )
    with ExitStack() as stack:
        quads = stack.enter_context(_gathered(sources))
        store = stack.enter_context(assembly.open_writable_store())
        refused = refusing(store, assembly.base, assembly.clock, reinstate=reinstate)
        loading = _Loading(Dump(quads=quads, base=assembly.base), quads, store, refused)
        counts = loading.articles(assembly.base)
        loading.rest(assembly.base)
        store.flush()
    typer.echo(summary(counts, assembly.settings.store, dry_run=False))
    return 1 if counts["skipped"] else 0


@contextmanager
def _gathered(sources: Sequence[str]) -> Iterator[Oxigraph]:
    """Yield the quads of all dumps where they can be looked up: on the disk, for there are many."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        quads = Oxigraph(folder)
        for source in sources:
            with opened(source) as file:
                _read(quads, source, file)
        yield quads
        del quads


def _read(quads: Oxigraph, source: str, file: BinaryIO) -> None:
    try:
        quads.bulk_load(file, format=_FORMATS[plain_suffix(source)])
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise SourceError(
            f"{shown(source)}: a damaged dump: {reason}", hint="nothing of it is loaded"
        ) from error


@dataclass(frozen=True, slots=True)
class _Loading:
    """Dumps on their way into `store`."""

    dump: Dump
    quads: Oxigraph
    store: WritableStore
    refused: Refusing

    def articles(self, base: Base) -> Counter[str]:
        """Put all articles in; return how many there are of each state, and of claims."""
        counts = Counter[str]()
        graphs = self.dump.articles()
        while batch := [self._entry(one, base) for one in islice(graphs, _AT_ONCE)]:
            taken = [entry for entry in batch if self._is_let_in(entry)]
            counts["skipped"] += len(batch) - len(taken)
            for entry, change in zip(taken, self.store.replace_all(taken), strict=True):
                counts[change.value] += 1
                counts["claims"] += sum(map(_is_claim, entry.graphs.article_quads))
                self.refused.record(self.store, Outcome(source="", key=entry.graphs.key))
        return counts

    def rest(self, base: Base) -> None:
        """Add what the other graphs hold, and descriptions of what no article names any more."""
        for graph, quads in self.dump.others({texts_graph(base)}):
            if graph == base.entities_graph:
                self._add_descriptions(graph, quads)
            else:
                self.store.put(graph, self.store.graph(graph) | quads)

    def _add_descriptions(self, graph: NamedNode, quads: frozenset[Quad]) -> None:
        known = {quad.subject for quad in self.store.graph(graph)}
        fresh: dict[NamedNode, set[Quad]] = {}
        for quad in quads:
            if quad.subject not in known and isinstance(quad.subject, NamedNode):
                fresh.setdefault(quad.subject, set()).add(quad)
        self.store.describe(graph, fresh)

    def _entry(self, graphs: ArticleGraphs, base: Base) -> Entry:
        return Entry(graphs=graphs, article=_text(self.quads, graphs, base))

    def _is_let_in(self, entry: Entry) -> bool:
        outcome = self.refused.checked(Outcome(source=entry.graphs.key, key=entry.graphs.key))
        if outcome.error:
            report(outcome.error)
        return outcome.error is None


def _is_claim(quad: Quad) -> bool:
    return quad.predicate == name("dl:claims")


def _text(quads: Oxigraph, graphs: ArticleGraphs, base: Base) -> Article | None:
    """Return the article's text; None if the dump has none that its graph quotes."""
    graph, wanted = texts_graph(base), text_hash(graphs.article_quads)
    for found in quads.quads_for_pattern(None, TEXT_OF, base.article(graphs.key), graph):
        node = cast("NamedNode", found.subject)
        said = {
            quad.predicate: quad.object.value
            for quad in quads.quads_for_pattern(node, None, None, graph)
            if isinstance(quad.object, Literal)
        }
        if said.get(TEXT_HASH) == wanted:
            return _whole(said, wanted, graphs.key)
    return None


def _whole(said: Mapping[NamedNode, str], wanted: str, key: str) -> Article | None:
    """Return the article that `said` holds, if it is the one."""
    try:
        article = stored_article(said[FIELDS], said[TEXT])
    except (KeyError, TypeError, ValueError, zlib.error):
        return None
    return article if (article.text_hash, article.key) == (wanted, key) else None
