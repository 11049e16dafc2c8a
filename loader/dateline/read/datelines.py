"""Datelines: where, and sometimes when and by whom, a report was filed.

The forms are those of the news agencies' style books: the place in capitals, a region, a date,
the agency in brackets, then a dash: `KYIV, Ukraine (AP) —`, `LONDON, March 3 (Reuters) -`.
A place in mixed case is taken only with a date or an agency: `Paris, 5 May 2024 -`.
"""

import re
from dataclasses import dataclass
from datetime import date

from dateline.read.dates import MONTH, named_date

# Capitals that open a paragraph and are no place.
_NOT_PLACES = frozenset(
    "analysis breaking commentary correction corrected editorial eu exclusive explainer factbox"
    " fact file focus imf insight live nato opec opinion review timeline uk un update updated us"
    " usa video watch who wrapup".split()
)
_CAPS_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+"
_CAPS = rf"{_CAPS_WORD}(?: {_CAPS_WORD}){{0,4}}"
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|d[aeiou]|del|de la|al|of|the)"
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}"
_REGION = rf"(?:, (?!{MONTH}\b){_NAME}){{0,2}}"
_DATE = rf"(?:{MONTH}\.? \d{{1,2}}|\d{{1,2}}\.? {MONTH}\.?)(?:,? \d{{4}})?"
_AGENCY = r"\((?:[A-Z][^()\n]{1,40}|dpa|epd)\)"
_WHO = rf",? {_AGENCY}"
_STROKE = r"(?:\s*(?:—|–|--)\s*|\s+-\s+)"
_DATELINE = re.compile(
    rf"(?:(?P<caps>{_CAPS}(?:/{_CAPS})*{_REGION})(?:(?:{_WHO})?,? (?P<date1>{_DATE}),?)?(?:{_WHO})?"
    rf"|(?P<mixed>{_NAME}(?:/{_NAME})*{_REGION})"
    rf"(?:(?:{_WHO})?,? (?P<date2>{_DATE}),?(?:{_WHO})?|{_WHO}))"
    rf"(?:{_STROKE}|:\s+)"
    r"(?=[A-ZÀ-ÖØ-Þ0-9\"“‘'«(]|$)"
)
# A dateline is short; nothing further in is looked at.
_MAX_LENGTH = 160
_IN_BRACKETS = re.compile(r"\(([^()\n]+)\)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph.

    Attributes:
        place: as printed ("NIAMEY, Niger").
        length: how many characters it takes, dash and space included.
        day: the printed date where it is a full one; its month and day with `year` where not.
        agency: what is printed in brackets ("Reuters").
    """

    place: str
    length: int
    day: date | None = None
    agency: str | None = None


def find_dateline(paragraph: str, *, year: int | None = None) -> Dateline | None:
    """Return the dateline `paragraph` starts with, if any.

    Args:
        paragraph: text that starts at its first visible character.
        year: the year of the article, for a dateline that prints none.

    >>> find_dateline("NIAMEY, Niger — The last soldiers left.")
    Dateline(place='NIAMEY, Niger', length=16, day=None, agency=None)
    >>> found = find_dateline("LIMA, March 3 (Wire) - Talks began.", year=2024)
    >>> found.day, found.agency
    (datetime.date(2024, 3, 3), 'Wire')
    """
    found = _DATELINE.match(paragraph[:_MAX_LENGTH])
    if found is None:
        return None
    place = found["caps"] or found["mixed"]
    if place.lower().replace(".", "").split()[0] in _NOT_PLACES:
        return None
    printed = found["date1"] or found["date2"]
    day = named_date(printed, year=year) if printed else None
    agency = _IN_BRACKETS.search(found[0])
    return Dateline(place, found.end(), day, agency[1].strip() if agency else None)
