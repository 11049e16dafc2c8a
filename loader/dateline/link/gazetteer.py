"""Names, countries, capitals and demonyms that travel with the package."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from dateline.link.entry import Entry, Record
from dateline.link.finder import Known, NameFinder
from dateline.link.names import (
    division_names,
    ends,
    family_name,
    key,
    plain,
    site_names,
    surname,
    surname_sound,
    transliteration,
)
from dateline.link.tables import Tables, read_tables
from dateline.model.entity import PLACES, POLITIES, SITES, EntityType
from dateline.model.mention import NameHit

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_NAMES: dict[EntityType, Known] = {kind: (frozenset({kind}), False) for kind in EntityType}
# Where a name begins with the family's.
_FAMILY_FIRST = frozenset({"China", "Taiwan", "South Korea", "North Korea", "Vietnam", "Singapore"})
# Countries whose towns are called like towns of the others, and like people.
_CROWDED = frozenset("US GB IE CA AU NZ".split())
# From here on news may name somebody without the office.
NOTED = 16
# People whom news calls by the last name alone, however it spells it.
_WORLD_FIGURE = 48
_CAPITAL: Known = (frozenset({EntityType.CITY, EntityType.STATE}), False)

Index = dict[str, list[Record]]


class Gazetteer:
    """Every entity known without asking anyone, by name and by QID."""

    def __init__(self, tables: Tables) -> None:
        """Index `tables` by name."""
        written = [(plain(name), r) for r in tables.records for name in _written(r)]
        self._by_qid = {r.qid: r for r in tables.records if r.qid}
        self._by_name = _index((name.lower().removeprefix("the "), r) for name, r in written)
        self._people = [(name, r) for name, r in written if r.kind is EntityType.PERSON]
        self._by_demonym = _index(self._demonyms(tables))
        self._capitals = tables.capitals
        self._metonyms = {key(name): qid for name, qid in tables.metonyms.items()}
        self._bynames = {key(name): (qid, beside) for name, qid, beside in tables.bynames}
        self._finder = NameFinder(self._findable(tables, written))
        self.snapshot = _snapshot(tables)

    def find(self, text: str) -> Iterator[NameHit]:
        """Yield the longest known names at word boundaries, left to right, none overlapping.

        Case-sensitive, except that words in capitals match too; apostrophes, hyphens and accents
        are compared as if plain. A capital or a seat of government may also name its state.
        """
        return self._finder.find(text)

    def country_of(self, name: str) -> str | None:
        """Return the QID of the country that a demonym, capital or country name stands for."""
        records = self._by_name.get(key(name), ())
        ruled = (self._capitals[r.qid] for r in records if r.qid in self._capitals)
        own = (qid for qid in (self.country_named(name), *ruled, self.seat_of(name)) if qid)
        return next(own, None)

    def country_named(self, name: str) -> str | None:
        """Return the QID of the country whose own name or demonym `name` is; no capital's."""
        named = key(name)
        records = chain(self._by_name.get(named, ()), self._by_demonym.get(named, ()))
        return next((r.qid for r in records if r.kind in POLITIES), None)

    def nationality_of(self, name: str) -> str | None:
        """Return the QID of the country of the people called `name`; None if they differ."""
        found = self.named(name) or self.by_surname(name)
        people = (e.entity for e in found if e.entity.type is EntityType.PERSON)
        countries = {person.country for person in people}
        return countries.pop() if len(countries) == 1 else None

    def seat_of(self, name: str) -> str | None:
        """Return the QID of what acts through a seat of government ("the Kremlin")."""
        return self._metonyms.get(key(name))

    def by_qid(self, qid: str) -> Entry | None:
        """Return the entry of a Wikidata item."""
        record = self._by_qid.get(qid)
        return record.entry if record else None

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """Return what `name` may name, the most prominent first; people by surname too."""
        found = self.named(name)
        if " " in key(name):
            return found
        return (*found, *(e for e in self.by_surname(name) if e not in found))

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that have `name`, the most prominent first."""
        return _entries(self._by_name, key(name))

    def by_surname(self, name: str) -> tuple[Entry, ...]:
        """Return the people whose last or family name is `name`, the most prominent first.

        Where there are none, heads of state and the like whose last name sounds the same.
        """
        found = _entries(self._by_surname, surname(name))
        return found or _entries(self._by_surname_sound, surname_sound(name))

    def spelled_like(self, name: str) -> tuple[Entry, ...]:
        """Return the noted people whose name has the same consonants (`transliteration`)."""
        return _entries(self._by_sound, transliteration(name))

    def shortened(self, name: str) -> tuple[Entry, ...]:
        """Return the noted people whose first and last name are those of `name`."""
        return _entries(self._by_ends, ends(name))

    def by_demonym(self, form: str) -> tuple[Entry, ...]:
        """Return the states or peoples that a demonym stands for, the most prominent first."""
        return _entries(self._by_demonym, key(form))

    def by_byname(self, name: str) -> tuple[Entry, frozenset[str]] | None:
        """Return what `name` stands for, and the QIDs one of which has to be named beside it."""
        qid, beside = self._bynames.get(key(name), ("", frozenset[str]()))
        entry = self.by_qid(qid)
        return (entry, beside) if entry else None

    def capital_of(self, city: str) -> str | None:
        """Return the QID of the state whose capital the city with QID `city` is."""
        return self._capitals.get(city)

    @cached_property
    def crowded(self) -> frozenset[str]:
        """QIDs of the countries whose towns share their names with each other and with people."""
        states = (r.entry.entity for r in self._by_qid.values() if r.kind is EntityType.STATE)
        return frozenset(s.qid for s in states if s.qid and s.iso_code in _CROWDED)

    @cached_property
    def _by_surname(self) -> Index:
        first = {r.qid for r in self._by_qid.values() if r.label in _FAMILY_FIRST}
        last = ((surname(name), person) for name, person in self._people)
        family = ((family_name(n), p) for n, p in self._people if p.country in first)
        return _index(chain(last, family))

    @cached_property
    def _by_surname_sound(self) -> Index:
        figures = ((n, p) for n, p in self._people if p.prominence >= _WORLD_FIGURE or p.is_dated)
        return _index((surname_sound(name), person) for name, person in figures)

    @cached_property
    def _by_sound(self) -> Index:
        return _index((transliteration(name), person) for name, person in self._noted)

    @cached_property
    def _by_ends(self) -> Index:
        return _index((ends(name), person) for name, person in self._noted)

    @property
    def _noted(self) -> Iterator[tuple[str, Record]]:
        """People whom news names often enough to spell or shorten their names."""
        return ((name, person) for name, person in self._people if person.prominence >= NOTED)

    def _demonyms(self, tables: Tables) -> Iterator[tuple[str, Record]]:
        for form, target in tables.demonyms:
            record = self._by_qid.get(target)
            found = [record] if record else self._by_name.get(key(target), [])
            yield from ((key(form), r) for r in found)

    def _findable(
        self, tables: Tables, written: Iterable[tuple[str, Record]]
    ) -> Iterator[tuple[str, Known]]:
        guarded = {plain(name) for name in tables.guarded}
        for name, record in written:
            if record.kind not in PLACES or name not in guarded:
                is_capital = record.qid in self._capitals
                yield name, _CAPITAL if is_capital else _NAMES[record.kind]
        for name, target in tables.metonyms.items():
            yield plain(name), _NAMES[self._by_qid[target].kind]
        for form, _ in tables.demonyms:
            kinds = frozenset(r.kind for r in self._by_demonym.get(key(form), ()))
            yield plain(form), (kinds, True)


def load_gazetteer(folder: "Traversable") -> Gazetteer:
    """Read the gazetteer from `folder` (`ontology/entities`).

    Raises:
        UsageError: a file is missing or a line has the wrong columns.
    """
    return Gazetteer(read_tables(folder))


def _written(record: Record) -> Iterator[str]:
    """Yield the ways running text writes an entity's names."""
    yield from record.names
    if record.kind in SITES:
        for name in record.names:
            yield from site_names(name)
    elif record.kind is EntityType.REGION:
        yield from division_names(record.label, record.description)


def _snapshot(tables: Tables) -> date | None:
    """Return the day of the copy; all items are from one copy."""
    first = next((record for record in tables.records if record.qid), None)
    return first.entry.entity.snapshot if first else None


def _entries(index: Index, name: str) -> tuple[Entry, ...]:
    return tuple(record.entry for record in index.get(name, ())) if name else ()


def _index(pairs: Iterable[tuple[str, Record]]) -> Index:
    """Group records by name, in the order given, each once."""
    found: Index = {}
    for name, record in pairs:
        group = found.setdefault(name, [])
        if not group or group[-1] is not record:
            group.append(record)
    return found
