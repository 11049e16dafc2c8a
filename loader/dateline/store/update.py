"""A change to the store as one SPARQL update, which the engine applies whole or not at all.

The text is built from the engine's own serialisation of terms (N-Triples), in which quotes,
line ends and backslashes are escaped; never from raw text.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby

from pyoxigraph import DefaultGraph, NamedNode, Quad


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """Graphs to drop and to make, quads to take out, quads to put in, in this order."""

    drop: tuple[NamedNode | DefaultGraph, ...] = ()
    create: tuple[NamedNode, ...] = ()
    remove: AbstractSet[Quad] = field(default_factory=frozenset)
    add: AbstractSet[Quad] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        """Return whether the delta changes anything."""
        return bool(self.drop or self.create or self.remove or self.add)

    def to_sparql(self) -> str:
        """Return the delta as SPARQL 1.1 Update operations."""
        steps = [f"DROP SILENT {_target(graph)}" for graph in self.drop]
        steps += [f"CREATE SILENT GRAPH {graph}" for graph in self.create]
        steps += [f"DELETE DATA {{ {_blocks(self.remove)} }}"] if self.remove else []
        steps += [f"INSERT DATA {{ {_blocks(self.add)} }}"] if self.add else []
        return " ;\n".join(steps)


def _target(graph: NamedNode | DefaultGraph) -> str:
    return f"GRAPH {graph}" if isinstance(graph, NamedNode) else "DEFAULT"


def _blocks(quads: Iterable[Quad]) -> str:
    ordered = sorted(quads, key=_graph)
    return "\n".join(_block(graph, list(group)) for graph, group in groupby(ordered, key=_graph))


def _block(graph: str, quads: Sequence[Quad]) -> str:
    triples = " ".join(map(_triple, quads))
    is_named = not isinstance(quads[0].graph_name, DefaultGraph)
    return f"GRAPH {graph} {{ {triples} }}" if is_named else triples


def _graph(quad: Quad) -> str:
    return str(quad.graph_name)


def _triple(quad: Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} ."
