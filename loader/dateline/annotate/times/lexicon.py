"""The words that times are told in, as numbers and as pattern pieces."""

import re
from typing import Final

from dateline.annotate.times.periods import Unit

MONTH_NAMES: Final = (
    "January February March April May June July August September October November December".split()
)
WEEKDAY_NAMES: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Meteorological seasons of the northern hemisphere, where most news agencies write: first month.
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_ONES: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: Final = (
    {word: i for i, word in enumerate(_ONES, 1)}
    | {word: 10 * i for i, word in enumerate(_TENS, 2)}
    | {
        f"{ten}-{_ONES[one - 1]}": 10 * i + one
        for i, ten in enumerate(_TENS, 2)
        for one in range(1, 10)
    }
    | {"a": 1, "an": 1, "the": 1}
)
_UNITS: Final = {
    "day": (1, Unit.DAY),
    "week": (1, Unit.WEEK),
    "fortnight": (2, Unit.WEEK),
    "month": (1, Unit.MONTH),
    "year": (1, Unit.YEAR),
    "decade": (1, Unit.DECADE),
}

# Event nouns whose name can stand for the time they last.
EVENTS: Final = frozenset(
    "ballot battle blockade campaign ceasefire ceremony clash conference conflict "
    "congress convention coup crackdown crisis debate demonstration drill election embargo "
    "epidemic exercise famine fighting flood forum game genocide hearing insurgency intifada "
    "invasion massacre meeting mission mutiny negotiation occupation offensive olympics operation "
    "pandemic poll presidency protest raid rally rebellion referendum reign revolt revolution riot "
    "rising rule session siege speech stopover strike summit takeover talk tenure term tour trial "
    "trip truce unrest upheaval uprising vigil violence visit vote war".split()
)
# Nouns that are counted in the thousands: "2000 soldiers" names no year.
COUNTED: Final = frozenset(
    "aircraft barrel casualty child citizen civilian club company death dollar euro family fan "
    "fighter foot guest home hostage house hour inmate job kilogram kilometer kilometre man marine "
    "member meter metre migrant mile militant missile officer paratrooper passenger peacekeeper "
    "people percent person police pound prisoner protester rebel refugee resident rifle round "
    "rouble sailor school seat shell soldier student tank ton tonne tourist tree troop truck "
    "vehicle victim village vote voter warhead woman worker".split()
)

# Line breaks may fall inside an expression; a bound keeps matching linear in the text's length.
GAP: Final = r"\s{1,4}"
DASH: Final = r"[-\u2010-\u2015]"
YEAR: Final = r"(?<![\w$€£¥.,:/+])(?<!(?<![mM]id)-)(?:1\d{3}|20\d\d)(?![\w%]|[.,:/]\d)"
_ONE: Final = "|".join(sorted(_ONES, key=len, reverse=True))
NUMBER: Final = rf"(?:\d{{1,4}}|an?|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{_ONE})\b"
UNIT: Final = r"(?:day|week|fortnight|month|year|decade)s?\b"
DAY_PART: Final = rf"(?:{GAP}(?:morning|afternoon|evening|night)\b)"
HEDGE: Final = (
    r"(?P<hedge>nearly|almost|about|around|some|roughly|exactly|just"
    r"|(?:just\s)?(?:more\sthan|over|less\sthan|under|at\sleast))"
)
FEW: Final = r"(?:few|several|many|couple\sof|number\sof)"


def _either_case(words: list[str]) -> str:
    return "|".join(form for word in words for form in (word, word.upper()))


_SHORT_MONTHS: Final = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
MONTH: Final = rf"(?:(?:{_either_case(MONTH_NAMES)})\b|(?:{_either_case(_SHORT_MONTHS)})\b\.?)"
FULL_MONTH: Final = rf"(?:{_either_case(MONTH_NAMES)})\b"
WEEKDAY: Final = rf"(?:{_either_case(WEEKDAY_NAMES)})\b"
ANY_WEEKDAY: Final = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"

# Every expression holds one of these; most sentences hold none and need no closer look.
TIME_WORD: Final = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH}|(?:1\d|20)\d\d|(?i:(?:{'|'.join(_UNITS)}|hour)s?|{'|'.join(SEASONS)}"
    r"|morning|afternoon|evening|night|weekend|today|tonight|yesterday|tomorrow|overnight"
    r"|during|throughout|christmas|boxing|new year|valentine))"
)


def is_open(hedge: str | None) -> bool:
    """Return whether a `HEDGE` leaves a count open at one end ("more than two years ago")."""
    return hedge is not None and hedge.lower().endswith(("than", "over", "under", "least"))


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return [name[:3] for name in MONTH_NAMES].index(word[:3].capitalize()) + 1


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name."""
    return WEEKDAY_NAMES.index(word.capitalize())


def number(word: str) -> int:
    """Return the number a `NUMBER` stands for; "a" is 1."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def counted(count: str, unit: str) -> tuple[int, Unit]:
    """Return how many of which unit; a fortnight is two weeks.

    >>> counted("two", "fortnights")
    (4, <Unit.WEEK: 'week'>)
    """
    times, of = _UNITS[re.sub("s$", "", unit.lower())]
    return number(count) * times, of


def unit_named(word: str) -> Unit:
    """Return the unit of a `UNIT`, singular or plural."""
    return _UNITS[re.sub("s$", "", word.lower())][1]
