"""What a name may stand for, and by how good a match."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from dateline.link.entry import Entry
from dateline.link.gazetteer import Gazetteer
from dateline.link.names import key
from dateline.model.entity import EntityType
from dateline.model.mention import Referent

_SHORT = 3


class Match(IntEnum):
    """How a name of the article meets a name of the gazetteer, the weakest first."""

    SURNAME = 1  # the last word only
    RESPELLED = 2  # the same consonants: another transliteration
    SHORTENED = 3  # first and last word the same ("Ismail Guelleh")
    DEMONYM = 4  # "Kenyan" for Kenya
    NAME = 5  # every word the same
    BYNAME = 6  # "the North", where one of the two Koreas is named


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that one of a referent's names may stand for.

    Attributes:
        beside: QIDs one of which has to be named elsewhere in the article, for a byname.
    """

    entry: Entry
    match: Match
    beside: frozenset[str] = frozenset()


def candidates_of(referent: Referent, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the entries that the referent's names may stand for, each by its best match.

    Full names count for persons; a surname only where the article gives no fuller name.
    """
    best: dict[str, Candidate] = {}
    for candidate in _found(referent, gazetteer):
        known = best.get(candidate.entry.entity.key)
        if known is None or candidate.match > known.match:
            best[candidate.entry.entity.key] = candidate
    return tuple(best.values())


def _found(referent: Referent, gazetteer: Gazetteer) -> Iterator[Candidate]:
    for surface in _telling(referent):
        for entry in gazetteer.named(surface):
            if not _is_other_abbreviation(surface, entry):
                yield Candidate(entry, Match.NAME)
        for entry in gazetteer.by_demonym(surface):
            yield Candidate(entry, Match.DEMONYM)
    if byname := gazetteer.by_byname(referent.name):
        yield Candidate(byname[0], Match.BYNAME, byname[1])
    for entry in gazetteer.spelled_like(referent.name):
        yield Candidate(entry, Match.RESPELLED)
    for entry in gazetteer.shortened(referent.name):
        yield Candidate(entry, Match.SHORTENED)
    if " " not in key(referent.name) and _may_be_person(referent):
        for entry in gazetteer.by_surname(referent.name):
            yield Candidate(entry, Match.SURNAME)


def _telling(referent: Referent) -> Iterator[str]:
    """Yield the names that tell who it is: not a surname beside the full name."""
    for surface in referent.surfaces:
        is_short_form = " " in key(referent.name) and " " not in key(surface)
        if not is_short_form or EntityType.PERSON not in referent.types:
            yield surface


def _is_other_abbreviation(surface: str, entry: Entry) -> bool:
    """Whether a short word in capitals only looks like the entry's name ("VRA" and Vrå)."""
    return surface.isupper() and len(surface) <= _SHORT and surface not in entry.names


def _may_be_person(referent: Referent) -> bool:
    return not referent.types or EntityType.PERSON in referent.types
