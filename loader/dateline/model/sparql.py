"""A SPARQL request and what answers it, as values that cross from process to process."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlQuery:
    """A query, over which dataset, and how its answer is to be written.

    Attributes:
        text: the query.
        default_graphs: IRIs of the graphs merged into the default graph.
        named_graphs: IRIs of the named graphs.
            If there are graphs of either sort, they are the dataset, and FROM is overruled
            (SPARQL 1.1 Protocol, section 2.1.4).
        union: without graphs of either sort, the default graph is the union of all graphs rather
            than the one without a name.
        base_iri: what relative IRIs are resolved against, or "".
        rows: media type for the answer to SELECT and ASK, or "" if none is acceptable.
        graph: media type for the answer to CONSTRUCT and DESCRIBE, or "".
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    union: bool = True
    base_iri: str = ""
    rows: str = ""
    graph: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlUpdate:
    """An update, and over which dataset its WHERE clauses are matched.

    Attributes:
        text: the update.
        using: IRIs of the graphs merged into the default graph of WHERE clauses.
        using_named: IRIs of their named graphs.
        base_iri: what relative IRIs are resolved against, or "".
    """

    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    base_iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlAnswer:
    """An answer as bytes of a media type; of none where none was acceptable."""

    media_type: str
    body: bytes


class GraphChange(StrEnum):
    """What is done to a graph (SPARQL 1.1 Graph Store HTTP Protocol, section 5)."""

    PUT = "put"
    POST = "post"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphWrite:
    """A write to one graph.

    Attributes:
        change: whether the graph is replaced, added to or removed.
        graph: its IRI, "" for the default graph.
        documents: what it is to hold, by media type.
        base_iri: what relative IRIs in the documents are resolved against.
    """

    change: GraphChange
    graph: str
    documents: tuple[tuple[str, bytes], ...] = ()
    base_iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a write did.

    Attributes:
        created: there was no such graph before.
    """

    created: bool = False
