"""Example sentences: every expression in them, as days, precision and bound."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.time import Bound, TimeExpression

Find = Callable[..., tuple[TimeExpression, ...]]
FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return found


ROWS = rows("held_out.yaml") + rows("examples.yaml")


def shown(time: TimeExpression) -> list[str]:
    days = dict.fromkeys(str(d) for d in (time.earliest, time.latest) if d is not None)
    bound = [] if time.bound is Bound.WITHIN else [time.bound.value]
    return [time.text, "/".join(days), time.precision.value, *bound]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:70] for row in ROWS])
def test_example(row: dict[str, Any], find: Find) -> None:
    found = find(row["text"], row.get("date"), headline=row.get("headline", False))
    assert [shown(t) for t in found] == [[str(cell) for cell in time] for time in row["times"]]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:70] for row in ROWS])
def test_only_relative_expressions_need_a_reference_date(row: dict[str, Any], find: Find) -> None:
    dated = find(row["text"], row.get("date"), headline=row.get("headline", False))
    undated = find(row["text"], None, headline=row.get("headline", False))
    assert [t.span for t in undated] == [t.span for t in dated]
    assert not any(t.resolved for t in undated if t.relative)
    fixed = [(t.earliest, t.latest) for t in undated if not t.relative]
    assert fixed == [(t.earliest, t.latest) for t in dated if not t.relative]


def test_span_leaves_the_preposition_out_and_points_into_the_article(find: Find) -> None:
    text = "Envoys left Tbilisi.\n\nThey’d met since Sunday, officials\nsaid late on 3\u00a0May."
    found = find(text, date(2024, 5, 7))
    assert [t.span.of(text) for t in found] == ["Sunday", "3\u00a0May"]
    assert [t.text for t in found] == ["Sunday", "3\u00a0May"]


def test_an_anchor_far_back_is_not_taken_up(find: Find) -> None:
    told = "The king abdicated on 2 June 2014. "
    gap = "Spain has a parliament. It has two chambers. Both sit in Madrid. "
    assert find(told + "The next day crowds gathered.")[-1].earliest == date(2014, 6, 3)
    assert not find(told + gap + "The next day crowds gathered.")[-1].resolved


def test_what_follows_an_unresolved_day_is_not_counted_from_an_earlier_one(find: Find) -> None:
    text = "He fled on 5 May 2012. Four days after the verdict he fell ill; the next day he died."
    assert [t.resolved for t in find(text)] == [True, False, False]


def test_what_is_counted_from_a_relative_day_is_relative(find: Find) -> None:
    text = "The envoy left on Monday and came back the next day."
    assert [t.relative for t in find(text, date(2024, 5, 7))] == [True, True]
    text = "The envoy left on 6 May 2024 and came back the next day."
    assert [t.relative for t in find(text, date(2024, 5, 7))] == [False, False]
