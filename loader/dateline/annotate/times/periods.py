"""Stretches of whole days, and the arithmetic of the calendar."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from dateline.model.time import Precision

_MONTHS_A_YEAR = 12
_YEARS_A_DECADE = 10
_DAYS_A_WEEK = 7
_LONGEST_MONTH = 31


class WeekStart(IntEnum):
    """The day a calendar week begins on, numbered as `date.weekday` does."""

    MONDAY = 0
    SATURDAY = 5
    SUNDAY = 6


class Unit(StrEnum):
    """A unit that English counts days in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"

    @property
    def precision(self) -> Precision:
        """How fine an expression counted in this unit is."""
        return Precision.YEAR if self is Unit.DECADE else Precision(self.value)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `earliest` to `latest`, both included."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        """Refuse a period that runs backwards."""
        if self.earliest > self.latest:
            raise ValueError(f"not a period: {self.earliest}-{self.latest}")

    def holds(self, day: date) -> bool:
        """Return whether `day` is one of this period's."""
        return self.earliest <= day <= self.latest

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.latest - self.earliest).days + 1


def month_period(year: int, month: int, months: int = 1) -> Period:
    """Return `months` calendar months, of which `month` (1-12) of `year` is the first."""
    first = date(year, month, 1)
    last = moved(first, months - 1, Unit.MONTH)
    return Period(first, last.replace(day=calendar.monthrange(last.year, last.month)[1]))


def year_period(year: int, years: int = 1) -> Period:
    """Return `years` calendar years from `year` on."""
    return Period(date(year, 1, 1), date(year + years - 1, 12, 31))


def unit_holding(day: date, unit: Unit, week_start: WeekStart) -> Period:
    """Return the calendar unit that `day` belongs to."""
    match unit:
        case Unit.DAY:
            return Period(day, day)
        case Unit.WEEK:
            first = day - timedelta(days=(day.weekday() - week_start) % _DAYS_A_WEEK)
            return Period(first, first + timedelta(days=_DAYS_A_WEEK - 1))
        case Unit.MONTH:
            return month_period(day.year, day.month)
        case Unit.YEAR:
            return year_period(day.year)
        case Unit.DECADE:
            return year_period(day.year - day.year % _YEARS_A_DECADE, _YEARS_A_DECADE)


def moved(day: date, count: int, unit: Unit) -> date:
    """Return `day` moved by `count` units; the 31st becomes a shorter month's last day.

    Raises:
        ValueError, OverflowError: the result lies outside the years 1 to 9999.
    """
    match unit:
        case Unit.DAY:
            return day + timedelta(days=count)
        case Unit.WEEK:
            return day + timedelta(days=_DAYS_A_WEEK * count)
        case Unit.MONTH:
            return _moved_months(day, count)
        case Unit.YEAR:
            return _moved_months(day, _MONTHS_A_YEAR * count)
        case Unit.DECADE:
            return _moved_months(day, _MONTHS_A_YEAR * _YEARS_A_DECADE * count)


def share(period: Period, index: int, of: int) -> Period:
    """Return the `index`-th (from 0) of `of` equal shares, cut at the period's own units.

    Decades are cut at years, years and seasons at months, anything shorter at days; earlier
    shares get the rest, so that "the early 1990s" are 1990 to 1993.

    >>> share(year_period(2024), 0, 3).latest
    datetime.date(2024, 4, 30)
    """
    cuts = [*_starts(period), period.latest + timedelta(days=1)]
    count = len(cuts) - 1
    first, following = -(-count * index // of), -(-count * (index + 1) // of)
    if first == following:
        return period
    return Period(cuts[first], cuts[following] - timedelta(days=1))


def _starts(period: Period) -> Iterator[date]:
    unit = _cutting_unit(period)
    day, count = period.earliest, 0
    while day <= period.latest:
        yield day
        count += 1
        day = moved(period.earliest, count, unit)


def _cutting_unit(period: Period) -> Unit:
    if period.length <= _LONGEST_MONTH:
        return Unit.DAY
    is_decade = period.latest.year - period.earliest.year + 1 >= _YEARS_A_DECADE
    return Unit.YEAR if is_decade else Unit.MONTH


def _moved_months(day: date, count: int) -> date:
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + count, _MONTHS_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
