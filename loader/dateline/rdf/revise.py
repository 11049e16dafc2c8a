"""What the shared graphs must say once an article has come, changed or gone.

Every description is worked out from all claims that remain, so the result depends neither on the
order in which articles came nor on what was there before.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from dateline.model.claim import Role
from dateline.model.kind import Kind
from dateline.rdf.endings import (
    EVENT_SITES,
    SITUATION_SITES,
    can_end,
    ends,
    implied,
    rule_for,
    sites,
)
from dateline.rdf.fact import bare_fact_quads
from dateline.rdf.merge import merged_entities
from dateline.rdf.namespaces import Base, name, value
from dateline.rdf.status import Ending, Verdict, ending_of, judge, outlives
from dateline.rdf.terms import day, describe, integer
from dateline.rdf.view import BEARING, FactView, Reader, View, fact_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviser:
    """Works out the shared graphs' descriptions; `kinds` are the ontology's."""

    base: Base
    kinds: Mapping[str, Kind]

    @property
    def bearing(self) -> AbstractSet[NamedNode]:
        """The properties of articles and claims that the shared graphs depend on."""
        return BEARING

    def __call__(
        self,
        view: View,
        graphs: AbstractSet[NamedNode],
        own: AbstractSet[Quad],
        entities: Iterable[AbstractSet[Quad]],
    ) -> Mapping[tuple[NamedNode, NamedNode], frozenset[Quad]]:
        """Return the complete description, by graph and subject, of whatever may have changed.

        Args:
            view: all quads as they will be, the shared graphs' computed parts still as they
                were; of the changed graphs it need hold only what is `bearing`.
            graphs: the changed articles' own graphs.
            own: what those graphs hold, as far as it is `bearing`, and what they held before.
            entities: entities' descriptions, one a set.

        Returns:
            An empty description means that the subject is to be removed.
        """
        claims = name("dl:claims")
        claimed = {q.object for q in own if q.predicate == claims}
        touched = {node for node in claimed if isinstance(node, NamedNode)}
        facts = described_facts(view, self.base, self.kinds, touched)
        revised = {(self.base.facts_graph, node): told for node, told in facts.items()}
        return revised | merged_entities(view, graphs, entities, self.base)


def described_facts(
    view: View, base: Base, kinds: Mapping[str, Kind], touched: Iterable[NamedNode]
) -> dict[NamedNode, frozenset[Quad]]:
    """Return all that is to be said of the facts `touched` and of those that hang on them."""
    facts = _Facts(Reader(view, base), kinds)
    return {fact.node: facts.description(fact) for fact in facts.affected(touched)}


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts as they hang together: by content, and by what ends what."""

    reader: Reader
    kinds: Mapping[str, Kind]
    _events_of: dict[NamedNode, tuple[FactView, ...]] = field(default_factory=dict)
    _situations_of: dict[NamedNode, tuple[FactView, ...]] = field(default_factory=dict)

    def affected(self, touched: Iterable[NamedNode]) -> Iterable[FactView]:
        """Return the facts at `touched`, their contents, what they end and what ends them."""
        found: dict[NamedNode, FactView] = {}
        pending = list(touched)
        while pending:
            fact = self.reader.fact(pending.pop())
            if fact and fact.node not in found:
                found[fact.node] = fact
                pending += (fact.content,) if fact.content else ()
        for fact in tuple(found.values()):
            found |= {n.node: n for n in (*self._situations(fact), *self._events(fact))}
        return found.values()

    def description(self, fact: FactView) -> frozenset[Quad]:
        """Return all that is to be said of `fact`: nothing if nothing supports it any more."""
        endings = tuple(self._endings(fact))
        if not endings and not self._said(fact.node):
            return frozenset()
        kind = self.kinds.get(fact.kind)
        verdict = judge(
            self.reader.claims(fact.node),
            is_situation=kind is not None and kind.is_situation,
            endings=endings,
        )
        return fact.quads.union(
            _verdict_quads(fact.node, self.reader.base.facts_graph, verdict),
            self._links(fact, endings),
        )

    def _said(self, node: NamedNode) -> bool:
        """Return whether a claim is about the fact, or about one whose content it is."""
        if self.reader.claims(node):
            return True
        parents = self.reader.subjects(name("dl:content"), node)
        return any(self._said(parent) for parent in parents)

    def _links(self, fact: FactView, endings: Iterable[Ending]) -> Iterator[Quad]:
        ended = [s for s in self._situations(fact) if self._is_ended_by(s, fact)]
        origins = [e.fact for e in endings if self._implies(e.fact, fact.node)]
        yield from describe(
            fact.node,
            self.reader.base.facts_graph,
            *(("dl:ends", situation.node) for situation in ended),
            *(("prov:wasDerivedFrom", origin) for origin in origins),
        )

    def _is_ended_by(self, situation: FactView, event: FactView) -> bool:
        return event.node in {ending.fact for ending in self._endings(situation)}

    def _endings(self, situation: FactView) -> Iterator[Ending]:
        """Yield the ends that claims bear out and no later claim about the situation contradicts.

        A situation that is only planned or denied cannot end, unless the event implies it.
        """
        claims = self.reader.claims(situation.node)
        stated = any(claim.affirmed and claim.factual for claim in claims)
        for event in self._events(situation):
            ending = ending_of(event.node, self.reader.claims(event.node))
            bears = stated or self._implies(event.node, situation.node)
            if ending and bears and not outlives(claims, ending):
                yield ending

    def _events(self, situation: FactView) -> tuple[FactView, ...]:
        """Return the events about the same actors and place that could have ended it."""
        if situation.node not in self._events_of:
            self._events_of[situation.node] = tuple(self._found_events(situation))
        return self._events_of[situation.node]

    def _found_events(self, situation: FactView) -> Iterator[FactView]:
        if not can_end(situation, self.kinds):
            return
        places = {node for role in SITUATION_SITES for node in situation.role(role)}
        for event in self._about(situation.role(Role.ACTOR), places, EVENT_SITES):
            rule = rule_for(event, self.kinds)
            if rule and ends(event, rule, situation):
                yield event

    def _situations(self, event: FactView) -> tuple[FactView, ...]:
        """Return the situations that `event` could have ended, implied ones among them."""
        if event.node not in self._situations_of:
            self._situations_of[event.node] = tuple(self._found_situations(event))
        return self._situations_of[event.node]

    def _found_situations(self, event: FactView) -> Iterator[FactView]:
        rule = rule_for(event, self.kinds)
        if rule is None:
            return
        found = self._about(event.role(Role.ACTOR), sites(event, rule), SITUATION_SITES)
        known = {fact.node: fact for fact in found}
        for situation in (self._implied(event) | known).values():
            if can_end(situation, self.kinds) and ends(event, rule, situation):
                yield situation

    def _implied(self, event: FactView) -> dict[NamedNode, FactView]:
        rule = rule_for(event, self.kinds)
        facts = implied(event, rule, self.reader.base) if rule else ()
        views = (fact_view(bare_fact_quads(fact, self.reader.base)) for fact in facts)
        return {view.node: view for view in views if view}

    def _implies(self, event: NamedNode, situation: NamedNode) -> bool:
        fact = self.reader.fact(event)
        return fact is not None and situation in self._implied(fact)

    def _about(
        self, actors: Iterable[NamedNode], places: Iterable[NamedNode], roles: Iterable[Role]
    ) -> Iterator[FactView]:
        """Yield the facts with one of `actors`, and one of `places` in one of `roles`."""
        there = self._having(places, roles)
        both = there and there & self._having(actors, (Role.ACTOR,))
        yield from (fact for fact in map(self.reader.fact, both) if fact)

    def _having(self, entities: Iterable[NamedNode], roles: Iterable[Role]) -> set[NamedNode]:
        names = [name(f"dl:{role.value}") for role in roles]
        found = (self.reader.subjects(role, entity) for entity in entities for role in names)
        return set().union(*found)


def _verdict_quads(node: NamedNode, graph: NamedNode, verdict: Verdict) -> Iterator[Quad]:
    yield from describe(
        node,
        graph,
        ("dl:status", value("status", verdict.status)),
        ("dl:statusGround", verdict.ground),
        ("dl:surestClaim", verdict.surest),
        ("dl:earliest", day(verdict.earliest) if verdict.earliest else None),
        ("dl:latest", day(verdict.latest) if verdict.latest else None),
        ("dl:claimCount", integer(verdict.claims)),
        ("dl:originCount", integer(verdict.origins)),
        ("dl:supportCount", integer(verdict.support)),
    )
