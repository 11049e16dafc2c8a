"""Which of a text's time expressions dates a fact."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from support import Claims

_ROWS: list[tuple[str, str, str | None]] = [
    (row[0], row[1], row[2])
    for row in yaml.safe_load(
        (Path(__file__).parent / "when_examples.yaml").read_text(encoding="utf-8")
    )
]
_DAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "kind", "expected"), _ROWS, ids=[f"{row[0]} [{row[1]}]" for row in _ROWS]
)
def test_expression(claims: Claims, text: str, kind: str, expected: str | None) -> None:
    *_, claim = claims(text, _DAY, kind=kind)
    assert (claim.time.text if claim.time else None) == expected
