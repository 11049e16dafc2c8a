"""Works out what an update does to the graphs of clients, on a scratch copy of the store."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from dateline.errors import RefusedError, UsageError
from dateline.model.sparql import SparqlUpdate
from dateline.store.embedded import bad_query
from dateline.store.naming import graph_called, graph_written
from dateline.store.update import Delta
from dateline.store.writing.operations import DEFAULT, Operation, Sweep, operations

Graph: TypeAlias = NamedNode | DefaultGraph


class Rehearsal:
    """Runs the operations of one update, one after another, and keeps account of graphs; once."""

    def __init__(
        self,
        scratch: Store,
        update: SparqlUpdate,
        prefixes: Mapping[str, str],
        is_kept: Callable[[str], bool],
    ) -> None:
        """Run on `scratch`.

        Args:
            scratch: a store of its own, equal to the one that the update is for.
            update: the request; says what relative IRIs and USING mean.
            prefixes: prefixes that the update need not declare.
            is_kept: whether the graph of an IRI is one that clients may not write to.
        """
        self._scratch = scratch
        self._update = update
        self._prefixes = dict(prefixes)
        self._is_kept = is_kept
        self._touched: set[Graph] = set()

    def delta(self, store: Store) -> Delta:
        """Run the update, and return what it would change in `store`.

        Raises:
            RefusedError: it would write to a graph that clients may not write to.
            UsageError: it cannot be read or run, or names a dataset where the request does, too.
        """
        try:
            for operation in operations(self._update.text):
                self._run(operation)
        except SyntaxError as error:
            raise bad_query(error) from error
        delta = Delta()
        for graph in sorted(self._touched, key=str):
            delta = _joined(delta, self._difference(store, graph))
        return delta

    def _run(self, operation: Operation) -> None:
        if operation.sweep:
            self._sweep(operation, operation.sweep)
            return
        text = self._with_dataset(operation) if operation.where else operation.text
        self._touch(self._fixed(operation) | self._found(operation))
        before = self._named_graphs() if operation.variables else frozenset()
        try:
            self._scratch.update(
                f"{operation.prologue}\n{text}",
                base_iri=self._update.base_iri or None,
                prefixes=self._prefixes,
            )
        except (RuntimeError, ValueError) as error:
            raise UsageError(f"the update cannot be carried out: {error}") from error
        if operation.variables:  # a graph may have been named anew, as by UUID()
            self._touch(self._named_graphs() - before)

    def _sweep(self, operation: Operation, sweep: Sweep) -> None:
        """Clear or drop all graphs of clients: those that dateline keeps are no part of ALL."""
        graphs = {graph for graph in self._named_graphs() if not self._is_kept(graph.value)}
        self._touch(graphs)
        self._touch(self._fixed(operation))
        for graph in graphs:
            if sweep is Sweep.DROP:
                self._scratch.remove_graph(graph)
            else:
                self._scratch.clear_graph(graph)
        if DEFAULT in operation.graphs:
            self._scratch.clear_graph(DefaultGraph())

    def _with_dataset(self, operation: Operation) -> str:
        """Return the text with the request's dataset as USING clauses."""
        default, named = self._update.using, self._update.using_named
        if not default and not named:
            clauses = [f"USING {'NAMED ' * is_named}{name}" for name, is_named in operation.using]
        elif operation.with_graph or operation.using:
            raise UsageError(
                "the request names a dataset, and the update does with WITH or USING",
                hint="name it in one place (SPARQL 1.1 Protocol, section 2.2.3)",
            )
        else:
            clauses = [f"USING {graph_called(iri)}" for iri in default]
            clauses += [f"USING NAMED {graph_called(iri)}" for iri in named]
        return f"{operation.head} {' '.join(clauses)} WHERE {operation.where}"

    def _fixed(self, operation: Operation) -> set[Graph]:
        """Return the graphs written to that the text names."""
        names = set(operation.graphs) - set(operation.variables)
        if operation.with_graph and DEFAULT in names:
            names = names - {DEFAULT} | {operation.with_graph}
        return {
            self._resolved(name, operation) if name != DEFAULT else DefaultGraph() for name in names
        }

    def _found(self, operation: Operation) -> set[Graph]:
        """Return the graphs written to that the WHERE clause finds."""
        if not operation.variables:
            return set()
        wanted = " ".join(operation.variables)
        rows = self._scratch.query(
            f"{operation.prologue}\nSELECT DISTINCT {wanted} WHERE {operation.where}",
            base_iri=self._update.base_iri or None,
            prefixes=self._prefixes,
            **self._dataset(operation),
        )
        solutions = rows if isinstance(rows, QuerySolutions) else ()
        return {value for row in solutions for value in row if isinstance(value, NamedNode)}

    def _dataset(self, operation: Operation) -> Mapping[str, Any]:
        default = [graph_called(iri) for iri in self._update.using]
        named = [graph_called(iri) for iri in self._update.using_named]
        for name, is_named in operation.using:
            (named if is_named else default).append(self._resolved(name, operation))
        if default or named:
            return {"default_graph": default, "named_graphs": named}
        if operation.with_graph:
            return {"default_graph": [self._resolved(operation.with_graph, operation)]}
        return {}

    def _resolved(self, name: str, operation: Operation) -> NamedNode:
        return graph_written(
            name,
            prologue=operation.prologue,
            base_iri=self._update.base_iri,
            prefixes=self._prefixes,
        )

    def _touch(self, graphs: Iterable[Graph]) -> None:
        for graph in graphs:
            if isinstance(graph, NamedNode) and self._is_kept(graph.value):
                raise RefusedError(
                    f"the update would change {graph}, which dateline keeps itself",
                    hint="updates may change any graph that does not belong to dateline's data",
                )
            self._touched.add(graph)

    def _named_graphs(self) -> frozenset[NamedNode]:
        graphs = self._scratch.named_graphs()
        return frozenset(graph for graph in graphs if isinstance(graph, NamedNode))

    def _difference(self, store: Store, graph: Graph) -> Delta:
        before, after = _quads(store, graph), _quads(self._scratch, graph)
        made, gone = _comes_and_goes(store, self._scratch, graph)
        remove, add = before - after, after - before
        if gone:
            return Delta(drop=(graph,))
        return Delta(create=_named(graph) if made else (), remove=remove, add=add)


def _quads(store: Store, graph: Graph) -> frozenset[Quad]:
    return frozenset(store.quads_for_pattern(None, None, None, graph))


def _comes_and_goes(store: Store, scratch: Store, graph: Graph) -> tuple[bool, bool]:
    """Return whether the graph is new, and whether it is gone."""
    if not isinstance(graph, NamedNode):
        return False, False
    was, is_there = store.contains_named_graph(graph), scratch.contains_named_graph(graph)
    return is_there and not was, was and not is_there


def _joined(one: Delta, other: Delta) -> Delta:
    return Delta(
        drop=one.drop + other.drop,
        create=one.create + other.create,
        remove=frozenset(one.remove | other.remove),
        add=frozenset(one.add | other.add),
    )


def _named(graph: Graph) -> tuple[NamedNode, ...]:
    return (graph,) if isinstance(graph, NamedNode) else ()
