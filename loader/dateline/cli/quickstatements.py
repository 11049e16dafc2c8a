"""Statements in the first version of QuickStatements' format, one a line.

https://www.wikidata.org/wiki/Help:QuickStatements#Command_sequence_syntax: fields are separated by
tabs; qualifiers follow the value, and the parts of the reference begin with S instead of P.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from dateline.cli.wikidata_facts import Day, Givable
from dateline.model.time import Precision

# Wikidata takes no longer text.
LONGEST_QUOTE: Final = 1500
_PRECISION: Final = {Precision.DAY: 11, Precision.MONTH: 10, Precision.YEAR: 9}
_START, _END = "P580", "P582"
_URL, _PUBLISHER, _PUBLISHED, _RETRIEVED, _QUOTATION = "S854", "S123", "S577", "S813", "S1683"


def line(given: Givable, value: str, reviewed: date) -> str:
    """Return the statement as one line.

    Args:
        given: the fact, whose article has an address.
        value: QID of the value; of the office, for P39.
        reviewed: the day a person looked at the source, given as the day it was retrieved.
    """
    return "\t".join(
        (given.subject, given.predicate, value, *_qualifiers(given), *_reference(given, reviewed))
    )


def _qualifiers(given: Givable) -> Iterator[str]:
    for name, day in ((_START, given.start), (_END, given.end)):
        if day:
            yield from (name, _time(day))


def _reference(given: Givable, reviewed: date) -> Iterator[str]:
    source = given.source
    yield from (_URL, _string(source.url))
    if source.publisher:
        yield from (_PUBLISHER, source.publisher)
    if source.published:
        yield from (_PUBLISHED, _time(Day(day=source.published, precision=Precision.DAY)))
    yield from (_RETRIEVED, _time(Day(day=reviewed, precision=Precision.DAY)))
    yield from (_QUOTATION, f"{source.language}:{_string(source.quote)}")


def _time(day: Day) -> str:
    """Return a day as ISO 8601 with a sign and its precision: 9 year, 10 month, 11 day."""
    return f"+{day.day.isoformat()}T00:00:00Z/{_PRECISION[day.precision]}"


def _string(text: str) -> str:
    """Return a string value: on one line, since tabs and line ends separate."""
    return f'"{" ".join(text.split())}"'
