"""Graphs named by clients: as IRIs, or as a SPARQL text writes them."""

from collections.abc import Mapping

from pyoxigraph import NamedNode, QuerySolutions, Store

from dateline.errors import UsageError


def graph_called(iri: str) -> NamedNode:
    """Return the graph of an absolute IRI.

    Raises:
        UsageError: it is none.
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise _no_graph(iri) from error


def graph_written(
    name: str, *, prologue: str, base_iri: str, prefixes: Mapping[str, str]
) -> NamedNode:
    """Return the graph that an IRI or prefixed name stands for, as the engine itself reads it.

    Args:
        name: as it is written in a SPARQL text.
        prologue: the declarations before it.
        base_iri: what relative IRIs are resolved against, or "".
        prefixes: prefixes that need not be declared.

    Raises:
        UsageError: it stands for none.
        SyntaxError: it cannot be parsed.
    """
    rows = Store().query(
        f"{prologue}\nSELECT ({name} AS ?graph) {{}}",
        base_iri=base_iri or None,
        prefixes=dict(prefixes),
    )
    node = next(rows)["graph"] if isinstance(rows, QuerySolutions) else None
    if not isinstance(node, NamedNode):
        raise _no_graph(name)
    return node


def _no_graph(name: str) -> UsageError:
    return UsageError(f"not the IRI of a graph: {name!a}", hint="give an absolute IRI")
