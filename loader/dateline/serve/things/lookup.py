"""Reads from a store what is said of things."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolution, QueryTriples, Triple

from dateline.query.answer import text
from dateline.query.bind import bind
from dateline.query.namespaces import DEFAULT_BASE, ONTOLOGY
from dateline.query.queryable import Queryable, select
from dateline.serve.things import queries
from dateline.serve.things.values import (
    FactLine,
    Named,
    Passage,
    Statement,
    local_name,
    member,
    window,
)

_ABOUT: Final = "{ dl:Entity }"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ROLES: Final = (
    *("actor", "recipient", "party", "theme", "place"),
    *("origin", "destination", "organization", "office", "content"),
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks things up in `store`, whose data have IRIs below `base`."""

    store: Queryable
    base: str = DEFAULT_BASE

    def statements(self, thing: NamedNode) -> tuple[Statement, ...]:
        """Return what is said of `thing`; nothing if the store does not know it."""
        rows = [(row["property"], row["value"]) for row in self._rows(queries.STATEMENTS, thing)]
        names = self.names(value for _, value in rows)
        return tuple(
            Statement(property_.value, value, names.get(text(value), ""))
            for property_, value in rows
        )

    def names(self, values: Iterable[object]) -> Mapping[str, str]:
        """Return what the IRIs among `values` are called, where anything tells."""
        nodes = sorted({v for v in values if isinstance(v, NamedNode)}, key=str)
        found = dict(self._labels(queries.LABELS, nodes))
        articles = [n for n in nodes if n.value.startswith(f"{self.base}article/")]
        facts = [n for n in nodes if n.value.startswith(f"{self.base}fact/")]
        return {
            **found,
            **dict(self._labels(queries.HEADLINES, articles)),
            **{iri: line.words for iri, line in self.fact_lines(facts).items()},
        }

    def facts_of(self, entity: NamedNode) -> tuple[NamedNode, ...]:
        """Return the facts that `entity` has a role in, the latest first."""
        return tuple(row["fact"] for row in self._rows(queries.FACTS_OF_ENTITY, entity))

    def fact_lines(self, facts: Sequence[NamedNode]) -> Mapping[str, FactLine]:
        """Return those of `facts` that the store holds, by IRI, in their order."""
        rows = self._rows(queries.FACT_PARTS, *facts) if facts else ()
        grouped = groupby(rows, key=lambda row: text(row["fact"]))
        found = {iri: _fact_line(iri, tuple(parts)) for iri, parts in grouped}
        return {fact.value: found[fact.value] for fact in facts if fact.value in found}

    def passages(self, query: str, thing: NamedNode) -> tuple[Passage, ...]:
        """Return the claims that `query`, one of those for claims, finds for `thing`."""
        rows = tuple(self._rows(query, thing))
        facts = list(dict.fromkeys(row["fact"] for row in rows))
        words = {iri: line.words for iri, line in self.fact_lines(facts).items()}
        return tuple(_passage(row, words) for row in rows)

    def graph_size(self, graph: NamedNode) -> int:
        """Return how many statements `graph` holds; no more than 100,000 are counted."""
        return next((int(text(row["size"])) for row in self._rows(queries.GRAPH_SIZE, graph)), 0)

    def holding_graph(self, thing: NamedNode) -> NamedNode | None:
        """Return a graph that describes `thing`."""
        return next((row["holding"] for row in self._rows(queries.HOLDING_GRAPH, thing)), None)

    def bundle(self, things: Sequence[NamedNode]) -> frozenset[Triple]:
        """Return the statements about `things`, those of claims with their passages."""
        return self._triples(queries.BUNDLE, *things)

    def graph(self, graph: NamedNode) -> frozenset[Triple]:
        """Return all statements in `graph`."""
        return self._triples(queries.GRAPH, graph)

    def _labels(self, query: str, nodes: Sequence[NamedNode]) -> Iterator[tuple[str, str]]:
        if nodes:
            yield from ((text(r["thing"]), text(r["label"])) for r in self._rows(query, *nodes))

    def _rows(self, query: str, *about: NamedNode) -> Iterator[QuerySolution]:
        yield from select(self.store, self._sparql(query, *about))

    def _triples(self, query: str, *about: NamedNode) -> frozenset[Triple]:
        found = self.store.query(self._sparql(query, *about))
        return frozenset(found) if isinstance(found, QueryTriples) else frozenset()

    def _sparql(self, query: str, *about: NamedNode) -> str:
        """Return `query` about `about`; the engine itself writes and escapes the IRIs."""
        return bind(query.replace(_ABOUT, f"{{ {' '.join(map(str, about))} }}"), (), {}, self.base)


def _fact_line(iri: str, rows: Sequence[QuerySolution]) -> FactLine:
    said: dict[str, list[Named]] = {}
    for row in rows:
        property_, value = row["property"].value, text(row["value"])
        named = Named(text(row["label"]) or _fallback(row["value"]), value)
        said.setdefault(property_.removeprefix(ONTOLOGY), []).append(named)

    def first(name: str) -> str:
        return said[name][0].iri if name in said else ""

    roles = tuple((role, named) for role in _ROLES for named in sorted(set(said.get(role, ()))))
    return FactLine(
        iri=iri,
        kind=local_name(first(_TYPE)),
        roles=roles,
        status=member(first("status")) or "unknown",
        ground=first("statusGround"),
        derived_from=first("http://www.w3.org/ns/prov#wasDerivedFrom"),
        window=window(first("earliest"), first("latest")),
        claims=first("claimCount"),
        origins=first("originCount"),
    )


def _fallback(value: NamedNode | Literal) -> str:
    return local_name(value.value) if isinstance(value, NamedNode) else value.value


def _passage(row: QuerySolution, words: Mapping[str, str]) -> Passage:
    cell = {name: text(row[name]) for name in queries.CLAIM_COLUMNS}
    return Passage(
        claim=cell["claim"],
        fact=Named(words.get(cell["fact"], "") or local_name(cell["fact"]), cell["fact"]),
        evidence=cell["evidence"],
        voice=Named(cell["voiceLabel"] or "the article", cell["voice"]),
        mode=member(cell["mode"]),
        polarity=member(cell["polarity"]),
        modality=member(cell["modality"]),
        certainty=member(cell["certainty"]),
        confidence=cell["confidence"],
        time=cell["time"],
        window=window(cell["earliest"], cell["latest"]),
        quote=cell["quote"],
        before=cell["before"],
        after=cell["after"],
        start=cell["start"],
        end=cell["end"],
        article=Named(cell["headline"] or local_name(cell["article"]), cell["article"]),
        day=cell["day"],
        url=cell["url"],
    )
