"""Queries to a server, and what it answers as the engine's own results."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

import requests
from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    parse_query_results,
)
from pyoxigraph import Store as Oxigraph

from dateline.errors import StoreError
from dateline.store.embedded import bad_query
from dateline.store.guard import refuse_outside_access
from dateline.store.protocol import Results
from dateline.store.remote.client import Client, refusal
from dateline.store.remote.profile import Profile
from dateline.store.remote.subclasses import (
    asks_for_subclasses,
    spelled_out,
    without_high_limits,
)

_TRIPLES: Final = "application/n-triples"
_HEX: Final = "0123456789abcdef"
_JSON: Final = "application/sparql-results+json"
_SUB_CLASS: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_BASE: Final = re.compile(r"(?:\s|#[^\n]*\n)*BASE\s*<[^<>\s]*>", re.IGNORECASE)
# Virtuoso says so where it leaves rows out.
_CUT: Final = "X-SPARQL-MaxRows"
# Digits of a hash: shares this small are cut only if one subject alone has too many rows.
_MOST_DIGITS: Final = 6


class CutError(StoreError):
    """The server left rows out, as there were more than it is set to give."""


class Asking:
    """Asks one server."""

    def __init__(self, client: Client, profile: Profile) -> None:
        """Take the connection, and the server's ways."""
        self.client = client
        self.profile = profile

    def query(self, sparql: str, prefixes: Mapping[str, str], *, union: bool = False) -> Results:
        """Run a query of anybody's.

        Raises:
            UsageError: the query is not SPARQL, or wants to reach beyond the store.
            StoreError: the server cannot be used, or leaves rows out.
        """
        refuse_outside_access(sparql)
        form = _form(sparql, prefixes)
        complete = _declared(self._adapted(sparql), prefixes)
        parameters = self.profile.default_graph(sparql, union=union)
        if isinstance(form, QueryTriples):
            return _triples(self._sent(complete, _TRIPLES, parameters))
        results = self._results(complete, parameters)
        if not isinstance(results, type(form)):
            raise _unreadable(self.profile.query)
        return results

    def rows(self, select: str) -> list[QuerySolution]:
        """Return what a SELECT query of our own finds.

        Raises:
            StoreError: the server cannot be used, or leaves rows out (CutError).
        """
        results = self._results(select, {})
        try:
            return list(results) if isinstance(results, QuerySolutions) else []
        except (SyntaxError, ValueError) as error:
            raise _unreadable(self.profile.query) from error
        finally:
            # An error keeps this frame, perhaps until another thread lets go of it, which the
            # engine does not allow with its results.
            del results

    def all_rows(
        self, select: str, where: str, key: str, share: str = ""
    ) -> Iterator[QuerySolution]:
        """Yield all rows, in shares by the hash of `key` where the server cuts its answers.

        Raises:
            StoreError: the server cannot be used.
        """
        test = f'FILTER(STRSTARTS(MD5(STR({key})), "{share}"))' if share else ""
        try:
            yield from self.rows(f"SELECT {select} WHERE {{ {where} {test} }}")
        except CutError:
            if len(share) == _MOST_DIGITS:
                raise
            for digit in _HEX:
                yield from self.all_rows(select, where, key, share + digit)

    def graph(self, graph: NamedNode) -> Iterator[Quad]:
        """Yield the quads of a graph; see `rows` for what may be raised."""
        for row in self.all_rows("?s ?p ?o", f"GRAPH {graph} {{ ?s ?p ?o }}", "?s"):
            yield Quad(cast("NamedNode", row["s"]), cast("NamedNode", row["p"]), row["o"], graph)

    def close(self) -> None:
        """Close the connection."""
        self.client.close()

    def _adapted(self, sparql: str) -> str:
        if self.profile.follows_paths:
            return sparql
        sparql = without_high_limits(sparql)
        if not asks_for_subclasses(sparql):
            return sparql
        where = f"GRAPH ?graph {{ ?lower {_SUB_CLASS} ?upper }}"
        rows = self.rows(f"SELECT DISTINCT ?lower ?upper WHERE {{ {where} }}")
        pairs = ((str(row["lower"]), str(row["upper"])) for row in rows)
        return spelled_out(sparql, ((a, b) for a, b in pairs if a[0] == b[0] == "<"))

    def _results(self, sparql: str, parameters: Mapping[str, str]) -> QuerySolutions | QueryBoolean:
        content = self._sent(sparql, _JSON, parameters)
        # An answer that was broken off, whatever its status was.
        if not content.rstrip().endswith(b"}"):
            raise _unreadable(self.profile.query)
        try:
            return parse_query_results(self.profile.mended(content), QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, LookupError) as error:
            raise _unreadable(self.profile.query) from error

    def _sent(self, sparql: str, accept: str, parameters: Mapping[str, str]) -> bytes:
        request = requests.Request(
            "POST",
            self.profile.query,
            data={"query": sparql},
            params=parameters,
            headers={"Accept": accept},
        )
        response = self.client.send(request)
        if response.status_code != requests.codes.ok:
            raise refusal(response)
        if _CUT in response.headers:
            raise CutError(
                f"the server {self.profile.query} gives {response.headers[_CUT]} rows and leaves "
                "the others out",
                hint="set its limit higher (ResultSetMaxRows in virtuoso.ini)",
            )
        return response.content


def _declared(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Return the query with the prefixes declared, after a BASE: some servers want that first."""
    lines = "".join(f"PREFIX {name}: {NamedNode(iri)}\n" for name, iri in prefixes.items())
    start = _BASE.match(sparql)
    at = start.end() if start else 0
    return f"{sparql[:at]}\n{lines}{sparql[at:]}"


def _form(sparql: str, prefixes: Mapping[str, str]) -> Results:
    """Return what kind of results a query has; nothing is asked of the server."""
    try:
        return Oxigraph().query(sparql, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise bad_query(error) from error


def _triples(content: bytes) -> QueryTriples:
    quads = Oxigraph()
    try:
        quads.extend(parse(content, RdfFormat.N_TRIPLES))
    except (SyntaxError, ValueError) as error:
        raise StoreError("the server's answer is no N-Triples") from error
    return cast("QueryTriples", quads.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))


def _unreadable(url: str) -> StoreError:
    return StoreError(
        f"the server {url} broke off its answer, or it is not in the format asked for",
        hint="its own log may tell why; a time limit of its may be too short",
    )
