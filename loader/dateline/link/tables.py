"""The gazetteer's files, read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.link.entry import Record
from dateline.model.entity import EntityType

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_T = EntityType
TYPE_OF_FILE = {
    "states": _T.STATE,
    "territories": _T.TERRITORY,
    "regions": _T.REGION,
    "cities": _T.CITY,
    "persons": _T.PERSON,
    "organizations": _T.ORGANIZATION,
    "international_organizations": _T.INTERNATIONAL_ORGANIZATION,
    "news_outlets": _T.NEWS_OUTLET,
    "armed_groups": _T.ARMED_GROUP,
    "armed_forces": _T.ARMED_FORCE,
    "airports": _T.AIRPORT,
    "military_bases": _T.MILITARY_BASE,
    "facilities": _T.FACILITY,
    "conflicts": _T.CONFLICT,
    "treaties": _T.TREATY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The gazetteer's files, parsed.

    Attributes:
        records: one an entity, the most prominent first.
        demonyms: pairs of a form ("Kenyans") and the QID or label of what it may stand for.
        capitals: QID of a city to the QID of its state.
        metonyms: a seat of government's name to the QID of its state.
        bynames: names of a country that hold only beside others: name, QID, QIDs of the others.
        guarded: names that are also common words or people's names.
    """

    records: tuple[Record, ...]
    demonyms: tuple[tuple[str, str], ...]
    capitals: Mapping[str, str]
    metonyms: Mapping[str, str]
    bynames: tuple[tuple[str, str, frozenset[str]], ...]
    guarded: frozenset[str]


def read_tables(folder: "Traversable") -> Tables:
    """Read every file of `folder` (`ontology/entities`).

    Raises:
        UsageError: a file is missing or a line has the wrong columns.
    """
    try:
        return Tables(
            records=tuple(sorted(_records(folder), key=lambda r: -r.prominence)),
            demonyms=tuple(_pairs(folder, "demonyms")),
            capitals=dict(_pairs(folder, "capitals")),
            metonyms=dict(_pairs(folder, "metonyms")),
            bynames=tuple(_bynames(folder)),
            guarded=frozenset(_lines(folder, "guarded")),
        )
    except (OSError, ValueError) as error:
        raise UsageError(
            f"the gazetteer in {folder} cannot be read: {error}",
            hint="compile it again, or reinstall dateline",
        ) from error


def _records(folder: "Traversable") -> Iterator[Record]:
    for file, kind in TYPE_OF_FILE.items():
        yield from (Record(line, kind) for line in _lines(folder, file))
    for line in _lines(folder, "local"):
        name, row = line.split("\t", 1)
        yield Record(row, EntityType(name))


def _pairs(folder: "Traversable", file: str) -> Iterator[tuple[str, str]]:
    for line in _lines(folder, file):
        left, right = line.split("\t")
        yield left, right


def _bynames(folder: "Traversable") -> Iterator[tuple[str, str, frozenset[str]]]:
    for line in _lines(folder, "bynames"):
        name, target, beside = line.split("\t")
        yield name, target, frozenset(beside.split("|"))


def _lines(folder: "Traversable", file: str) -> list[str]:
    """Return a file's lines below its header."""
    return (folder / f"{file}.tsv").read_text(encoding="utf-8").split("\n")[1:-1]
