"""Counts over the named graphs."""

from typing import Final, Protocol

from pyoxigraph import QuerySolutions

from dateline.store.protocol import Names, Results, Stats

_PREFIXES: Final[dict[str, str]] = {"dl": "https://w3id.org/dateline/ontology#"}
_BY_CLASS: Final = """
SELECT ?class (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?subject a ?class }} }} GROUP BY ?class
"""
_IN_ARTICLES: Final = """
SELECT ?class (COUNT(*) AS ?n) WHERE {
  VALUES ?class { dl:Article dl:Claim }
  GRAPH ?graph { ?subject a ?class }
} GROUP BY ?class
"""


class Queried(Protocol):
    """What answers queries, an engine or a server."""

    def query(self, query: str, /, *, prefixes: dict[str, str]) -> Results:
        """Run a query."""
        ...


def count(quads: Queried, names: Names) -> Stats:
    """Count articles, claims, facts by kind, and entities."""
    own = _rows(quads, _IN_ARTICLES)
    facts = _rows(quads, _BY_CLASS.format(graph=names.facts_graph))
    entities = _rows(quads, _BY_CLASS.format(graph=names.entities_graph))
    return Stats(
        articles=own.get("Article", 0),
        claims=own.get("Claim", 0),
        facts=sum(facts.values()),
        entities=sum(entities.values()),
        kinds=dict(sorted(facts.items())),
    )


def _rows(quads: Queried, query: str) -> dict[str, int]:
    """Return the numbers by the local name of their class."""
    found = quads.query(query, prefixes=_PREFIXES)
    rows = found if isinstance(found, QuerySolutions) else ()
    return {row["class"].value.rpartition("#")[2]: int(row["n"].value) for row in rows}
