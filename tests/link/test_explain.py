"""Why a name is taken for what: every way a name can match has words for it."""

import pytest

from dateline.link import Gazetteer
from dateline.link.explain import explain
from dateline.link.rulings import Rulings
from support import Read


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("North Korea fired. The South fired back.", "South", "beside a country"),
        ("North Korea fired first.", "North Korea", "has the name"),
        ("Kenyan troops left Chad.", "Kenyan", "adjective"),
    ],
)
def test_a_match_is_explained(
    text: str, name: str, reason: str, read: Read, gazetteer: Gazetteer
) -> None:
    found = explain(read(text), gazetteer, Rulings())
    reasons = [r for one in found if one.name == name and one.is_chosen for r in one.reasons]
    assert any(reason in r for r in reasons), found
