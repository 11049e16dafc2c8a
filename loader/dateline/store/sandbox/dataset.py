"""Over which dataset a query is answered, and that all of it is in the store."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pyoxigraph import NamedNode, Store

from dateline.errors import UsageError
from dateline.model.sparql import SparqlQuery
from dateline.store.guard import graphs_asked_for, prologue
from dateline.store.naming import graph_called, graph_written
from dateline.store.sandbox.limits import QueryLimits

# What a client may name although the store does not hold it: an empty graph, as for a graph
# that was dropped a moment ago.
_MAY_BE_EMPTY: Final = re.compile(r"(?!file:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def dataset_of(
    store: Store, query: SparqlQuery, prefixes: Mapping[str, str], limits: QueryLimits
) -> Mapping[str, Any]:
    """Return what `Store.query` needs to be told of the dataset.

    The protocol's graphs come first, then those of FROM; without any, the default graph is the
    union of all graphs.

    Raises:
        UsageError: a graph is no IRI or not in the store, or the query reaches beyond it.
        SyntaxError: a graph cannot be parsed.
    """
    asked_for = graphs_asked_for(query.text, limits.services)
    if query.default_graphs or query.named_graphs:
        return {
            "default_graph": [_named(store, iri) for iri in query.default_graphs],
            "named_graphs": [_named(store, iri) for iri in query.named_graphs],
        }
    for name in asked_for:
        graph = graph_written(
            name,
            prologue=prologue(query.text),
            base_iri=query.base_iri,
            prefixes=prefixes,
        )
        _check_is_there(store, graph)
    return {"use_default_graph_as_union": query.union and not asked_for}


def _named(store: Store, iri: str) -> NamedNode:
    graph = graph_called(iri)
    if not _MAY_BE_EMPTY.match(iri):
        _check_is_there(store, graph)
    return graph


def _check_is_there(store: Store, graph: NamedNode) -> None:
    if not store.contains_named_graph(graph):
        raise UsageError(
            f"the store holds no graph {graph}, and nothing is read from elsewhere",
            hint="GRAPH ?g { } lists the graphs that there are",
        )
