"""Counts over the named graphs."""

from typing import Final

from pyoxigraph import QuerySolutions
from pyoxigraph import Store as Oxigraph

from dateline.store.protocol import Names, Stats

_PREFIXES: Final = {"dl": "https://w3id.org/dateline/ontology#"}
_BY_CLASS: Final = """
SELECT ?class (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?subject a ?class }} }} GROUP BY ?class
"""
_IN_ARTICLES: Final = """
SELECT ?class (COUNT(*) AS ?n) WHERE {
  VALUES ?class { dl:Article dl:Claim }
  GRAPH ?graph { ?subject a ?class }
} GROUP BY ?class
"""


def count(quads: Oxigraph, names: Names) -> Stats:
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


def _rows(quads: Oxigraph, query: str) -> dict[str, int]:
    """Return the numbers by the local name of their class."""
    found = quads.query(query, prefixes=_PREFIXES)
    rows = found if isinstance(found, QuerySolutions) else ()
    return {row["class"].value.rpartition("#")[2]: int(row["n"].value) for row in rows}
