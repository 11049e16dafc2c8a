"""What the gazetteer knows of one entity."""

from dataclasses import dataclass
from datetime import date

from dateline.model.entity import Entity, EntityType, local_key


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity and how likely news means it.

    Attributes:
        prominence: 0 to 99, how likely news means this one of several namesakes.
        since, until: first and last day in power, of a person; None where not known, or not over.
    """

    entity: Entity
    prominence: int
    since: date | None = None
    until: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The label and every alias."""
        return (self.entity.label, *self.entity.aliases)

    @property
    def home(self) -> str | None:
        """QID of the country it is, belongs to or lies in."""
        is_state = self.entity.type is EntityType.STATE
        return self.entity.qid if is_state else self.entity.country

    def is_in_power(self, day: date | None) -> bool | None:
        """Whether a person is in power on `day`; None where that cannot be known."""
        if day is None or self.since is None:
            return None
        return self.since <= day and (self.until is None or day <= self.until)


class Record:
    """One line of a file, parsed in full only when its entity is wanted.

    A load touches every line and a run links some hundreds of them.
    """

    __slots__ = ("_aliases", "_entry", "_line", "description", "kind", "label", "prominence", "qid")

    def __init__(self, line: str, kind: EntityType) -> None:
        """Take a line of `<type>.tsv`.

        Raises:
            ValueError: the line does not have the table's columns.
        """
        self.qid, self.label, self._aliases, _, _, _, _, about, weight, _ = line.split("\t", 9)
        self.description = about
        self.kind = kind
        self.prominence = int(weight)
        self._line = line
        self._entry: Entry | None = None

    @property
    def country(self) -> str:
        """QID of the country it belongs to, or ""."""
        return self._line.split("\t", 4)[3]

    @property
    def is_dated(self) -> bool:
        """Whether it says since when a person is in power."""
        return bool(self._line.split("\t")[-4])

    @property
    def names(self) -> list[str]:
        """The label and every alias."""
        return [self.label, *self._aliases.split("|")] if self._aliases else [self.label]

    @property
    def entry(self) -> Entry:
        """The line as a value."""
        if self._entry is None:
            since, until = self._line.split("\t")[-4:-2]
            self._entry = Entry(
                self._entity(), self.prominence, _day(since), _day(until, is_last=True)
            )
        return self._entry

    def _entity(self) -> Entity:
        _, label, _, country, iso, lat, lon, _, _, _, _, source, day = self._line.split("\t")
        return Entity(
            label=label,
            type=self.kind,
            qid=self.qid or None,
            local_key="" if self.qid else local_key(label),
            description=self.description,
            aliases=tuple(self.names[1:]),
            country=country or None,
            iso_code=iso or None,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            source=source,
            snapshot=date.fromisoformat(day) if day else None,
        )


def _day(text: str, *, is_last: bool = False) -> date | None:
    """Return the day that `text` gives, or the first or last of the year it gives."""
    if not text:
        return None
    if "-" in text:
        return date.fromisoformat(text)
    return date(int(text), 12, 31) if is_last else date(int(text), 1, 1)
