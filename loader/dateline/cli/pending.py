"""Which names of the store's articles are still to be looked up, and where they stand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pyoxigraph import QuerySolution, QuerySolutions

from dateline.cli.knowledge import Knowledge
from dateline.model.entity import Entity, local_key
from dateline.model.review import Outcome, Verdict, standing
from dateline.rdf.description import descriptions
from dateline.rdf.entity import read_entity
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.store.protocol import Store

# After so many days a name that gave nothing certain is looked up once more.
_PATIENCE: Final = timedelta(days=7)
_MENTIONED: Final = """
SELECT DISTINCT ?entity ?label ?article WHERE {{
  GRAPH {entities} {{
    ?entity dl:linkStatus dlv:link-status-unverified ; rdfs:label ?label .
  }}
  GRAPH ?graph {{
    {{ ?mention dl:refersTo ?entity ; oa:hasSource ?article }}
    UNION {{ ?article schema:publisher ?entity }}
  }}
}}
"""
_LINKED: Final = """
SELECT DISTINCT ?entity ?article WHERE {{
  GRAPH ?graph {{
    {{ ?mention dl:refersTo ?entity ; oa:hasSource ?article }}
    UNION {{ ?article schema:publisher ?entity }}
  }}
  FILTER (STRSTARTS(STR(?entity), "{wikidata}"))
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A named local entity that is to be looked up.

    Attributes:
        articles: keys of the articles that name it or are published by it.
    """

    entity: Entity
    articles: tuple[str, ...]


def pending_names(
    store: Store, base: Base, knowledge: Knowledge, today: date, only: Collection[str] | None
) -> tuple[Pending, ...]:
    """Return the names to look up, those in most articles first.

    What a surname or a description stands for depends on its article: nobody can look that up.

    Args:
        store: holds the articles.
        base: names its graphs.
        knowledge: what is settled or was looked up lately is left out.
        today: the day to count from.
        only: keys of the articles that count; None for all. In these every name that is not
            settled is looked up again, since they may say more of it.
    """
    done = _settled(knowledge) | (set() if only is not None else _looked_up(knowledge, today))
    places: dict[str, set[str]] = {}
    for row in _rows(store, _MENTIONED.format(entities=base.entities_graph)):
        key, article = base.entity_key(row["entity"]), row["article"].value.rpartition("/")[2]
        label = row["label"].value
        is_named = key == local_key(label) and not label.islower()
        if is_named and key not in done and (only is None or article in only):
            places.setdefault(key, set()).add(article)
    known = descriptions(store.graph(base.entities_graph))
    found = (
        Pending(
            entity=read_entity(known[base.entity_of_key(key)], base), articles=tuple(sorted(keys))
        )
        for key, keys in places.items()
    )
    return tuple(sorted(found, key=lambda p: (-len(p.articles), p.entity.key)))


def linked_items(store: Store, only: Collection[str] | None) -> Mapping[str, frozenset[str]]:
    """Return the items that articles are linked to: QID to the keys of those articles."""
    found: dict[str, set[str]] = {}
    for row in _rows(store, _LINKED.format(wikidata=PREFIXES["wd"])):
        article = row["article"].value.rpartition("/")[2]
        if only is None or article in only:
            found.setdefault(row["entity"].value.removeprefix(PREFIXES["wd"]), set()).add(article)
    return {qid: frozenset(articles) for qid, articles in found.items()}


def _settled(knowledge: Knowledge) -> set[str]:
    by_people = {
        decision.subject
        for decision in standing(knowledge.decisions)
        if decision.verdict in {Verdict.YES, Verdict.NONE}
    }
    by_wikidata = {i.subject for i in knowledge.identifications if i.outcome is Outcome.FOUND}
    return by_people | by_wikidata


def _looked_up(knowledge: Knowledge, today: date) -> set[str]:
    recent = (i for i in knowledge.identifications if today - i.retrieved <= _PATIENCE)
    return {looked_up.subject for looked_up in recent}


def _rows(store: Store, query: str) -> Iterable[QuerySolution]:
    found = store.query(query, prefixes=PREFIXES)
    return found if isinstance(found, QuerySolutions) else ()
