"""A store for questions whose cost nobody knows: each query is asked within limits."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from dateline.model.sparql import SparqlQuery
from dateline.serve.protocol import AdHoc

_JSON: Final = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Sandboxed:
    """Asks `ad_hoc`; for queries that give rows."""

    ad_hoc: AdHoc

    def query(self, sparql: str, /) -> QuerySolutions | QueryBoolean:
        """Run a query.

        Raises:
            UsageError: it cannot be run.
            LimitError: it took too much.
            StoreError: the store cannot be read.
        """
        answer = self.ad_hoc.answer(SparqlQuery(text=sparql, union=False, rows=_JSON))
        return parse_query_results(answer.body, QueryResultsFormat.JSON)
