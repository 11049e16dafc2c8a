"""A query in a process of its own, within limits, on a store that this process holds open."""

from pathlib import Path

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from dateline.errors import UsageError
from dateline.model.sparql import SparqlQuery
from dateline.rdf.namespaces import PREFIXES
from dateline.store.folder import Folder
from dateline.store.protocol import Results, Store
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.pool import Pool
from dateline.store.sandbox.task import QueryTask

_ROWS = QueryResultsFormat.JSON.media_type
_GRAPH = RdfFormat.N_TRIPLES.media_type


def limited(store: Store, text: str, limits: QueryLimits) -> Results | tuple[Triple, ...]:
    """Return what `store`, which nobody writes to meanwhile, answers to the query `text`.

    Raises:
        UsageError: it is not SPARQL, reaches beyond the store, or the store is a server.
        LimitError: it took too much.
    """
    folder = Folder(Path(store.location))
    if not folder.quads.is_dir():
        raise UsageError(
            f"{store.location} is a server: it has limits of its own",
            hint="leave out --query-seconds and --query-memory",
        )
    query = SparqlQuery(text=text, rows=_ROWS, graph=_GRAPH)
    pool = Pool(1)
    try:
        answer = pool.run(
            QueryTask(limits=limits, quads=folder.quads, query=query, prefixes=PREFIXES)
        )
    finally:
        pool.close()
    if answer.media_type == _ROWS:
        return parse_query_results(answer.body, QueryResultsFormat.JSON)
    return tuple(quad.triple for quad in parse(answer.body, RdfFormat.N_TRIPLES))
