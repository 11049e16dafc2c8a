"""What a query does, read off its algebra (SPARQL 1.1, section 18) as rdflib translates it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from pyoxigraph import Store
from rdflib import URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, NegatedPath, Path, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from dateline.errors import UsageError

_PATTERNS: Final = {
    "Filter": "a FILTER inside a GRAPH block makes Oxigraph slow: put it last, outside",
    "LeftJoin": "an OPTIONAL inside a GRAPH block makes Oxigraph slow: put GRAPH inside OPTIONAL",
}


@dataclass(frozen=True)
class Algebra:
    """A SELECT query's algebra.

    Attributes:
        tree: rdflib's.
    """

    tree: CompValue

    @classmethod
    def of(cls, sparql: str) -> Self:
        """Return the algebra of `sparql`.

        Raises:
            UsageError: it is not a SELECT query, or wants to reach beyond the store.
        """
        try:
            tree = translateQuery(parseQuery(sparql)).algebra
        except Exception as error:  # rdflib raises whatever its parser meets
            raise UsageError(f"the query is not valid SPARQL: {_one_line(error)}") from error
        if tree.name != "SelectQuery":
            raise UsageError("the query must be a SELECT query")
        if tree.datasetClause or any(n.name == "ServiceGraphPattern" for n, _ in _nodes(tree)):
            raise UsageError("the query reaches beyond the store: leave out FROM and SERVICE")
        # Only now, for Oxigraph would call a SERVICE; the two parsers differ in what they let pass.
        try:
            Store().query(sparql)
        except SyntaxError as error:
            raise UsageError(f"the query is not valid SPARQL: {_one_line(error)}") from error
        return cls(tree)

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables that the query selects, in order."""
        return tuple(map(str, self.tree.PV))

    @cached_property
    def used(self) -> frozenset[str]:
        """The variables that occur outside VALUES blocks."""
        return frozenset(str(leaf) for leaf in _leaves(self.tree) if isinstance(leaf, Variable))

    @cached_property
    def iris(self) -> frozenset[str]:
        """Every IRI in the query."""
        iris = (leaf for leaf in _leaves(self.tree, values=True) if isinstance(leaf, URIRef))
        return frozenset(map(str, iris))

    def problems(self, params: Collection[str]) -> Iterator[str]:
        """Yield what would make the query slow or its answer wrong."""
        for node, in_graph in _nodes(self.tree):
            if in_graph and node.name in _PATTERNS:
                yield _PATTERNS[node.name]
            if node.name == "BGP" and node.triples and not in_graph:
                yield "a pattern outside GRAPH blocks matches the default graph, which is empty"
            if node.name == "Project":
                yield from _out_of_scope(node, params)
        if not any(node.name == "OrderBy" for node, _ in _nodes(self.tree)):
            yield "without ORDER BY the rows come in any order"


def _out_of_scope(select: CompValue, params: Collection[str]) -> Iterator[str]:
    """Yield the parameters that a sub-select would take for variables of its own."""
    used = {str(leaf) for leaf in _leaves(select.p) if isinstance(leaf, Variable)}
    bound = {str(v) for n, _ in _nodes(select.p) if n.name == "values" for r in n.res for v in r}
    for name in sorted(used & set(params) - bound - set(map(str, select.PV))):
        yield f"a sub-select uses ?{name}, but has no 'VALUES ?{name} {{ ... }}' of its own"


def _nodes(node: object, *, in_graph: bool = False) -> Iterator[tuple[CompValue, bool]]:
    """Yield the operators, and whether each stands in a GRAPH block."""
    if isinstance(node, CompValue):
        yield node, in_graph
        in_graph = in_graph or node.name == "Graph"
        for key, child in node.items():
            if key != "_vars":
                yield from _nodes(child, in_graph=in_graph)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _nodes(child, in_graph=in_graph)


def _leaves(node: object, *, values: bool = False) -> Iterator[object]:
    """Yield variables and terms; those of VALUES blocks only if asked for."""
    if isinstance(node, CompValue):
        for key, child in node.items():
            if key != "_vars" and (values or node.name != "values"):
                yield from _leaves(child, values=values)
    elif isinstance(node, dict):
        yield from (leaf for child in node.items() for leaf in _leaves(child, values=values))
    elif isinstance(node, list | tuple):
        yield from (leaf for child in node for leaf in _leaves(child, values=values))
    elif isinstance(node, Path):
        yield from (leaf for child in _steps(node) for leaf in _leaves(child))
    else:
        yield node


def _steps(path: Path) -> Iterator[object]:
    if isinstance(path, SequencePath | AlternativePath | NegatedPath):
        yield from path.args
    elif isinstance(path, MulPath):
        yield path.path
    elif isinstance(path, InvPath):
        yield path.arg


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
