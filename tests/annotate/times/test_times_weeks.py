"""Weekdays and weeks against every possible day of writing."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline.annotate.times
from dateline.annotate.times import WeekStart, find_times
from dateline.model.syntax import Sentence
from dateline.model.time import TimeExpression
from support import article

Sentences = Callable[..., list[Sentence]]
PAST = "Iceland recalled its ambassador on Thursday."
FUTURE = "Iceland will recall its ambassador on Thursday."
NAMED = [
    PAST,
    FUTURE,
    "The mission ended last Sunday.",
    "Parliament meets next Tuesday.",
    "Rebels shelled the port earlier this week.",
    "Ministers resigned over the weekend.",
    "Paraguay had closed the consulate three weeks ago.",
]
days = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 1, 1))


@pytest.fixture(scope="module")
def time_of(sentences: Sentences) -> Callable[..., TimeExpression]:
    parsed = {text: sentences(text) for text in NAMED}

    def find(text: str, day: date, **options: WeekStart) -> TimeExpression:
        (found,) = find_times(article(text, day), parsed[text], **options)
        return found

    return find


@settings(deadline=None)
@given(day=days, weeks=st.integers(-500, 500), text=st.sampled_from(NAMED))
def test_moving_the_reference_date_by_weeks_moves_the_days(
    day: date, weeks: int, text: str, time_of: Callable[..., TimeExpression]
) -> None:
    shift = timedelta(weeks=weeks)
    here, there = time_of(text, day), time_of(text, day + shift)
    assert here.earliest is not None
    assert here.latest is not None
    assert (there.earliest, there.latest) == (here.earliest + shift, here.latest + shift)


@settings(deadline=None)
@given(day=days)
def test_past_weekday_is_the_latest_and_future_the_next(
    day: date, time_of: Callable[..., TimeExpression]
) -> None:
    past, future = time_of(PAST, day).earliest, time_of(FUTURE, day).earliest
    assert past is not None
    assert future is not None
    assert past.weekday() == future.weekday() == 3
    assert timedelta(0) <= day - past < timedelta(weeks=1)
    assert timedelta(0) <= future - day < timedelta(weeks=1)


@settings(deadline=None)
@given(day=days, start=st.sampled_from(WeekStart))
def test_earlier_this_week_begins_on_the_chosen_weekday(
    day: date, start: WeekStart, time_of: Callable[..., TimeExpression]
) -> None:
    found = time_of("Rebels shelled the port earlier this week.", day, week_start=start)
    assert found.earliest is not None
    assert found.earliest.weekday() == start
    assert found.latest == day
    assert day - found.earliest < timedelta(weeks=1)


def test_last_weekday_is_never_the_reference_date(
    time_of: Callable[..., TimeExpression],
) -> None:
    sunday = date(2026, 1, 25)
    assert time_of("The mission ended last Sunday.", sunday).earliest == date(2026, 1, 18)


def test_nothing_asks_for_todays_date() -> None:
    folder = Path(dateline.annotate.times.__file__).parent
    for file in folder.glob("*.py"):
        source = file.read_text(encoding="utf-8")
        asks = [".today(", ".now(", ".utcnow(", "fromtimestamp", "localtime", "import time"]
        assert not [word for word in asks if word in source], file.name
