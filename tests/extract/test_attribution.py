"""Whose words a fact is in, for sentences of every kind of attribution."""

from pathlib import Path

import pytest
import yaml

from dateline.model.claim import AttributionMode
from support import Claims

_ROWS: list[tuple[str, str, str, str | None]] = [
    (row[0], row[1], row[2], row[3])
    for row in yaml.safe_load(
        (Path(__file__).parent / "attribution_examples.yaml").read_text(encoding="utf-8")
    )
]


@pytest.mark.parametrize(
    ("text", "kind", "mode", "speaker"), _ROWS, ids=[f"{row[0]} [{row[1]}]" for row in _ROWS]
)
def test_voice(claims: Claims, text: str, kind: str, mode: str, speaker: str | None) -> None:
    *_, claim = claims(text, kind=kind)
    said_by = claim.attribution.speaker
    words = said_by and _bare(said_by.text)
    assert (claim.attribution.mode, words) == (AttributionMode(mode), speaker and _bare(speaker))


def _bare(words: str) -> str:
    return words.removeprefix("The ").removeprefix("the ").removeprefix("A ").removeprefix("a ")
