"""The calendar arithmetic under the grammar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.times.periods import (
    Period,
    Unit,
    WeekStart,
    month_period,
    moved,
    share,
    unit_holding,
    year_period,
)

days = st.dates(min_value=date(1000, 1, 1), max_value=date(3000, 1, 1))
units = st.sampled_from(Unit)
starts = st.sampled_from(WeekStart)


@given(day=days, unit=units, start=starts)
def test_a_unit_holds_its_day_and_the_next_one_adjoins(
    day: date, unit: Unit, start: WeekStart
) -> None:
    period = unit_holding(day, unit, start)
    following = unit_holding(period.latest + timedelta(days=1), unit, start)
    assert period.holds(day)
    assert following.earliest == period.latest + timedelta(days=1)
    assert unit_holding(period.latest, unit, start) == period


@given(day=days, unit=units, start=starts, of=st.sampled_from([2, 3, 4]))
def test_shares_make_up_the_whole(day: date, unit: Unit, start: WeekStart, of: int) -> None:
    whole = unit_holding(day, unit, start)
    shares = [share(whole, i, of) for i in range(of)]
    if unit is Unit.DAY:
        assert shares == [whole] * of
    else:
        assert sum(s.length for s in shares) == whole.length
        assert (shares[0].earliest, shares[-1].latest) == (whole.earliest, whole.latest)


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        (date(2024, 1, 31), 1, Unit.MONTH, date(2024, 2, 29)),
        (date(2024, 3, 31), -1, Unit.MONTH, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, Unit.YEAR, date(2025, 2, 28)),
        (date(2023, 12, 15), 2, Unit.MONTH, date(2024, 2, 15)),
        (date(2024, 1, 15), -1, Unit.DECADE, date(2014, 1, 15)),
        (date(2024, 2, 27), 3, Unit.DAY, date(2024, 3, 1)),
        (date(2024, 2, 27), -2, Unit.WEEK, date(2024, 2, 13)),
    ],
)
def test_moved(day: date, count: int, unit: Unit, expected: date) -> None:
    assert moved(day, count, unit) == expected


def test_months_and_years_are_whole() -> None:
    assert month_period(2023, 12, months=3) == Period(date(2023, 12, 1), date(2024, 2, 29))
    assert year_period(1990, 10) == Period(date(1990, 1, 1), date(1999, 12, 31))


def test_a_period_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


@pytest.mark.parametrize("unit", Unit)
def test_days_outside_the_calendar_are_refused(unit: Unit) -> None:
    with pytest.raises((ValueError, OverflowError)):
        moved(date(9999, 12, 31), 1, unit)
