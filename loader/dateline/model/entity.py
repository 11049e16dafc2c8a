"""Who and what facts are about."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dateline.model.identity import content_hash


class EntityType(StrEnum):
    """What an entity is; the values are class names of the ontology."""

    STATE = "State"
    TERRITORY = "Territory"
    REGION = "Region"
    CITY = "City"
    PERSON = "Person"
    ORGANIZATION = "Organization"
    INTERNATIONAL_ORGANIZATION = "InternationalOrganization"
    NEWS_OUTLET = "NewsOutlet"
    ARMED_GROUP = "ArmedGroup"
    ARMED_FORCE = "ArmedForce"
    POPULATION_GROUP = "PopulationGroup"
    AIRPORT = "Airport"
    MILITARY_BASE = "MilitaryBase"
    FACILITY = "Facility"
    CONFLICT = "NamedConflict"
    TREATY = "NamedTreaty"
    MATERIEL = "Materiel"


_T = EntityType
POLITIES = frozenset({_T.STATE, _T.TERRITORY})
SITES = frozenset({_T.AIRPORT, _T.MILITARY_BASE, _T.FACILITY})
PLACES = POLITIES | SITES | {_T.REGION, _T.CITY}
GROUPS = frozenset(
    {
        _T.ORGANIZATION,
        _T.INTERNATIONAL_ORGANIZATION,
        _T.NEWS_OUTLET,
        _T.ARMED_GROUP,
        _T.ARMED_FORCE,
        _T.POPULATION_GROUP,
    }
)
ACTORS = POLITIES | GROUPS | {_T.PERSON}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor, place or thing, linked to Wikidata or named locally.

    Attributes:
        label: preferred English name.
        type: None where the text does not say what it is.
        qid: Wikidata item ("Q159"), or None for a local entity.
        local_key: `entity/<slug>-<8 hex>` of a local entity; "" for a linked one.
        country: QID of the country it belongs to or lies in.
        iso_code: ISO 3166-1 alpha-2, for states and territories.
        lat, lon: WGS 84 decimal degrees.
        source: where the QID and coordinates were read; snapshot: the day of that copy.
        kinds: labels of the classes that Wikidata puts it in ("naval base").
        located_in, operators, member_of: QIDs of where it lies, who runs it, what it belongs to.
    """

    label: str
    type: EntityType | None = None
    qid: str | None = None
    local_key: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    country: str | None = None
    iso_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    source: str = ""
    snapshot: date | None = None
    kinds: tuple[str, ...] = ()
    located_in: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an entity that has no identity, or two."""
        if bool(self.qid) == bool(self.local_key):
            raise ValueError(f"{self.label!r} needs either a QID or a local key")

    @property
    def key(self) -> str:
        """`wd:Q159`, or the local key: base-independent, so hashes of it are too."""
        return f"wd:{self.qid}" if self.qid else self.local_key


def enriched(entity: Entity, item: Entity) -> Entity:
    """Return `entity` with what only `item`, the same thing as Wikidata describes it, says."""
    return replace(
        entity,
        type=entity.type or item.type,
        description=entity.description or item.description,
        country=entity.country or item.country,
        iso_code=entity.iso_code or item.iso_code,
        lat=item.lat if entity.lat is None else entity.lat,
        lon=item.lon if entity.lon is None else entity.lon,
        source=entity.source or item.source,
        snapshot=max(filter(None, (entity.snapshot, item.snapshot)), default=None),
        kinds=item.kinds,
        located_in=item.located_in,
        operators=item.operators,
        member_of=item.member_of,
    )


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, at most 60 characters.

    >>> slug("Ahmed al-Sharaa’s “forces”")
    'ahmed-al-sharaa-s-forces'
    """
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
    )
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60].strip("-")


def local_key(label: str, *scope: str) -> str:
    """Return `entity/<slug>-<8 hex>` for a named thing without a QID.

    Args:
        label: the name; letter case and spacing do not matter.
        scope: what else it takes to be the same thing (an article's key for a thing that only
            a description names).
    """
    name = " ".join(unicodedata.normalize("NFC", label).casefold().split())
    return f"entity/{slug(label) or 'unnamed'}-{content_hash(name, *scope)[:8]}"
