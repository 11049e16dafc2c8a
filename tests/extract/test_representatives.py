"""Those who act for others: whom they come from takes part."""

from collections.abc import Callable

import pytest

from dateline.extract.representatives import principals
from dateline.model.claim import Role
from dateline.model.syntax import Sentence
from support import Claims, texts


@pytest.mark.parametrize(
    ("text", "kind", "role", "expected"),
    [
        ("Officials from Oslo and Accra met in Lome on Friday.", "Meeting", Role.PARTY,
         ["Oslo", "Accra"]),
        ("The foreign ministers of Ghana, Togo and Benin met in Lome.", "Meeting", Role.PARTY,
         ["Ghana", "Togo", "Benin"]),
        ("The ministers of defence of Ghana and Togo signed a border treaty.", "Treaty", Role.PARTY,
         ["Ghana", "Togo"]),
        ("Leaders from Ghana and Togo signed a border treaty.", "Treaty", Role.PARTY,
         ["Ghana", "Togo"]),
    ],
)  # fmt: skip
def test_who_is_represented(
    claims: Claims, text: str, kind: str, role: Role, expected: list[str]
) -> None:
    [claim] = claims(text, kind=kind)
    assert texts(claim, role) == expected


def test_who_only_comes_from_there_acts_for_nobody(parse: Callable[[str], Sentence]) -> None:
    sentence = parse("Tourists from Ghana and Togo met in Lome.")
    assert not list(principals(sentence, sentence.tokens[0]))
