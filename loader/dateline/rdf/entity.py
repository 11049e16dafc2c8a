"""An entity's description, in the graph that all articles share."""

from collections.abc import Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from dateline.model.entity import Entity, EntityType
from dateline.rdf.description import Description, local_name
from dateline.rdf.namespaces import Base, item, name
from dateline.rdf.terms import Term, day, decimal, describe, text

# Degrees to a metre on the ground.
_PLACES = 5
_INDICATOR_A = 0x1F1E6


def entity_quads(entity: Entity, base: Base) -> Iterator[Quad]:
    """Yield the description of `entity`, in the entities' graph."""
    yield from describe(
        base.entity(entity),
        base.entities_graph,
        ("rdf:type", _class(entity)),
        ("dl:linkStatus", _link_status(entity)),
        *_statements(entity),
    )


def item_quads(item_: Entity, base: Base) -> Iterator[Quad]:
    """Yield what the live Wikidata says of an item, in the graph of the live Wikidata.

    The subject is a node of its own: were it the item, whoever asks all graphs at once would get
    each statement twice.
    """
    if item_.qid is None:
        raise ValueError(f"{item_.label!r} is no item")
    yield from describe(
        item_node(item_.qid, base),
        base.wikidata_graph,
        ("rdf:type", name("dl:ItemDescription")),
        ("dl:item", item(item_.qid)),
        ("dl:itemType", _class(item_)),
        *_statements(item_),
    )


def item_node(qid: str, base: Base) -> NamedNode:
    """Return the IRI of what the live Wikidata says of the item `qid`."""
    return base.node("item", qid)


def read_entity(said: Description, base: Base) -> Entity:
    """Return the entity that `entity_quads` or `item_quads` described.

    Raises:
        ValueError: the description is of something else.
    """
    labels, node = said.texts("rdfs:label"), said.node_of("dl:item") or said.node
    if not labels:
        raise ValueError(f"{said.node} is no entity")
    key = base.entity_key(node)
    kind = local_name(said.node_of("dl:itemType") or said.node_of("rdf:type"))
    country = said.node_of("dl:country")
    day_of_copy = said.text("dl:snapshotDate")
    return Entity(
        label=labels[0],
        type=None if kind == "Entity" else EntityType(kind),
        qid=key.removeprefix("wd:") if key.startswith("wd:") else None,
        local_key="" if key.startswith("wd:") else key,
        description=said.text("schema:description"),
        aliases=said.texts("skos:altLabel"),
        country=_qid(country) if country else None,
        iso_code=said.text("dl:isoCode") or None,
        lat=said.number("wgs:lat"),
        lon=said.number("wgs:long"),
        source=said.text("dct:source"),
        snapshot=date.fromisoformat(day_of_copy) if day_of_copy else None,
        kinds=said.texts("dl:wikidataType"),
        located_in=_qids(said, "wdt:P131"),
        operators=_qids(said, "wdt:P137"),
        member_of=_qids(said, "wdt:P463"),
    )


def _statements(entity: Entity) -> Iterator[tuple[str, Term | None]]:
    yield "rdfs:label", text(entity.label, language="en")
    yield from (("skos:altLabel", text(alias, language="en")) for alias in entity.aliases)
    yield "schema:description", _text(entity.description)
    yield "dl:country", item(entity.country) if entity.country else None
    yield "dl:isoCode", _text(entity.iso_code)
    yield "dl:flag", text(flag(entity.iso_code)) if entity.iso_code else None
    yield "wgs:lat", _degrees(entity.lat)
    yield "wgs:long", _degrees(entity.lon)
    yield "dct:source", _text(entity.source)
    yield "dl:snapshotDate", day(entity.snapshot) if entity.snapshot else None
    yield from (("dl:wikidataType", text(kind, language="en")) for kind in entity.kinds)
    yield from (("wdt:P131", item(qid)) for qid in entity.located_in)
    yield from (("wdt:P137", item(qid)) for qid in entity.operators)
    yield from (("wdt:P463", item(qid)) for qid in entity.member_of)


def _class(entity: Entity) -> NamedNode:
    return name(f"dl:{entity.type.value if entity.type else 'Entity'}")


def flag(iso_code: str) -> str:
    """Return a country code as an emoji: two regional indicator symbols (Unicode, 22.10).

    >>> flag("FR")
    '🇫🇷'
    """
    return "".join(chr(_INDICATOR_A + ord(letter) - ord("A")) for letter in iso_code)


def _qids(said: Description, curie: str) -> tuple[str, ...]:
    return tuple(map(_qid, said.nodes(curie)))


def _qid(node: NamedNode) -> str:
    return node.value.rpartition("/")[2]


def _text(words: str | None) -> Literal | None:
    return text(words) if words else None


def _degrees(angle: float | None) -> Literal | None:
    return None if angle is None else decimal(angle, places=_PLACES)


def _link_status(entity: Entity) -> NamedNode | None:
    return None if entity.qid else name("dlv:link-status-unverified")
