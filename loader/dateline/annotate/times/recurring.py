"""Names of days, months and seasons that come round again: the clause's tense says which one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final, Protocol

from dateline.annotate.times.lexicon import (
    DAY_PART,
    FULL_MONTH,
    GAP,
    SEASONS,
    WEEKDAY,
    month_number,
    weekday_number,
)
from dateline.annotate.times.meaning import Basis, Meaning, Standpoint, Tense
from dateline.annotate.times.passage import Passage, Rule
from dateline.annotate.times.periods import Period, month_period, year_period
from dateline.model.time import Precision

_DAYS_A_WEEK = 7
# A 29 February may be eight years from the next: 1896 and 1904.
_YEARS_AROUND = 8


class Which(Enum):
    """Which of the many the words around a recurring name pick."""

    BARE = ""  # "Friday" and "this Friday" alike
    LAST = "last"
    NEXT = "next"
    PREVIOUS = "previous"
    FOLLOWING = "following"
    THAT = "that"  # "that autumn": of the year spoken of


class Cycle(Protocol):
    """A name that comes round again."""

    @property
    def precision(self) -> Precision:
        """How fine one occurrence is."""

    def around(self, day: date) -> Iterator[Period]:
        """Yield the occurrences near `day` in order, at least one on each side of it."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 = Monday."""

    number: int
    precision: Precision = Precision.DAY

    def around(self, day: date) -> Iterator[Period]:
        """Yield last week's, this week's and next week's."""
        back = timedelta(days=(day.weekday() - self.number) % _DAYS_A_WEEK)
        for weeks in (-1, 0, 1):
            found = day - back + timedelta(weeks=weeks)
            yield Period(found, found)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day, or a few, of a month in whatever year."""

    month: int
    first: int
    last: int
    precision: Precision = Precision.DAY

    def in_year(self, year: int) -> Period | None:
        """Return the days in `year`; None if it lacks them, as most do a 29 February."""
        try:
            return Period(date(year, self.month, self.first), date(year, self.month, self.last))
        except ValueError:
            return None

    def around(self, day: date) -> Iterator[Period]:
        """Yield those of the years around."""
        found = (self.in_year(year) for year in _years_around(day))
        return (days for days in found if days is not None)


@dataclass(frozen=True, slots=True)
class Months:
    """A month, or a season of three, in whatever year."""

    first: int
    count: int = 1
    precision: Precision = Precision.MONTH

    def around(self, day: date) -> Iterator[Period]:
        """Yield those of the years around."""
        return (month_period(year, self.first, self.count) for year in _years_around(day))


@dataclass(frozen=True, slots=True)
class Recurring:
    """An occurrence of a recurring name.

    A bare name in the past tense is the latest that had begun by the reference date; otherwise
    the first that had not ended: in both, a day named on that very day is the day itself, as
    news agencies write it. "last" and "next" leave the reference date out.
    """

    cycle: Cycle
    which: Which = Which.BARE

    @property
    def precision(self) -> Precision:
        """How fine one occurrence is."""
        return self.cycle.precision

    @property
    def basis(self) -> Basis:
        """The reference date, or what was named before ("the following Monday")."""
        is_anaphoric = self.which in {Which.PREVIOUS, Which.FOLLOWING, Which.THAT}
        return Basis.ANCHOR if is_anaphoric else Basis.REFERENCE

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the occurrence; None without a day to count from."""
        origin = standpoint.origin(self.basis)
        if origin is None:
            return None
        if self.which is Which.THAT:
            return self.within(year_period(origin.earliest.year))
        looks_back = self.which in {Which.LAST, Which.PREVIOUS} or (
            self.which is Which.BARE and standpoint.tense is Tense.PAST
        )
        return self._backward(origin) if looks_back else self._forward(origin)

    def within(self, period: Period) -> Period | None:
        """Return the first occurrence that begins in `period`; None without one."""
        found = (p for p in self.cycle.around(period.earliest) if period.holds(p.earliest))
        return next(found, None)

    def _backward(self, origin: Period) -> Period | None:
        found = [p for p in self.cycle.around(origin.earliest) if self._lies_behind(p, origin)]
        return found[-1] if found else None

    def _forward(self, origin: Period) -> Period | None:
        found = (p for p in self.cycle.around(origin.latest) if self._lies_ahead(p, origin))
        return next(found, None)

    def _lies_behind(self, period: Period, origin: Period) -> bool:
        is_bare = self.which is Which.BARE
        return period.earliest <= origin.latest if is_bare else period.latest < origin.earliest

    def _lies_ahead(self, period: Period, origin: Period) -> bool:
        is_bare = self.which is Which.BARE
        return period.latest >= origin.earliest if is_bare else period.earliest > origin.latest


def _years_around(day: date) -> range:
    first = max(date.min.year, day.year - _YEARS_AROUND)
    # A winter ends in the year after it began.
    return range(first, min(date.max.year, day.year + _YEARS_AROUND + 1))


_WHICH: Final = {
    "last": Which.LAST,
    "next": Which.NEXT,
    "this": Which.BARE,
    "this coming": Which.NEXT,
    "this past": Which.LAST,
    "the previous": Which.PREVIOUS,
    "the following": Which.FOLLOWING,
    "that": Which.THAT,
}
_WHICH_WORDS: Final = rf"(?:(?P<which>(?i:{'|'.join(w.replace(' ', GAP) for w in _WHICH)})){GAP})?"
_WEEKDAY: Final = re.compile(
    rf"\b{_WHICH_WORDS}(?P<weekday>{WEEKDAY})(?:(?i:{DAY_PART}))?"
    rf"(?!{GAP}(?:prayers?|sermons?|mass)\b)"
)
# "31 February" is no day, and not the month of February either.
_MONTH: Final = re.compile(
    rf"\b(?<!\d\s)(?<!(?:st|nd|rd|th)\s){_WHICH_WORDS}(?P<month>{FULL_MONTH})(?!{GAP}\d)"
)
_SEASON: Final = re.compile(
    rf"\b{_WHICH_WORDS}(?:(?i:the){GAP})?(?P<season>{'|'.join(SEASONS)})\b(?!{GAP}of\b)"
)
# Feasts of the same day in every year, by the words as printed.
_FEASTS: Final = {
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
    "New Year's Day": (1, 1),
    "New Year": (1, 1),
    "Valentine's Day": (2, 14),
    "May Day": (5, 1),
    "Bastille Day": (7, 14),
}
# "Christmas truce", "New Year address": only a feast that closes its phrase is a day.
_FEAST: Final = re.compile(
    rf"\b(?P<feast>(?:{'|'.join(name.replace(' ', GAP) for name in _FEASTS)}))\b"
    rf"(?={GAP}(?:and|but|when|while|as)\b|\s{{0,4}}(?:[,.;:)]|$))"
)
_NOT_A_WEEKDAY: Final = re.compile(
    r"(?:\b(?:Black|Good|Bloody|Ash|Palm|Easter|Super|Cyber|Shrove|Maundy|Holy|Man|Girl)\s|"
    r"(?i:\b(?:every|each|any|most)\s))$"
)
_CUE: Final = re.compile(
    r"(?i:\b(?:in|since|until|till|by|from|during|through|throughout|to|between|and|before|after|of|"
    r"early|late|mid|for|over|earlier in|later in)[\s-]{1,4})$"
)


def _which(match: re.Match[str], passage: Passage) -> Which:
    which = _WHICH[" ".join(match["which"].lower().split())] if match["which"] else Which.BARE
    if which is not Which.THAT:
        return which
    # "said that Friday prayers" has a conjunction, "left later that autumn" a determiner.
    before = passage.token_before(passage.token_at(match.start()))
    return Which.BARE if before is not None and before.pos == "VERB" else which


def _weekday(match: re.Match[str], passage: Passage) -> Meaning | None:
    if _NOT_A_WEEKDAY.search(passage.before(match.start())):
        return None
    return Recurring(Weekday(weekday_number(match["weekday"])), _which(match, passage))


def _month(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read a month's name alone only where it is neither a person nor a verb."""
    token = passage.token_at(match.start("month"))
    if token.entity == "PERSON" or token.tag in {"MD", "VB"} or token.dep in {"nsubj", "aux"}:
        return None
    has_cue = match["which"] or _CUE.search(passage.before(match.start()))
    if not (has_cue or token.entity == "DATE"):
        return None
    return Recurring(Months(month_number(match["month"])), _which(match, passage))


def _season(match: re.Match[str], passage: Passage) -> Meaning | None:
    token = passage.token_at(match.start("season"))
    has_cue = match["which"] or _CUE.search(passage.before(match.start()))
    if token.pos != "NOUN" or not has_cue:
        return None
    return Recurring(Months(SEASONS[match["season"]], 3), _which(match, passage))


def _feast(match: re.Match[str], _: Passage) -> Meaning | None:
    month, day = _FEASTS[" ".join(match["feast"].split())]
    return Recurring(MonthDay(month, day, day))


RULES: Final = (
    Rule(_FEAST, _feast),
    Rule(_WEEKDAY, _weekday),
    Rule(_MONTH, _month),
    Rule(_SEASON, _season),
)
