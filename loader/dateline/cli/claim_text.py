"""Claims as rows of a table, for reading."""

from collections.abc import Iterable

from dateline.model.claim import AttributionMode, Claim, Modality, Polarity
from dateline.model.link import LinkedClaim

HEAD = ("kind", "roles", "stance", "voice", "when", "quote")


def claim_row(linked: LinkedClaim) -> tuple[str, ...]:
    """Return the cells of one claim, in the order of `HEAD`."""
    claim = linked.claim
    return (
        claim.kind,
        roles_text((filler.role.value, filler.entity.label) for filler in linked.fillers),
        stance_text(claim),
        voice_text(linked),
        claim.time.text if claim.time else "",
        claim.evidence.quote,
    )


def roles_text(pairs: Iterable[tuple[str, str]]) -> str:
    """Return roles and who fills them.

    >>> roles_text([("actor", "Kenya"), ("party", "Chad"), ("party", "Mali")])
    'actor Kenya; party Chad, Mali'
    """
    roles: dict[str, list[str]] = {}
    for role, label in pairs:
        roles.setdefault(role, []).append(label)
    return "; ".join(f"{role} {', '.join(labels)}" for role, labels in roles.items())


def stance_text(claim: Claim) -> str:
    """Return how the voice puts the fact: "not" if it denies it, and in which world it holds."""
    denial = "not " if claim.polarity is Polarity.NEGATED else ""
    modality = "" if denial and claim.modality is Modality.ACTUAL else claim.modality.value
    return (denial + modality).strip()


def voice_text(linked: LinkedClaim) -> str:
    """Return who says it, or how it is said where the speaker is not known."""
    if linked.speaker:
        return linked.speaker.label
    mode = linked.claim.attribution.mode
    return "the article" if mode is AttributionMode.NARRATOR else mode.value
