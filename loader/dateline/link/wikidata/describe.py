"""Items of the live Wikidata as entities."""

from collections.abc import Iterable, Mapping

from dateline.link.wikidata.classes import Classes
from dateline.link.wikidata.client import Wikidata
from dateline.link.wikidata.item import (
    CITIZENSHIP,
    COUNTRY,
    INSTANCE_OF,
    ISO_CODE,
    LOCATED_IN,
    MEMBER_OF,
    OPERATOR,
    Item,
)
from dateline.model.entity import Entity, EntityType

SOURCE = "Wikidata"


def described(
    qids: Iterable[str],
    wikidata: Wikidata,
    classes: Classes,
    taken_for: Mapping[str, EntityType | None] | None = None,
) -> Mapping[str, Entity | None]:
    """Return what Wikidata says of each of `qids`; None where it has no such item any more.

    Args:
        qids: the items. Where one was merged into another, that other one is returned.
        wikidata: the live service.
        classes: what kind of thing instances of a class are.
        taken_for: what articles take an item for, which counts where its classes allow it.

    Raises:
        NetworkError: the service cannot be used.
    """
    items = wikidata.items(qids)
    kinds = (qid for item in items.values() if item for qid in item.values(INSTANCE_OF))
    labels = wikidata.labels(kinds)
    types = taken_for or {}
    return {
        qid: _entity(item, labels, classes, types.get(qid)) if item else None
        for qid, item in items.items()
    }


def _entity(
    item: Item, labels: Mapping[str, str], classes: Classes, taken_for: EntityType | None
) -> Entity:
    kinds = tuple(label for qid in item.values(INSTANCE_OF) if (label := labels.get(qid)))
    homes = [qid for qid in item.values(COUNTRY, CITIZENSHIP) if qid != item.qid]
    codes = [code for code in item.values(ISO_CODE) if len(code) == 2 and code.isalpha()]  # noqa: PLR2004 - ISO 3166-1 alpha-2
    return Entity(
        label=item.label or item.qid,
        type=taken_for if classes.fits(kinds, taken_for) else classes.type_of(kinds),
        qid=item.qid,
        description=item.description,
        aliases=item.aliases,
        # Who has several citizenships belongs to no one country.
        country=homes[0] if len(homes) == 1 else None,
        iso_code=codes[0].upper() if codes else None,
        lat=item.point[0] if item.point else None,
        lon=item.point[1] if item.point else None,
        source=SOURCE,
        snapshot=item.retrieved,
        kinds=kinds,
        located_in=_items(item, LOCATED_IN),
        operators=_items(item, OPERATOR),
        member_of=_items(item, MEMBER_OF),
    )


def _items(item: Item, name: str) -> tuple[str, ...]:
    return tuple(value for value in item.values(name) if value.startswith("Q"))
