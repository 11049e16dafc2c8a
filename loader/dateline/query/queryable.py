"""What the questions need of a store."""

from typing import Protocol

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from dateline.errors import UsageError


class Queryable(Protocol):
    """Anything that answers SPARQL 1.1 over the named graphs; its default graph may be empty."""

    def query(self, sparql: str, /) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a query.

        Raises:
            UsageError: the query cannot be run.
            StoreError: the store cannot be read.
        """
        ...


def select(store: Queryable, sparql: str) -> QuerySolutions:
    """Return the rows that a SELECT query finds.

    Raises:
        UsageError: it is another form of query, or cannot be run.
        StoreError: the store cannot be read.
    """
    results = store.query(sparql)
    if isinstance(results, QuerySolutions):
        return results
    raise UsageError("a question must be a SELECT query", hint="ASK and CONSTRUCT give no rows")
