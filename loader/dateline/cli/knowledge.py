"""What the store knows about names beyond its articles: decisions, look-ups, items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Quad

from dateline.link.rulings import Rulings, rulings_of
from dateline.model.entity import Entity, enriched
from dateline.model.review import Decision, Identification
from dateline.rdf.decision import read_decisions
from dateline.rdf.description import Description, descriptions, local_name
from dateline.rdf.entity import read_entity
from dateline.rdf.identification import read_identifications
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Data that shapes how articles are linked and entities described.

    Attributes:
        decisions: all that people decided, oldest first.
        identifications: the newest look-up of each name.
        items: QID to what the live Wikidata said of it; of an item that was merged, the other's.
    """

    decisions: tuple[Decision, ...] = ()
    identifications: tuple[Identification, ...] = ()
    items: Mapping[str, Entity] = field(default_factory=dict)

    @property
    def rulings(self) -> Rulings:
        """What is settled by it."""
        return rulings_of(self.decisions, self.identifications, self.items)

    def describe(self, entity: Entity) -> Entity:
        """Return `entity` with what the live Wikidata adds."""
        item = self.items.get(entity.qid) if entity.qid else None
        return enriched(entity, item) if item and item.qid == entity.qid else entity


def knowledge_of(store: Store | None, base: Base) -> Knowledge:
    """Read what `store` holds; None is one still to be made."""
    if store is None:
        return Knowledge()
    given = store.graph(base.wikidata_graph)
    return Knowledge(
        decisions=read_decisions(store.graph(base.review_graph), base),
        identifications=read_identifications(given, base),
        items=_items(given, base),
    )


def _items(given: Iterable[Quad], base: Base) -> Mapping[str, Entity]:
    """Return the items described in the graph of the live Wikidata."""
    told = (said for said in descriptions(given).values() if _is_item(said))
    found = {_qid(said, "dl:item"): said for said in told}
    items = {q: read_entity(said, base) for q, said in found.items() if said.texts("rdfs:label")}
    merged = {qid: _qid(said, "dct:isReplacedBy") for qid, said in found.items()}
    return {**items, **{old: items[new] for old, new in merged.items() if new in items}}


def _is_item(said: Description) -> bool:
    """Whether it is an item's own description: findings speak of items, too."""
    return local_name(said.node_of("rdf:type")) == "ItemDescription"


def _qid(said: Description, curie: str) -> str:
    node = said.node_of(curie)
    return node.value.removeprefix(PREFIXES["wd"]) if node else ""
