"""Claims that say the same: in one sentence made one, in one article about one fact."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model.claim import Claim, Role
from dateline.model.kind import Kind, lineage
from dateline.model.mention import Mention

_WHERE = frozenset({Role.PLACE, Role.RECIPIENT})


def merge(claims: Sequence[Claim], kinds: Mapping[str, Kind]) -> tuple[Claim, ...]:
    """Return `claims` without those that another one says too, and says more fully.

    One claim covers another of the same stance if its kind is the same or narrower, and each
    of the other's fillers is among its own.
    """
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (-_depth(c, kinds), -len(c.roles), -c.confidence)):
        if not any(covers(other, claim, kinds) for other in kept):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda c: (c.trigger.start, c.kind)))


def complete(claims: Sequence[Claim], kinds: Mapping[str, Kind]) -> tuple[Claim, ...]:
    """Return `claims`, each about the fullest form of its situation that the article gives.

    "Chad has a base in Mali, Camp One. ... Camp One is its oldest base." is about one base in
    Mali, twice. Only where a situation holds is taken over, and never for events: two that are
    alike may be two.
    """
    return tuple(_completed(claim, claims) if _holds(claim, kinds) else claim for claim in claims)


def _holds(claim: Claim, kinds: Mapping[str, Kind]) -> bool:
    return claim.kind in kinds and kinds[claim.kind].is_situation


def _completed(claim: Claim, others: Sequence[Claim]) -> Claim:
    own = _things(claim)
    for other in others:
        more = [(role, m) for role, m in other.roles if not _things_of(role, m) & own]
        is_fuller = other.kind == claim.kind and own < _things(other)
        if is_fuller and all(role in _WHERE for role, _ in more):
            return replace(claim, roles=(*claim.roles, *more))
    return claim


def _depth(claim: Claim, kinds: Mapping[str, Kind]) -> int:
    return len(list(lineage(claim.kind, kinds)))


def covers(one: Claim, other: Claim, kinds: Mapping[str, Kind]) -> bool:
    """Return whether `one` says all that `other` says, in the same passage and stance."""
    is_kind = other.kind in lineage(one.kind, kinds)
    same_world = (one.polarity, one.modality) == (other.polarity, other.modality)
    return is_kind and same_world and _things(other) <= _things(one) and _near(one, other)


def _things(claim: Claim) -> frozenset[tuple[Role, object]]:
    return frozenset().union(*(_things_of(role, mention) for role, mention in claim.roles))


def _things_of(role: Role, mention: Mention) -> frozenset[tuple[Role, object]]:
    return frozenset((role, thing) for thing in (mention.referents or (mention.span,)))


def _near(one: Claim, other: Claim) -> bool:
    return one.evidence.span.overlaps(other.evidence.span)
