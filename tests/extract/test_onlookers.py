"""Who speaks of a deed, or suffers it, is not who did it."""

import pytest

from dateline.model.claim import Role
from support import Claims, texts


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Ghana condemned the attack on Togo.", "Attack", []),
        ("Ghana launched an attack on Togo.", "Attack", ["Ghana"]),
        ("Ghana welcomed the release of two pilots by Togo.", "Release", ["Togo"]),
        ("Ghana denounced the expulsion of its envoy from Togo.", "Expulsion", []),
        ("Togo ordered attacks on the port of Lome.", "Attack", ["Togo"]),
        ("The coup in Gabon worried Ghana.", "Overthrow", []),
        ("Ghana pondered a coup in Gabon.", "Overthrow", []),
        ("The arrest of Kofi Mensah was noted by Togo.", "Detention", []),
        ("Ghana opposes French sanctions on Togo.", "Sanction", ["French"]),
    ],
)
def test_who_did_it(claims: Claims, text: str, kind: str, actors: list[str]) -> None:
    [claim] = claims(text, kind=kind)
    assert texts(claim, Role.ACTOR) == actors
