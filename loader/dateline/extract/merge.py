"""Claims of one sentence that say the same, made one."""

from collections.abc import Mapping, Sequence

from dateline.model.claim import Claim, Role
from dateline.model.kind import Kind, lineage


def merge(claims: Sequence[Claim], kinds: Mapping[str, Kind]) -> tuple[Claim, ...]:
    """Return `claims` without those that another one says too, and says more fully.

    One claim covers another of the same stance if its kind is the same or narrower, and each
    of the other's fillers is among its own.
    """
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (-_depth(c, kinds), -len(c.roles), -c.confidence)):
        if not any(_covers(other, claim, kinds) for other in kept):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda c: (c.trigger.start, c.kind)))


def _depth(claim: Claim, kinds: Mapping[str, Kind]) -> int:
    return len(list(lineage(claim.kind, kinds)))


def _covers(one: Claim, other: Claim, kinds: Mapping[str, Kind]) -> bool:
    is_kind = other.kind in lineage(one.kind, kinds)
    same_world = (one.polarity, one.modality) == (other.polarity, other.modality)
    return is_kind and same_world and _things(other) <= _things(one) and _near(one, other)


def _things(claim: Claim) -> frozenset[tuple[Role, object]]:
    return frozenset(
        (role, thing) for role, m in claim.roles for thing in (m.referents or (m.span,))
    )


def _near(one: Claim, other: Claim) -> bool:
    return one.evidence.span.overlaps(other.evidence.span)
