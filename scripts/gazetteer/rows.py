"""Chosen candidates as rows of the gazetteer's files."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from scripts.gazetteer.names import (
    are_related,
    fold,
    is_latin,
    is_spelling,
    is_usable,
    without_article,
    without_title,
)
from scripts.gazetteer.select import is_current, office_rank
from scripts.gazetteer.source import Candidate

COLUMNS = (
    "qid label aliases country iso lat lon description prominence from until source snapshot"
).split()
# A hand-kept entry without an item weighs as much as an item with a few sources.
LOCAL_PROMINENCE = 40
# What each file's entities weigh before sources are counted.
_BASE = {
    "states": 75,
    "territories": 35,
    "international_organizations": 25,
    "regions": 12,
    "cities": 10,
    "conflicts": 8,
    "treaties": 8,
    "persons": 4,
    "airports": 3,
}
_DEFAULT_BASE = 20
_PER_SOURCE = 4
_CAPITAL = 35
_OFFICE = {3: 20, 2: 8}
_CURRENT = 25
_MAX_PROMINENCE = 99
_DESCRIPTION = 160
# Regions that are called so: without the word for their kind, the words mean something else.
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central centre center northeast
    northwest southeast southwest upper lower capital coast littoral plateau islands""".split()
) | {"north east", "north west", "south east", "south west"}
_TERM = re.compile(r"\(since (\d{4}-\d{2}-\d{2})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of one file; every field is text as it will be written."""

    qid: str
    label: str
    aliases: tuple[str, ...]
    country: str = ""
    iso: str = ""
    lat: str = ""
    lon: str = ""
    description: str = ""
    prominence: int = 0
    since: str = ""
    until: str = ""
    source: str = ""

    @property
    def number(self) -> int:
        """The item's number: the sort key of every file."""
        return int(self.qid.removeprefix("Q") or 0)

    def line(self, snapshot: str) -> str:
        """Return the row, tab-separated, in the order of `COLUMNS`."""
        cells = (self.qid, self.label, "|".join(self.aliases), self.country, self.iso, self.lat)
        rest = (self.lon, self.description, str(self.prominence), self.since, self.until)
        return "\t".join((*cells, *rest, self.source, snapshot))


def row_of(
    candidate: Candidate, file: str, qids: Mapping[str, str], common_words: Collection[str]
) -> Row:
    """Return the row for `candidate` in `file`.

    Args:
        candidate: a chosen candidate.
        file: the file's name without ending ("cities").
        qids: ISO 3166-1 code of each country to its QID.
        common_words: lower-case English words that are no names.
    """
    iso = next((code for code, qid in qids.items() if qid == candidate.qid), "")
    aliases = dict.fromkeys(_aliases(candidate, file, common_words))
    term = _TERM.search(candidate.description)
    row = Row(
        qid=candidate.qid,
        label=candidate.label.removeprefix("the "),
        aliases=tuple(aliases),
        country="" if iso else qids.get(candidate.country.split("-")[0], ""),
        iso=iso,
        lat=_degrees(candidate.lat) if _may_copy_place(candidate) else "",
        lon=_degrees(candidate.lon) if _may_copy_place(candidate) else "",
        description=_shortened(candidate.description),
        prominence=_prominence(candidate, file),
        since=candidate.since or (term[1] if term else ""),
        until=candidate.until,
        source="; ".join(candidate.sources),
    )
    if file == "regions" and row.label.casefold() in _DIRECTIONS:
        return replace(row, label=_with_kind(row))
    return row if candidate.is_relabelled else _with_other_label(row, file)


def _with_kind(row: Row) -> str:
    """Return "Northern Province" for a province that is called "Northern"."""
    kind = row.description.partition(" (")[0]
    return f"{row.label} {kind.title() if kind.isalpha() else 'Region'}"


def without_names(row: Row, taken: Collection[str]) -> Row:
    """Return a place's row without aliases that are a country's name ("Egypt" for Cairo).

    Args:
        row: a place.
        taken: folded names of countries.
    """
    return replace(row, aliases=tuple(a for a in row.aliases if fold(a) not in taken))


def _with_other_label(row: Row, file: str) -> Row:
    """Take an alias for the label where the label is foreign or another airport's."""
    if not row.aliases or (is_latin(row.label) and file != "airports"):
        return row
    first, *others = row.aliases
    is_good = is_latin(row.label) and not row.label.startswith("Aero")
    if is_good and any(are_related(row.label, alias) for alias in row.aliases):
        return row
    return replace(row, label=first, aliases=tuple(others))


def _aliases(candidate: Candidate, file: str, common_words: Collection[str]) -> Iterator[str]:
    for raw in candidate.aliases:
        alias = without_title(raw) if file == "persons" else without_article(raw)
        wanted = alias != candidate.label and not {raw, alias} & candidate.dropped_aliases
        if wanted and is_usable(alias, common_words) and _suits(alias, candidate.label, file):
            yield alias
    yield from (alias for alias in candidate.extra_aliases if alias != candidate.label)


def _suits(alias: str, label: str, file: str) -> bool:
    """Keep spellings, not bynames, of places; full names of persons and airports."""
    if file in {"persons", "airports"}:
        return " " in alias
    is_place = file in {"cities", "regions", "territories"} and is_latin(label)
    return is_spelling(alias, label) if is_place else True


def _may_copy_place(candidate: Candidate) -> bool:
    """Whether a source without share-alike terms on its database has the coordinates too."""
    return any(not source.startswith("dr5hn") for source in candidate.sources)


def _prominence(candidate: Candidate, file: str) -> int:
    if candidate.weight is not None:
        return candidate.weight
    weight = _BASE.get(file, _DEFAULT_BASE) + _PER_SOURCE * candidate.n_sources
    if file == "persons":
        weight += _OFFICE.get(office_rank(candidate), 0) + _CURRENT * is_current(candidate)
    return min(weight + _CAPITAL * bool(candidate.capital_of), _MAX_PROMINENCE)


def _shortened(description: str) -> str:
    return "" if description == "none" else description[:_DESCRIPTION].strip()


def _degrees(text: str) -> str:
    """Write degrees to a metre."""
    return f"{float(text):.5f}".rstrip("0").rstrip(".") if text else ""
