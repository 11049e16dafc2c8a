"""A Wikidata item, and a search hit, as the API gives them.

The shape is that of https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON. What does not have it
is left out: one odd statement spoils no item.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias

# What is read of an item; the rest of it, often the most, is not kept.
INSTANCE_OF: Final = "P31"
COUNTRY: Final = "P17"
CITIZENSHIP: Final = "P27"
OFFICE: Final = "P39"
OCCUPATION: Final = "P106"
LOCATED_IN: Final = "P131"
OPERATOR: Final = "P137"
ISO_CODE: Final = "P297"
MEMBER_OF: Final = "P463"
COORDINATES: Final = "P625"
PROPERTIES: Final = (
    INSTANCE_OF,
    COUNTRY,
    CITIZENSHIP,
    OFFICE,
    OCCUPATION,
    LOCATED_IN,
    OPERATOR,
    ISO_CODE,
    MEMBER_OF,
    COORDINATES,
)
_END: Final = "P582"

Row: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A search result: the item, and the label or alias by which it was found."""

    qid: str
    label: str
    description: str
    matched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What Wikidata says of an item.

    Attributes:
        qid: the item's own number; another one than was asked for where items were merged.
        statements: property to the values of its best rank that hold still, as QIDs or text.
        point: latitude and longitude, WGS 84.
        retrieved: the day of the answer.
    """

    qid: str
    label: str
    description: str
    aliases: tuple[str, ...]
    statements: Mapping[str, tuple[str, ...]] = field(hash=False)
    point: tuple[float, float] | None
    retrieved: date

    def values(self, *properties: str) -> tuple[str, ...]:
        """Return the values of all `properties`."""
        return tuple(value for name in properties for value in self.statements.get(name, ()))


def read_hits(content: object) -> tuple[Hit, ...]:
    """Return the results of `wbsearchentities`.

    Raises:
        ValueError: `content` is no answer to it.
    """
    try:
        rows = content["search"]  # type: ignore[index]
        return tuple(_hit(row) for row in rows)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no search result") from error


def read_rows(content: object) -> tuple[Row, ...]:
    """Return the rows of SPARQL 1.1 Query Results JSON, values as bare text.

    Raises:
        ValueError: `content` is none.
    """
    try:
        rows = content["results"]["bindings"]  # type: ignore[index]
        return tuple({name: str(cell["value"]) for name, cell in row.items()} for row in rows)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no rows") from error


def entity_of(content: object, qid: str) -> Mapping[str, Any]:
    """Return what `wbgetentities` says about `qid`.

    Raises:
        ValueError: `content` is no answer about it.
    """
    try:
        entity = content["entities"][qid]  # type: ignore[index]
    except (KeyError, TypeError) as error:
        raise ValueError("no entity") from error
    if not isinstance(entity, Mapping):
        raise ValueError("no entity")  # noqa: TRY004 - it is the content that is wrong
    return entity


def trimmed(entity: Mapping[str, Any]) -> dict[str, Any]:
    """Return `entity` of `wbgetentities` with no more statements than are read.

    Raises:
        ValueError: it is no item.
    """
    read_item(entity, date.min)
    claims = entity.get("claims") or {}
    kept = {name: claims[name] for name in PROPERTIES if name in claims}
    return {**entity, "claims": kept} if claims else dict(entity)


def read_item(entity: Mapping[str, Any], retrieved: date) -> Item | None:
    """Return an item of `wbgetentities`, or None where it says that there is none.

    Raises:
        ValueError: `entity` is no item.
    """
    if "missing" in entity:
        return None
    try:
        claims = entity.get("claims") or {}
        return Item(
            qid=str(entity["id"]),
            label=_english(entity, "labels"),
            description=_english(entity, "descriptions"),
            aliases=tuple(str(alias["value"]) for alias in _aliases(entity)),
            statements={name: tuple(_values(claims.get(name, ()))) for name in PROPERTIES},
            point=next(_points(claims.get(COORDINATES, ())), None),
            retrieved=retrieved,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no item") from error


def _hit(row: Mapping[str, Any]) -> Hit:
    label = str(row.get("label", ""))
    return Hit(
        qid=str(row["id"]),
        label=label,
        description=str(row.get("description", "")),
        matched=str(row.get("match", {}).get("text", label)),
    )


def _english(entity: Mapping[str, Any], part: str) -> str:
    texts = entity.get(part) or {}
    return str(texts["en"]["value"]) if "en" in texts else ""


def _aliases(entity: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    aliases = entity.get("aliases") or {}
    return list(aliases.get("en", ()))


def _values(statements: list[Mapping[str, Any]]) -> Iterator[str]:
    for value in _best(statements):
        if isinstance(value, dict) and "id" in value:
            yield str(value["id"])
        elif isinstance(value, str):
            yield value


def _points(statements: list[Mapping[str, Any]]) -> Iterator[tuple[float, float]]:
    for value in _best(statements):
        if isinstance(value, dict) and "latitude" in value:
            yield float(value["latitude"]), float(value["longitude"])


def _best(statements: list[Mapping[str, Any]]) -> Iterator[object]:
    """Yield the values of the best rank that have no end, as "truthy" statements are chosen."""
    ranked = [s for s in statements if s.get("rank") == "preferred"]
    normal = [s for s in statements if s.get("rank") == "normal"]
    for statement in ranked or normal:
        snak = statement["mainsnak"]
        is_over = _END in (statement.get("qualifiers") or {})
        if snak.get("snaktype") == "value" and not is_over:
            yield snak["datavalue"]["value"]
