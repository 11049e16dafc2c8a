"""What putting an article in, or taking one out, changes in the store."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from dateline.store.overlay import Overlay
from dateline.store.protocol import ArticleGraphs, Revise
from dateline.store.update import Delta


@dataclass(frozen=True, slots=True, kw_only=True)
class Graphs:
    """`ArticleGraphs` as plain values; with nothing in them, for an article that is to be gone."""

    key: str
    graph: NamedNode
    article_quads: frozenset[Quad] = frozenset()
    fact_quads: frozenset[Quad] = frozenset()
    entity_quads: frozenset[Quad] = frozenset()


def replacement(stored: Oxigraph, graphs: ArticleGraphs, revise: Revise) -> Delta:
    """Return what makes `stored` hold `graphs` in place of the article's former version."""
    before = frozenset(stored.quads_for_pattern(None, None, None, graphs.graph))
    if before == graphs.article_quads and _holds_entities(stored, graphs.entity_quads):
        return Delta()
    view = Overlay(stored, graphs.graph, graphs.article_quads | graphs.fact_quads)
    own = before | graphs.article_quads
    revised = revise(view, graphs.graph, own, graphs.entity_quads)
    old = before.union(_descriptions(stored, revised))
    new = graphs.article_quads.union(*revised.values())
    # A graph outlives its last quad, unless it is dropped.
    drop = () if graphs.article_quads else (graphs.graph,)
    return Delta(drop=drop, remove=old - new, add=new - old)


def _holds_entities(stored: Oxigraph, entities: frozenset[Quad]) -> bool:
    subjects = {
        (quad.graph_name, quad.subject)
        for quad in entities
        if isinstance(quad.graph_name, NamedNode) and isinstance(quad.subject, NamedNode)
    }
    return entities == set(_descriptions(stored, subjects))


def _descriptions(
    stored: Oxigraph, subjects: Iterable[tuple[NamedNode, NamedNode]]
) -> Iterable[Quad]:
    return [
        quad
        for graph, subject in subjects
        for quad in stored.quads_for_pattern(subject, None, None, graph)
    ]
