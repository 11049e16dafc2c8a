"""From what a person calls a thing to the facts it has to do with."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions

from dateline.errors import NotFoundError
from dateline.query.entities import EntityFinder
from dateline.query.nodes import ARTICLE, find_node
from dateline.rdf.namespaces import PREFIXES, Base, item
from dateline.store.protocol import Store

_QID = re.compile(r"(?:wd:)?(Q[1-9][0-9]*)")
_PATH = re.compile(r"(?:article|fact|entity)/[\w-]+")
_KEY = re.compile(r"[0-9a-f]{20}")
_IRI = re.compile(r"https?://.*", re.DOTALL)

_IS_FACT: Final = "SELECT ?fact WHERE {{ GRAPH {facts} {{ {node} a ?k }} BIND ({node} AS ?fact) }}"
_OF_ARTICLE: Final = """
SELECT ?fact (MIN(?start) AS ?first) WHERE {{
  GRAPH ?graph {{
    ?claim dl:inArticle {node} ; dl:claims ?fact ; dl:evidence/oa:hasSelector/oa:start ?start .
  }}
}} GROUP BY ?fact ORDER BY ?first ?fact
"""
_OF_ENTITY: Final = """
SELECT DISTINCT ?fact ?latest ?kind WHERE {{
  {{ GRAPH {facts} {{ ?fact ?role {node} }} }}
  UNION {{ GRAPH ?graph {{ ?claim dl:attributedTo {node} ; dl:claims ?fact }} }}
  GRAPH {facts} {{ ?fact a ?kind . OPTIONAL {{ ?fact dl:latest ?latest }} }}
}} ORDER BY DESC(?latest) ?kind ?fact
"""


def facts_of(store: Store, base: Base, finder: EntityFinder, thing: str) -> tuple[NamedNode, ...]:
    """Return the fact that `thing` is, or those that an article or entity has to do with.

    Raises:
        NotFoundError: the store has no fact about it.
        UsageError: nothing or more than one thing is called so.
    """
    for node in _nodes(store, base, finder, thing.strip()):
        for query in (_IS_FACT, _OF_ARTICLE, _OF_ENTITY):
            facts = _facts(store, query.format(node=node, facts=base.facts_graph))
            if facts:
                return facts
    raise NotFoundError(
        f"the store {store.location} holds no fact about {thing!a}",
        hint="`dateline stats` says how much it holds",
    )


def _nodes(store: Store, base: Base, finder: EntityFinder, thing: str) -> Iterator[NamedNode]:
    """Yield what `thing` may stand for: an identifier as it is, else an article, else an entity."""
    qid = _QID.fullmatch(thing)
    if qid:
        yield item(qid[1])
    elif _PATH.fullmatch(thing):
        yield base.node(*thing.split("/"))
    elif _KEY.fullmatch(thing):
        yield from (base.fact(thing), base.article(thing))
    else:
        yield from _article(store, base, thing)
        yield from _iri(thing) if _IRI.fullmatch(thing) else (finder.find(thing),)


def _article(store: Store, base: Base, name: str) -> Iterable[NamedNode]:
    try:
        return (find_node(name, ARTICLE, store, base.iri),)
    except NotFoundError:
        return ()


def _iri(text: str) -> Iterable[NamedNode]:
    try:
        return (NamedNode(text),)
    except ValueError:
        return ()


def _facts(store: Store, query: str) -> tuple[NamedNode, ...]:
    found = store.query(query, prefixes=PREFIXES)
    return tuple(row["fact"] for row in found) if isinstance(found, QuerySolutions) else ()
