"""The facts' graph worked out from scratch, to be compared with what the store holds."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode, Quad

from dateline.model.kind import Kind
from dateline.rdf.namespaces import Base
from dateline.rdf.revise import described_facts
from dateline.rdf.terms import A
from dateline.rdf.view import View

# Facts that are looked at together: what was read for one serves the others.
_AT_ONCE: Final = 1_000


def rebuilt_facts(
    view: View, base: Base, kinds: Mapping[str, Kind]
) -> Iterator[tuple[NamedNode, frozenset[Quad], frozenset[Quad]]]:
    """Yield each fact that is to be described otherwise: what is said of it, and what should be.

    A fact's own part (kind, roles) is taken from where it is: articles' graphs do not hold it.

    Args:
        view: all quads of a store.
        base: mints the IRIs.
        kinds: the ontology's.
    """
    graph = base.facts_graph
    found = iter(_facts(view, graph))
    seen: set[NamedNode] = set()
    while some := list(islice(found, _AT_ONCE)):
        for node, told in described_facts(view, base, kinds, some).items():
            stored = frozenset(view.match(node, None, None, graph))
            if stored != told and node not in seen:
                seen.add(node)
                yield node, stored, told


def _facts(view: View, graph: NamedNode) -> Iterable[NamedNode]:
    found = {quad.subject for quad in view.match(None, A, None, graph)}
    nodes = (node for node in found if isinstance(node, NamedNode))
    return sorted(nodes, key=lambda node: node.value)
