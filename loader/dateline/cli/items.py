"""Items of the live Wikidata, described in the store."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad

from dateline.cli.knowledge import Knowledge, knowledge_of
from dateline.cli.pending import linked_items
from dateline.link.wikidata.describe import described
from dateline.model.entity import Entity, EntityType, enriched
from dateline.rdf.entity import entity_quads, item_node, item_quads
from dateline.rdf.namespaces import item, name
from dateline.rdf.terms import day, describe
from dateline.store.protocol import WritableStore

if TYPE_CHECKING:
    from dateline.build import Assembly

_MAX_AGE: Final = timedelta(days=30)
# So many items are read before what they say is stored.
_AT_ONCE: Final = 50


class Items:
    """Reads items and stores what they say, both as they say it and in the entities' graph.

    Attributes:
        described: the items read so far.
        merged: an item to the one that it was merged into.
        missing: items that Wikidata no longer has.
    """

    def __init__(self, assembly: "Assembly", store: WritableStore) -> None:
        """Read nothing yet."""
        self._assembly = assembly
        self._base = assembly.base
        self._store = store
        self.described: set[str] = set()
        self.merged: dict[str, str] = {}
        self.missing: set[str] = set()

    def describe_linked(self, only: Collection[str] | None) -> None:
        """Describe the items that articles are linked to, unless that was done lately.

        Args:
            only: keys of the articles that count; None for all.

        Raises:
            NetworkError: the service cannot be used.
        """
        known = knowledge_of(self._store, self._base)
        wanted = sorted(q for q in linked_items(self._store, only) if not self._is_fresh(q, known))
        for start in range(0, len(wanted), _AT_ONCE):
            self.describe(dict.fromkeys(wanted[start : start + _AT_ONCE]))

    def describe(self, taken_for: Mapping[str, EntityType | None]) -> None:
        """Describe items, given what articles take them for.

        Raises:
            NetworkError: the service cannot be used.
        """
        wikidata, classes = self._assembly.wikidata, self._assembly.classes
        found = described(taken_for, wikidata, classes, taken_for)
        for qid, entity in found.items():
            if entity is None:
                self.missing.add(qid)
            elif entity.qid and entity.qid != qid:
                self.merged[qid] = entity.qid
        entities = [entity for entity in found.values() if entity]
        self._keep(entities)
        self.described.update(entity.qid for entity in entities if entity.qid)

    def _keep(self, entities: Iterable[Entity]) -> None:
        listed = [e for e in entities if e.qid]
        given = {
            item_node(e.qid or "", self._base): frozenset(item_quads(e, self._base)) for e in listed
        }
        self._store.describe(self._base.wikidata_graph, given | self._gone())
        shown = {self._base.entity(e): self._shown(e) for e in listed}
        self._store.describe(self._base.entities_graph, shown)

    def _gone(self) -> dict[NamedNode, frozenset[Quad]]:
        """Return what is to be said of merged and deleted items."""
        merged = {old: ("dct:isReplacedBy", item(new)) for old, new in self.merged.items()}
        status = name("dlv:link-status-missing")
        missing = dict.fromkeys(self.missing, ("dl:linkStatus", status))
        return {
            item_node(qid, self._base): frozenset(self._gone_quads(qid, why))
            for qid, why in (merged | missing).items()
        }

    def _gone_quads(self, qid: str, why: tuple[str, NamedNode]) -> Iterator[Quad]:
        return describe(
            item_node(qid, self._base),
            self._base.wikidata_graph,
            ("rdf:type", name("dl:ItemDescription")),
            ("dl:item", item(qid)),
            ("dl:snapshotDate", day(self._assembly.clock().date())),
            why,
        )

    def _shown(self, entity: Entity) -> frozenset[Quad]:
        """Return an item as the entities' graph describes it: the gazetteer's word goes first."""
        entry = self._assembly.gazetteer.by_qid(entity.qid or "")
        both = enriched(entry.entity, entity) if entry else entity
        return frozenset(entity_quads(both, self._base))

    def _is_fresh(self, qid: str, known: Knowledge) -> bool:
        entity = known.items.get(qid)
        today = self._assembly.clock().date()
        return bool(entity and entity.snapshot and today - entity.snapshot <= _MAX_AGE)
