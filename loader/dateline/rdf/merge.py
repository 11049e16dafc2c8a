"""One description an entity, though many articles bring theirs."""

from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode, Quad

from dateline.rdf.namespaces import PREFIXES, Base, name
from dateline.rdf.terms import A
from dateline.rdf.view import View


def merged_entities(
    view: View, graph: NamedNode, entities: AbstractSet[Quad], base: Base
) -> dict[tuple[NamedNode, NamedNode], frozenset[Quad]]:
    """Return the description to keep of each entity that the article in `graph` describes.

    A linked entity's comes from the gazetteer, the same for all articles: the newest holds. A
    local one's comes from the article's own words: while other articles name it too, the richer
    one holds, so that the order of loading does not matter.
    """
    fresh: dict[NamedNode, set[Quad]] = {}
    for quad in entities:
        if isinstance(quad.subject, NamedNode):
            fresh.setdefault(quad.subject, set()).add(quad)
    return {
        (base.entities_graph, node): _kept(view, graph, node, frozenset(quads), base)
        for node, quads in fresh.items()
    }


def _kept(
    view: View, graph: NamedNode, node: NamedNode, fresh: frozenset[Quad], base: Base
) -> frozenset[Quad]:
    if node.value.startswith(PREFIXES["wd"]):
        return fresh
    stored = frozenset(view.match(node, None, None, base.entities_graph))
    if stored == fresh or not _named_elsewhere(view, graph, node, base):
        return fresh
    return max(stored, fresh, key=_richness)


def _named_elsewhere(view: View, graph: NamedNode, node: NamedNode, base: Base) -> bool:
    shared = {graph, base.facts_graph, base.entities_graph}
    return any(quad.graph_name not in shared for quad in view.match(None, None, node, None))


def _richness(description: frozenset[Quad]) -> tuple[bool, int, list[str]]:
    kinds = {quad.object for quad in description if quad.predicate == A}
    known = bool(kinds - {name("dl:Entity")})
    return known, len(description), sorted(map(str, description))
