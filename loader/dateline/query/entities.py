"""From a name to the entity it stands for: the gazetteer, and what the store itself holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode

from dateline.errors import UsageError
from dateline.model.entity import Entity
from dateline.query.bind import bind
from dateline.query.namespaces import DEFAULT_BASE, ONTOLOGY, WIKIDATA
from dateline.query.queryable import Queryable, select

_LISTED: Final = 8
_PROLOGUE: Final = f"""BASE <{DEFAULT_BASE}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_DETAILS: Final = """
  GRAPH <graph/entities> { ?entity rdfs:label ?label ; a ?type }
  OPTIONAL { GRAPH <graph/entities> { ?entity schema:description ?description } }
"""
_EXACT: Final = f"""{_PROLOGUE}SELECT DISTINCT ?entity ?label ?type ?description WHERE {{
  VALUES ?name {{ ""@en }}
  GRAPH <graph/entities> {{ ?entity rdfs:label|skos:altLabel ?name }}{_DETAILS}}}
"""
_ANY_CASE: Final = f"""{_PROLOGUE}SELECT DISTINCT ?entity ?label ?type ?description WHERE {{
  VALUES ?wanted {{ "" }}
  GRAPH <graph/entities> {{ ?entity rdfs:label|skos:altLabel ?name }}{_DETAILS}
  FILTER (LCASE(STR(?name)) = ?wanted)
}}
"""
_NAMES: Final = f"""{_PROLOGUE}SELECT DISTINCT ?name WHERE {{
  GRAPH <graph/entities> {{ ?entity rdfs:label|skos:altLabel ?name }}
}}
"""


class Resolve(Protocol):
    """A list of known names."""

    def __call__(self, name: str, /) -> Sequence[Entity]:
        """Return everything that is called `name`; nothing if it is not known."""
        ...


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Candidate:
    """Something a name may stand for."""

    iri: str
    label: str
    type: str = ""
    description: str = ""

    def __str__(self) -> str:
        """Return what tells it from its namesakes: `Q230 (Georgia, State, country in ...)`."""
        details = ", ".join(part for part in (self.label, self.type, self.description) if part)
        return f"{self.iri.removeprefix(WIKIDATA)} ({details})"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFinder:
    """Finds entities by name.

    Attributes:
        store: its entities' labels and aliases count.
        resolve: other known names.
        base: the store's base IRI.
    """

    store: Queryable
    resolve: Resolve
    base: str = DEFAULT_BASE

    def find(self, name: str, of: Iterable[str] = ()) -> NamedNode:
        """Return the one entity called `name`.

        Of several, those in the classes `of` come first, then those whose label it is rather than
        an alias.

        Raises:
            UsageError: nothing is called so, or still several things are.
        """
        found = self._candidates(name)
        if not found:
            raise self._unknown(name)
        wanted = set(of)
        found = [c for c in found if c.type in wanted] or found
        found = [c for c in found if c.label.casefold() == name.casefold()] or found
        if len(found) > 1:
            raise _ambiguous(name, found)
        return NamedNode(found[0].iri)

    def _candidates(self, name: str) -> list[Candidate]:
        known = [self._candidate(entity) for entity in self.resolve(name)]
        stored = [*self._stored(_EXACT, name=Literal(name, language="en"))]
        if not known and not stored:
            stored = [*self._stored(_ANY_CASE, wanted=Literal(name.lower()))]
        return sorted({c.iri: c for c in (*stored, *known)}.values())

    def _candidate(self, entity: Entity) -> Candidate:
        iri = f"{WIKIDATA}{entity.qid}" if entity.qid else f"{self.base}{entity.local_key}"
        type_name = entity.type.value if entity.type else ""
        return Candidate(
            iri=iri, label=entity.label, type=type_name, description=entity.description
        )

    def _stored(self, query: str, **values: Literal) -> Iterator[Candidate]:
        for row in select(self.store, bind(query, values.keys(), values, self.base)):
            yield Candidate(
                iri=row["entity"].value,
                label=row["label"].value,
                type=row["type"].value.removeprefix(ONTOLOGY),
                description=row["description"].value if row["description"] else "",
            )

    def _unknown(self, name: str) -> UsageError:
        rows = select(self.store, bind(_NAMES, (), {}, self.base))
        names = {row["name"].value.lower(): row["name"].value for row in rows}
        close = [names[match] for match in get_close_matches(name.lower(), sorted(names))]
        return UsageError(
            f"no entity is called {name!a}",
            hint=f"did you mean {' or '.join(close)}?" if close else "give its QID or IRI",
        )


def _ambiguous(name: str, found: Sequence[Candidate]) -> UsageError:
    listed = "; ".join(map(str, found[:_LISTED]))
    more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return UsageError(
        f"{len(found)} entities are called {name!a}", hint=f"give one of these: {listed}{more}"
    )
