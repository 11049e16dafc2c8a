"""Writes of whole graphs, as the Graph Store Protocol has them."""

from collections.abc import Callable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from dateline.errors import NotFoundError, RefusedError, UsageError
from dateline.model.sparql import GraphChange, GraphWrite, Written
from dateline.store.naming import graph_called
from dateline.store.update import Delta

_MESSAGE_WIDTH = 200


def change_of(
    store: Store, write: GraphWrite, is_kept: Callable[[str], bool]
) -> tuple[Delta, Written]:
    """Return what a write changes in `store`, and what there is to say of it.

    Raises:
        RefusedError: `is_kept` says that clients may not write to the graph.
        NotFoundError: a graph that is not there is to be removed.
        UsageError: a document is not what its media type says.
    """
    if is_kept(write.graph):
        raise RefusedError(
            f"the graph {write.graph} is dateline's own",
            hint="write to a graph that does not belong to dateline's data",
        )
    graph = graph_called(write.graph) if write.graph else DefaultGraph()
    is_there = isinstance(graph, DefaultGraph) or store.contains_named_graph(graph)
    if write.change is GraphChange.DELETE:
        if not is_there:
            raise NotFoundError(f"there is no graph {graph}")
        return Delta(drop=(graph,)), Written()
    return _filled(graph, write), Written(created=not is_there)


def _filled(graph: NamedNode | DefaultGraph, write: GraphWrite) -> Delta:
    return Delta(
        drop=(graph,) if write.change is GraphChange.PUT else (),
        create=(graph,) if isinstance(graph, NamedNode) else (),
        add=frozenset(_quads(graph, write)),
    )


def _quads(graph: NamedNode | DefaultGraph, write: GraphWrite) -> Iterator[Quad]:
    for media_type, document in write.documents:
        form = RdfFormat.from_media_type(media_type)
        try:
            found = parse(
                document,
                form,
                base_iri=write.base_iri or None,
                without_named_graphs=True,
                rename_blank_nodes=True,
            )
            yield from (_in(graph, quad) for quad in found)
        except (SyntaxError, ValueError) as error:
            message = " ".join(str(error).split())[:_MESSAGE_WIDTH]
            raise UsageError(f"the document is not {form}: {message}") from error


def _in(graph: NamedNode | DefaultGraph, quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, graph)
