"""A change as one SPARQL update in which blank nodes are those that the store holds.

SPARQL has no way to write them down. But a function that an update calls may return one, and
what WHERE has bound, templates may use.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from dateline.store.update import Delta

_FUNCTION: Final = NamedNode("urn:dateline:blank-node")
# Each blank node is a variable of one WHERE clause: few enough that it is no burden.
_QUADS_AT_A_TIME: Final = 50


def _blank_node(name: Literal) -> BlankNode:
    return BlankNode(name.value)


FUNCTIONS: Final[Mapping[NamedNode, Callable[..., BlankNode]]] = {_FUNCTION: _blank_node}


def exact_sparql(delta: Delta) -> str:
    """Return `delta` as an update that must be run with `FUNCTIONS`."""
    remove, add = _with_blank_nodes(delta.remove), _with_blank_nodes(delta.add)
    plain = Delta(
        drop=delta.drop,
        create=delta.create,
        remove=delta.remove - remove,
        add=delta.add - add,
    )
    steps = [plain.to_sparql()] if plain else []
    steps += (_operation("DELETE", quads) for quads in _portions(remove))
    steps += (_operation("INSERT", quads) for quads in _portions(add))
    return " ;\n".join(steps)


def _with_blank_nodes(quads: AbstractSet[Quad]) -> frozenset[Quad]:
    return frozenset(quad for quad in quads if any(_names(quad.triple)))


def _portions(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    ordered = iter(sorted(quads, key=str))
    while portion := list(islice(ordered, _QUADS_AT_A_TIME)):
        yield portion


def _operation(verb: str, quads: list[Quad]) -> str:
    names = sorted({name for quad in quads for name in _names(quad.triple)})
    variables = {name: f"?b{index}" for index, name in enumerate(names)}
    template = "\n".join(_pattern(quad, variables) for quad in quads)
    binds = " ".join(f"BIND({_FUNCTION}({Literal(n)}) AS {v})" for n, v in variables.items())
    return f"{verb} {{ {template} }} WHERE {{ {binds} }}"


def _pattern(quad: Quad, variables: Mapping[str, str]) -> str:
    parts = " ".join(_term(part, variables) for part in quad.triple)
    is_named = not isinstance(quad.graph_name, DefaultGraph)
    return f"GRAPH {quad.graph_name} {{ {parts} }}" if is_named else f"{parts} ."


def _term(term: object, variables: Mapping[str, str]) -> str:
    if isinstance(term, BlankNode):
        return variables[term.value]
    if isinstance(term, Triple):
        return f"<<( {' '.join(_term(part, variables) for part in term)} )>>"
    return str(term)


def _names(term: object) -> Iterator[str]:
    """Yield the names of the blank nodes in a term or triple."""
    if isinstance(term, BlankNode):
        yield term.value
    elif isinstance(term, Triple):
        for part in term:
            yield from _names(part)
