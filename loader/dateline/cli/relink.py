"""Articles linked anew from their stored text, after something was settled about a name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad, QuerySolutions

from dateline.cli.knowledge import knowledge_of
from dateline.errors import DatelineError
from dateline.pipeline import Kept, Outcome
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.terms import text
from dateline.read import Hints
from dateline.store.protocol import Change, Store, WritableStore

if TYPE_CHECKING:
    from dateline.build import Assembly

_AFFECTED: Final = """
SELECT DISTINCT ?article WHERE {{
  GRAPH ?graph {{
    {{ VALUES ?entity {{ {entities} }}
       ?mention dl:refersTo|dl:runnerUp ?entity ; oa:hasSource ?article }}
    UNION {{ VALUES ?entity {{ {entities} }} ?article schema:publisher ?entity }}
    UNION {{ VALUES ?name {{ {names} }} ?mention dl:surface ?name ; oa:hasSource ?article }}
  }}
}}
"""
_NAMED: Final = """
SELECT DISTINCT ?entity WHERE {{
  VALUES ?entity {{ {entities} }}
  GRAPH ?graph {{ ?subject ?property ?entity }}
  FILTER (?property != dl:decidesOn)
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What relinking did: keys of the articles that changed, and what went wrong with others."""

    changed: tuple[str, ...] = ()
    errors: tuple[DatelineError, ...] = ()

    def joined(self, other: "Relinked") -> "Relinked":
        """Return what two runs did."""
        changed = tuple(dict.fromkeys((*self.changed, *other.changed)))
        return Relinked(changed=changed, errors=(*self.errors, *other.errors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What something was settled about: keys of entities, and names as articles write them."""

    keys: tuple[str, ...]
    names: tuple[str, ...] = ()


def affected(store: Store, base: Base, touched: Iterable[Touched]) -> tuple[str, ...]:
    """Return the keys of the articles that have one of the names, or link to the entities."""
    listed = tuple(touched)
    nodes = {base.entity_of_key(key) for one in listed for key in one.keys}
    names = {text(name) for one in listed for name in one.names}
    query = _AFFECTED.format(entities=_listed(nodes), names=_listed(names))
    found = store.query(query, prefixes=PREFIXES)
    rows = found if isinstance(found, QuerySolutions) else ()
    return tuple(sorted(row["article"].value.rpartition("/")[2] for row in rows))


def relink(assembly: "Assembly", store: WritableStore, touched: Iterable[Touched]) -> Relinked:
    """Link the articles concerned anew from their stored texts; others stay untouched.

    What nothing names any more is no longer described: a namesake would only confuse.
    """
    listed = tuple(touched)
    articles = affected(store, assembly.base, listed) if listed else ()
    outcomes = tuple(_outcomes(assembly, store, articles))
    _forget(store, assembly.base, {key for one in listed for key in one.keys})
    changed = (o.source for o in outcomes if o.kept and o.kept.change is Change.CHANGED)
    errors = (outcome.error for outcome in outcomes if outcome.error)
    return Relinked(changed=tuple(changed), errors=tuple(errors))


def _outcomes(
    assembly: "Assembly", store: WritableStore, articles: Iterable[str]
) -> Iterator[Outcome]:
    known = knowledge_of(store, assembly.base)
    pipeline = assembly.pipeline(Hints(), rulings=known.rulings, describe=known.describe)
    stored = replace(
        pipeline,
        read=lambda key: store.article(str(key)),
        finish=lambda outcome: replace(outcome, kept=_kept(outcome, store)),
    )
    yield from stored.run(articles)


def _kept(outcome: Outcome, store: WritableStore) -> Kept | None:
    return Kept(change=store.remake(outcome.graphs)) if outcome.graphs else None


def _forget(store: WritableStore, base: Base, keys: Iterable[str]) -> None:
    local = {base.entity_of_key(key) for key in keys if not key.startswith("wd:")}
    query = _NAMED.format(entities=_listed(local))
    found = store.query(query, prefixes=PREFIXES)
    named = {row["entity"] for row in found} if isinstance(found, QuerySolutions) else set()
    store.describe(base.entities_graph, dict.fromkeys(local - named, frozenset[Quad]()))


def _listed(terms: Iterable[object]) -> str:
    """Return terms as SPARQL, by the engine's own serialisation."""
    return " ".join(sorted(map(str, terms)))
