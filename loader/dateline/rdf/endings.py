"""Which events put an end to which situations, and what they imply has been."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from dateline.model.claim import Role
from dateline.model.fact import Fact
from dateline.model.kind import Kind, lineage
from dateline.rdf.namespaces import Base
from dateline.rdf.view import FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an event ends.

    Attributes:
        sites: roles that say where; the first that is filled counts.
        implies, site: kind of the situation that must have held before, and its role for where.
    """

    sites: tuple[Role, ...]
    implies: str
    site: Role


# Who has withdrawn from a place had forces there; who has closed a base had it.
RULES: Final = {
    "Withdrawal": Rule(
        sites=(Role.ORIGIN, Role.PLACE), implies="MilitaryPresence", site=Role.PLACE
    ),
    "BaseClosure": Rule(sites=(Role.THEME, Role.PLACE), implies="BasePresence", site=Role.THEME),
}
_ENDED: Final = frozenset({"MilitaryPresence", "BasePresence"})
SITUATION_SITES: Final = (Role.THEME, Role.PLACE)
EVENT_SITES: Final = (Role.ORIGIN, Role.THEME, Role.PLACE)


def rule_for(fact: FactView, kinds: Mapping[str, Kind]) -> Rule | None:
    """Return the rule for events of this kind, if they end anything."""
    return next((RULES[kind] for kind in _lineage(fact, kinds) if kind in RULES), None)


def can_end(fact: FactView, kinds: Mapping[str, Kind]) -> bool:
    """Return whether `fact` is a situation that some rule can end."""
    return not _ENDED.isdisjoint(_lineage(fact, kinds))


def sites(event: FactView, rule: Rule) -> frozenset[NamedNode]:
    """Return where `event` puts an end to something."""
    return next((event.role(role) for role in rule.sites if event.role(role)), frozenset())


def ends(event: FactView, rule: Rule, situation: FactView) -> bool:
    """Return whether `event` is about the same actors and the same place as `situation`.

    All of them: one state's withdrawal does not end what it shared with another.
    """
    where = sites(event, rule)
    actors = situation.role(Role.ACTOR)
    same_site = any(
        situation.role(role) and situation.role(role) <= where for role in SITUATION_SITES
    )
    return bool(actors) and actors <= event.role(Role.ACTOR) and same_site


def implied(event: FactView, rule: Rule, base: Base) -> Iterator[Fact]:
    """Yield the situations that must have held before `event`, one an actor and place."""
    for actor in event.role(Role.ACTOR):
        for site in sites(event, rule):
            pairs = ((Role.ACTOR, actor), (rule.site, site))
            roles = ((role.value, base.entity_key(node)) for role, node in pairs)
            yield Fact(kind=rule.implies, roles=tuple(sorted(roles)))


def _lineage(fact: FactView, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    return tuple(lineage(fact.kind, kinds)) if fact.kind in kinds else ()
