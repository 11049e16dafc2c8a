"""A dump taken apart: each article with the facts and entities that it needs, and all the rest."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from dateline.errors import UsageError
from dateline.rdf.graphs import ArticleGraphs
from dateline.rdf.namespaces import Base, name
from dateline.rdf.terms import Term
from dateline.rdf.view import fact_view

_GRAPHS = "graph/article/"


class Quads(Protocol):
    """Quads that can be looked up by any of their parts."""

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: Term | None,  # noqa: A002 - the engine's name
        graph_name: NamedNode | None,
        /,
    ) -> Iterable[Quad]:
        """Return the quads that have these parts; None stands for any."""
        ...

    def named_graphs(self) -> Iterable[object]:
        """Return the names of the graphs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """What a dump holds, once it can be looked up."""

    quads: Quads
    base: Base

    def articles(self) -> Iterator[ArticleGraphs]:
        """Yield what each article gives to the store.

        Raises:
            UsageError: the dump has articles below another base IRI.
        """
        prefix = self.base.article_graph("").value
        for graph in self._graphs():
            if graph.value.startswith(prefix):
                yield self._article(graph, graph.value.removeprefix(prefix))
            elif f"/{_GRAPHS}" in graph.value:
                its_base = graph.value.partition(_GRAPHS)[0]
                raise UsageError(
                    f"the dump has the base IRI {its_base}, not {self.base.iri}",
                    hint=f"give --base-iri {its_base}",
                )

    def others(
        self, without: AbstractSet[NamedNode]
    ) -> Iterator[tuple[NamedNode, frozenset[Quad]]]:
        """Yield the other graphs but for those that are computed, or named in `without`."""
        computed = {self.base.facts_graph, self.base.ontology_graph, *without}
        prefix = self.base.article_graph("").value
        for graph in self._graphs():
            if graph not in computed and not graph.value.startswith(prefix):
                yield graph, frozenset(self.quads.quads_for_pattern(None, None, None, graph))

    def _graphs(self) -> list[NamedNode]:
        found = (graph for graph in self.quads.named_graphs() if isinstance(graph, NamedNode))
        return sorted(found, key=lambda graph: graph.value)

    def _article(self, graph: NamedNode, key: str) -> ArticleGraphs:
        own = frozenset(self.quads.quads_for_pattern(None, None, None, graph))
        facts = self._facts({q.object for q in own if q.predicate == name("dl:claims")})
        named = {quad.object for quad in (*own, *facts) if isinstance(quad.object, NamedNode)}
        return ArticleGraphs(
            key=key,
            graph=graph,
            article_quads=own,
            fact_quads=facts,
            entity_quads=frozenset(self._described(named, self.base.entities_graph)),
            fact_keys=frozenset(str(quad.subject) for quad in facts),
        )

    def _facts(self, claimed: AbstractSet[object]) -> frozenset[Quad]:
        """Return the own parts of the facts and of their contents."""
        found: set[Quad] = set()
        pending = [node for node in claimed if isinstance(node, NamedNode)]
        while pending:
            fact = fact_view(self._described([pending.pop()], self.base.facts_graph))
            if fact and not fact.quads <= found:
                found |= fact.quads
                pending += [fact.content] if fact.content else []
        return frozenset(found)

    def _described(self, nodes: Iterable[NamedNode], graph: NamedNode) -> Iterator[Quad]:
        for node in nodes:
            yield from self.quads.quads_for_pattern(node, None, None, graph)


def text_hash(own: Iterable[Quad]) -> str:
    """Return the hash of the text that an article's own graph quotes; "" if it tells none."""
    found = (quad.object for quad in own if quad.predicate == name("dl:textHash"))
    return next((term.value for term in found if isinstance(term, Literal)), "")
