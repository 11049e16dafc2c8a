"""An entity's description, in the graph that all articles share."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from dateline.model.entity import Entity
from dateline.rdf.namespaces import Base, item, name
from dateline.rdf.terms import day, decimal, describe, text

# Degrees to a metre on the ground.
_PLACES = 5


def entity_quads(entity: Entity, base: Base) -> Iterator[Quad]:
    """Yield the description of `entity`."""
    yield from describe(
        base.entity(entity),
        base.entities_graph,
        ("rdf:type", name(f"dl:{entity.type.value if entity.type else 'Entity'}")),
        ("rdfs:label", text(entity.label, language="en")),
        *(("skos:altLabel", text(alias, language="en")) for alias in entity.aliases),
        ("schema:description", _text(entity.description)),
        ("dl:country", item(entity.country) if entity.country else None),
        ("dl:isoCode", _text(entity.iso_code)),
        ("wgs:lat", _degrees(entity.lat)),
        ("wgs:long", _degrees(entity.lon)),
        ("dct:source", _text(entity.source)),
        ("dl:snapshotDate", day(entity.snapshot) if entity.snapshot else None),
        ("dl:linkStatus", _link_status(entity)),
    )


def _text(words: str | None) -> Literal | None:
    return text(words) if words else None


def _degrees(angle: float | None) -> Literal | None:
    return None if angle is None else decimal(angle, places=_PLACES)


def _link_status(entity: Entity) -> NamedNode | None:
    return None if entity.qid else name("dlv:link-status-unverified")
