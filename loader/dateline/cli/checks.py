"""What can be wrong with a store, and how it is mended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions

from dateline.cli.article_checks import Finding, claim_findings, link_findings, quote_findings
from dateline.errors import NotFoundError
from dateline.model.kind import Kind
from dateline.rdf.description import descriptions
from dateline.rdf.namespaces import PREFIXES, Base, name
from dateline.rdf.rebuild import rebuilt_facts
from dateline.rdf.retraction import standing_retractions
from dateline.store.embedded import EmbeddedStore
from dateline.store.overlay import Overlay
from dateline.store.protocol import Store
from dateline.store.query_view import view_of

_REBUILD: Final = "`dateline doctor --rebuild` mends it"
_GRAPHS: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?article dl:textHash ?hash } }"
_CLAIMED: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?claim dl:inArticle ?article } }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Looks a store through; articles one by one, so that memory hardly grows with them."""

    store: Store
    base: Base
    kinds: Mapping[str, Kind]

    def findings(self) -> Iterator[Finding]:
        """Yield all that is wrong."""
        facts, entities = map(self._subjects, (self.base.facts_graph, self.base.entities_graph))
        keys = self._keys()
        for key in sorted(keys):
            yield from self._article(key, facts, entities)
        yield from self._texts(keys)
        yield from self._retracted(keys)
        yield from self._contents(facts)
        yield from self._facts()

    def stray_texts(self) -> frozenset[str]:
        """Return the keys of texts that no graph quotes."""
        return self._texts_held() - self._keys()

    def _article(
        self, key: str, facts: frozenset[NamedNode], entities: frozenset[NamedNode]
    ) -> Iterator[Finding]:
        said = descriptions(self.store.quads(key))
        yield from claim_findings(said, self.base.article(key), facts)
        yield from link_findings(said, entities)
        try:
            text = self.store.text(key)
        except NotFoundError:
            yield Finding(
                kind="graph without text",
                subject=key,
                detail="its passages cannot be checked, nor can it be linked anew",
                mend="load the article with --again, or a dump with texts",
            )
        else:
            yield from quote_findings(said, text)

    def _texts_held(self) -> frozenset[str]:
        held = self.store.texts_held() if isinstance(self.store, EmbeddedStore) else ()
        return frozenset(key for key, _ in held)

    def _texts(self, keys: frozenset[str]) -> Iterator[Finding]:
        for key in sorted(self._texts_held() - keys):
            yield Finding(
                kind="text without graph",
                subject=key,
                detail="nothing quotes it",
                mend=f"load the article, or {_REBUILD}",
            )

    def _retracted(self, keys: frozenset[str]) -> Iterator[Finding]:
        retracted = standing_retractions(self.store.graph(self.base.ledger_graph))
        for key in sorted(retracted.keys() & keys):
            yield Finding(
                kind="retracted article",
                subject=key,
                detail="the ledger says that it is out, yet it is there",
                mend="`dateline retract` it again, or load it with --reinstate",
            )

    def _contents(self, facts: frozenset[NamedNode]) -> Iterator[Finding]:
        graph = self.base.facts_graph
        for quad in view_of(self.store).match(None, name("dl:content"), None, graph):
            if quad.object not in facts:
                yield Finding(
                    kind="dangling link",
                    subject=str(quad.subject),
                    detail=f"its content {quad.object} is not there",
                    mend="load the articles that claim it with --again",
                )

    def _facts(self) -> Iterator[Finding]:
        view = Overlay(view_of(self.store), frozenset(), ())
        for node, stored, told in rebuilt_facts(view, self.base, self.kinds):
            missing, surplus = len(told - stored), len(stored - told)
            yield Finding(
                kind="fact that differs from a rebuild" if told else "fact without claims",
                subject=node.value,
                detail=f"{missing} statements are missing, {surplus} are too many",
                mend=_REBUILD,
            )

    def _subjects(self, graph: NamedNode) -> frozenset[NamedNode]:
        found = view_of(self.store).match(None, name("rdf:type"), None, graph)
        subjects = (quad.subject for quad in found)
        return frozenset(node for node in subjects if isinstance(node, NamedNode))

    def _keys(self) -> frozenset[str]:
        """Return the keys of all articles that have a graph, whole or not."""
        prefix = self.base.article_graph("").value
        graphs = {graph for query in (_GRAPHS, _CLAIMED) for graph in self._asked(query)}
        return frozenset(g.removeprefix(prefix) for g in graphs if g.startswith(prefix))

    def _asked(self, query: str) -> Iterator[str]:
        found = self.store.query(query, prefixes=PREFIXES)
        for row in found if isinstance(found, QuerySolutions) else ():
            yield row["graph"].value
