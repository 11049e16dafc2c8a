"""From a key, an address or a headline to the article or fact it stands for."""

import re
from typing import Final

from pyoxigraph import Literal, NamedNode

from dateline.errors import NotFoundError, UsageError
from dateline.query.bind import Value, bind
from dateline.query.namespaces import DEFAULT_BASE, ONTOLOGY
from dateline.query.queryable import Queryable, select

ARTICLE: Final = "Article"
FACT: Final = "Fact"
_KEY: Final = re.compile(r"[A-Za-z0-9-]+")
_ANY_URI: Final = NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")
_PROLOGUE: Final = f"""BASE <{DEFAULT_BASE}>
PREFIX dl: <{ONTOLOGY}>
PREFIX schema: <https://schema.org/>
"""
_CLASS: Final = f"""{_PROLOGUE}SELECT ?class WHERE {{
  VALUES ?node {{ dl:Article }}
  GRAPH ?graph {{ ?node a ?class }}
}}
LIMIT 1
"""
_ARTICLES: Final = f"""{_PROLOGUE}SELECT DISTINCT ?article WHERE {{
  VALUES ?name {{ "" }}
  GRAPH ?graph {{ ?article a dl:Article ; schema:headline|dl:source|schema:url ?name }}
}}
ORDER BY ?article
"""


def find_node(text: str, of: str, store: Queryable, base: str = DEFAULT_BASE) -> NamedNode:
    """Return the article or fact that `text` stands for.

    Args:
        text: its IRI, the part after the base IRI, or its key; for an article also its URL, file
            name or headline, as stored.
        of: `ARTICLE` or `FACT`.
        store: where it must be.
        base: the store's base IRI.

    Raises:
        NotFoundError: the store holds no such thing.
        UsageError: several articles are called so.
    """
    folder = f"{of.lower()}/"
    key = text.removeprefix(base).removeprefix(folder)
    if _KEY.fullmatch(key):
        node = NamedNode(f"{base}{folder}{key}")
        if _exists(node, store, base):
            return node
    if of == ARTICLE:
        return _article(text, store, base)
    raise _missing(text, of)


def _exists(node: NamedNode, store: Queryable, base: str) -> bool:
    return next(iter(select(store, bind(_CLASS, ["node"], {"node": node}, base))), None) is not None


def _article(name: str, store: Queryable, base: str) -> NamedNode:
    names: tuple[Value, ...] = Literal(name), Literal(name, datatype=_ANY_URI)
    queries = (bind(_ARTICLES, ["name"], {"name": value}, base) for value in names)
    found = [row["article"] for query in queries for row in select(store, query)]
    if not found:
        raise _missing(name, ARTICLE)
    if len(found) > 1:
        listed = ", ".join(node.value for node in found)
        raise UsageError(f"{len(found)} articles are called {name!a}", hint=f"give one of {listed}")
    article: NamedNode = found[0]
    return article


def _missing(text: str, of: str) -> NotFoundError:
    return NotFoundError(
        f"the store holds no {of.lower()} {text!a}", hint="other questions show the IRIs it holds"
    )
