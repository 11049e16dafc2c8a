"""References as the mentions that later stages see."""

from collections.abc import Iterable, Iterator

from dateline.annotate.discourse import Discourse
from dateline.annotate.history import Reference
from dateline.model.entity import ACTORS, EntityType
from dateline.model.mention import Mention, MentionKind


def mentions_of(references: Iterable[Reference], discourse: Discourse) -> Iterator[Mention]:
    """Yield a mention for each reference.

    Args:
        references: in reading order.
        discourse: what they refer to.
    """
    read: set[int] = set()
    for reference in references:
        yield _mention(reference, discourse, read)
        read.update(reference.referents)


def _mention(reference: Reference, discourse: Discourse, read: set[int]) -> Mention:
    phrase = reference.phrase
    return Mention(
        span=phrase.span,
        text=phrase.text,
        kind=phrase.kind,
        head=phrase.head.span,
        types=_types(reference, discourse),
        referents=reference.referents,
        is_described=not any(
            _is_telling(reference, r, discourse, read) for r in reference.referents
        ),
    )


def _types(reference: Reference, discourse: Discourse) -> frozenset[EntityType]:
    phrase = reference.phrase
    is_guess = phrase.kind is not MentionKind.NOMINAL and not phrase.known
    if reference.referents and (is_guess or not phrase.types):
        return frozenset[EntityType]().union(*map(discourse.types, reference.referents))
    return phrase.types


def _is_telling(reference: Reference, referent: int, discourse: Discourse, read: set[int]) -> bool:
    """Whether it is something named, or somebody who acts and was spoken of before."""
    draft = discourse[referent]
    is_resumed = referent in read and reference.phrase.is_definite
    return draft.is_named or (is_resumed and bool(draft.types & ACTORS))
