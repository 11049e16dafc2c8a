"""Example sentences: every expression in them, as days, precision and bound."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.time import TimeExpression
from tests.annotate.times.conftest import Find

FOLDER = Path(__file__).parent


def rows(name: str) -> list[Any]:
    return [
        pytest.param(row, id=f"{name}-{row['text'][:60]}")
        for row in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    ]


def shown(time: TimeExpression) -> list[str]:
    days = [str(d) for d in (time.earliest, time.latest) if d is not None]
    bound = [] if time.bound == "within" else [str(time.bound)]
    return [time.text, "/".join(dict.fromkeys(days)), str(time.precision), *bound]


@pytest.mark.parametrize("row", [*rows("held_out"), *rows("examples")])
def test_example(row: dict[str, Any], find: Find) -> None:
    found = find(row["text"], row.get("date"), headline=row.get("headline", False))
    assert [shown(t) for t in found] == [[str(cell) for cell in time] for time in row["times"]]
