"""A fact's own part: kind, roles, office and content. What is computed comes from `revise.py`."""

from collections.abc import Iterator

from pyoxigraph import Quad

from dateline.model.fact import Fact, fact_of
from dateline.model.link import LinkedClaim
from dateline.rdf.namespaces import Base, name
from dateline.rdf.terms import describe, text


def fact_quads(linked: LinkedClaim, base: Base, situations: frozenset[str]) -> Iterator[Quad]:
    """Yield the fact that `linked` is about, and below it the facts that are its content."""
    fact = fact_of(linked, situations=situations)
    yield from describe(
        base.fact(fact.key),
        base.facts_graph,
        ("rdf:type", name(f"dl:{fact.kind}")),
        *((f"dl:{f.role.value}", base.entity(f.entity)) for f in linked.fillers),
        ("dl:office", text(fact.office) if fact.office else None),
        ("dl:content", base.fact(fact.content) if fact.content else None),
    )
    if linked.content:
        yield from fact_quads(linked.content, base, situations)


def bare_fact_quads(fact: Fact, base: Base) -> Iterator[Quad]:
    """Yield an inferred fact, which has neither office nor content."""
    yield from describe(
        base.fact(fact.key),
        base.facts_graph,
        ("rdf:type", name(f"dl:{fact.kind}")),
        *((f"dl:{role}", base.entity_of_key(key)) for role, key in fact.roles),
    )
