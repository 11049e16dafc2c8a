"""One description an entity, though many articles bring theirs."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode, Quad

from dateline.rdf.namespaces import PREFIXES, Base, name
from dateline.rdf.terms import A
from dateline.rdf.view import View


def merged_entities(
    view: View,
    graphs: AbstractSet[NamedNode],
    entities: Iterable[AbstractSet[Quad]],
    base: Base,
) -> dict[tuple[NamedNode, NamedNode], frozenset[Quad]]:
    """Return the description to keep of each entity that the articles in `graphs` describe.

    A linked entity's comes from the gazetteer, the same for all articles: the newest holds. A
    local one's comes from the article's own words: while other articles name it too, the richest
    one holds, so that the order of loading does not matter.

    Args:
        view: all quads as they will be.
        graphs: the articles' own graphs.
        entities: descriptions, one a set, the newest last.
        base: mints the IRIs.
    """
    fresh: dict[NamedNode, list[frozenset[Quad]]] = {}
    for description in entities:
        for quad in description:
            if isinstance(quad.subject, NamedNode):
                fresh.setdefault(quad.subject, []).append(frozenset(description))
                break
    return {
        (base.entities_graph, node): _kept(view, graphs, node, descriptions, base)
        for node, descriptions in fresh.items()
    }


def _kept(
    view: View,
    graphs: AbstractSet[NamedNode],
    node: NamedNode,
    fresh: Sequence[frozenset[Quad]],
    base: Base,
) -> frozenset[Quad]:
    if node.value.startswith(PREFIXES["wd"]):
        return fresh[-1]
    stored = frozenset(view.match(node, None, None, base.entities_graph))
    named = stored and stored not in fresh and _named_elsewhere(view, graphs, node, base)
    return max((*fresh, stored) if named else fresh, key=_richness)


def _named_elsewhere(
    view: View, graphs: AbstractSet[NamedNode], node: NamedNode, base: Base
) -> bool:
    shared = {*graphs, base.facts_graph, base.entities_graph}
    return any(quad.graph_name not in shared for quad in view.match(None, None, node, None))


def _richness(description: frozenset[Quad]) -> tuple[bool, int, list[str]]:
    kinds = {quad.object for quad in description if quad.predicate == A}
    known = bool(kinds - {name("dl:Entity")})
    return known, len(description), sorted(map(str, description))
