"""The example article gives exactly the claims that a reader checked."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import main

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "moscow-2026.txt"


def in_words(claim: dict[str, Any]) -> str:
    roles = "; ".join(
        f"{role} {', '.join(filler['label'] for filler in fillers)}"
        for role, fillers in claim["roles"].items()
    )
    stance = f"{claim['polarity']} {claim['modality']} {claim['attribution']['mode']}"
    days = f"{claim['earliest'] or ''}..{claim['latest'] or ''}"
    return f"{claim['type']} | {roles} | {stance} | {days} | {claim['quote']}"


@pytest.fixture
def claims(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    arguments = ["extract", str(EXAMPLE), "--date", "2026-01-28", "--format", "jsonl"]
    assert main(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_example_gives_the_checked_claims(claims: list[dict[str, Any]]) -> None:
    expected = (HERE / "moscow-2026.claims").read_text(encoding="utf-8").splitlines()
    assert [in_words(claim) for claim in claims] == expected


def test_quotes_are_the_text_and_none_is_furniture(claims: list[dict[str, Any]]) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert all(text[c["start"] : c["end"]] == c["quote"] for c in claims)
    furniture = ("Harbour Gazette", "newsletter", "member", "$4", "Ida Marlow", "Log in")
    assert not [c["quote"] for c in claims for word in furniture if word in c["quote"]]


def test_nobody_was_extradited(claims: list[dict[str, Any]]) -> None:
    worlds = {c["modality"] for c in claims if c["type"] == "Extradition"}
    assert worlds == {"demanded"}
