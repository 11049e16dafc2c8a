"""Calls of every saved question that a store has much to answer to."""

from collections.abc import Iterator, Sequence
from itertools import islice, repeat
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import QuerySolutions, Store

from dateline.query.namespaces import ONTOLOGY
from dateline.query.question import Param, ParamType, Question

_BASE: Final = (
    "BASE <https://w3id.org/dateline/id/> PREFIX dl: <https://w3id.org/dateline/ontology#> "
)
_BUSY: Final = """SELECT ?thing WHERE {{
  {{ SELECT ?thing (COUNT(*) AS ?n) WHERE {{
      GRAPH <graph/facts> {{ ?fact {roles} ?thing }} }}
    GROUP BY ?thing }}
  GRAPH <graph/entities> {{ ?thing a ?type }}
  FILTER (?type IN ({types}))
}} ORDER BY DESC(?n) LIMIT {limit}"""
_VOICES: Final = """SELECT ?thing WHERE {{
  {{ SELECT ?thing (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?c dl:attributedTo ?thing }} }}
    GROUP BY ?thing }}
  GRAPH <graph/entities> {{ ?thing a ?type }}
  FILTER (?type IN ({types}))
}} ORDER BY DESC(?n) LIMIT {limit}"""
_FACTS: Final = """SELECT ?thing WHERE {{
  GRAPH <graph/facts> {{ ?thing dl:claimCount ?n }}
}} ORDER BY DESC(?n) LIMIT {limit}"""
_ARTICLES: Final = "SELECT ?thing WHERE {{ GRAPH ?g {{ ?thing a dl:Article }} }} LIMIT {limit}"
_ROLES: Final = "dl:actor|dl:recipient|dl:party|dl:theme|dl:place|dl:origin|dl:organization"
_PLAIN: Final = {
    ParamType.DATE: ("2024-06-30", "2023-01-15", "2025-03-01"),
    ParamType.INTEGER: ("2", "5", "100"),
    ParamType.TEXT: ("troops", "minister", "border"),
    ParamType.KIND: ("Attack", "Meeting", "Withdrawal"),
}


def calls(question: Question, store: Store, limit: int) -> Sequence[str]:
    """Return paths of up to `limit` calls of `question`, with those that have most to do first.

    A call gives what the question needs, and what its example gives.
    """
    needed = [p for p in question.params if p.name in question.example or _is_required(p)]
    values = [list(islice(_values(question, p, store, limit), limit)) for p in needed]
    if not needed:
        return (f"/queries/{question.name}",)
    rows = zip(*(_shifted(column, i) for i, column in enumerate(values)), strict=False)
    names = [param.name for param in needed]
    queries = (dict(zip(names, row, strict=True)) for row in rows)
    return tuple(f"/queries/{question.name}?{urlencode(query)}" for query in queries)


def _is_required(param: Param) -> bool:
    return not param.optional and param.default is None


def _shifted(column: list[str], by: int) -> list[str]:
    """Return `column` begun at another place, so that nobody is asked about with himself."""
    return column[by:] + column[:by]


def _values(question: Question, param: Param, store: Store, limit: int) -> Iterator[str]:
    if param.type is ParamType.ENTITY:
        yield from _things(param, store, limit)
    elif param.name in question.example:
        yield from repeat(question.example[param.name])
    elif param.type is ParamType.ENUM:
        yield from param.values
    else:
        yield from _PLAIN[param.type]


def _things(param: Param, store: Store, limit: int) -> Iterator[str]:
    if param.of == ("Article",):
        query = _ARTICLES
    elif param.of == ("Fact",):
        query = _FACTS
    else:
        query = _VOICES if param.name == "speaker" else _BUSY
    types = ", ".join(f"<{ONTOLOGY}{name}>" for name in param.of)
    found = store.query(_BASE + query.format(types=types, limit=limit, roles=_ROLES))
    if isinstance(found, QuerySolutions):
        yield from (row["thing"].value for row in found)
