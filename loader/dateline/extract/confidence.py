"""How likely a careful reader would agree with a claim.

A product of penalties, each for one source of error; the values are estimates to be replaced by
measured ones.
"""

from dateline.extract.match import Draft
from dateline.model.claim import Certainty
from dateline.model.mention import Mention, MentionKind

_START = 0.95
_BY_KIND = {
    MentionKind.NAME: 1.0,
    MentionKind.DEMONYM: 0.98,
    MentionKind.NOMINAL: 0.9,
    MentionKind.PRONOUN: 0.85,
}
_UNTYPED = 0.85
_NOUN_TRIGGER = 0.95
_DOUBTFUL = 0.9


def confidence_of(draft: Draft, certainty: Certainty) -> float:
    """Return a number from 0 to 1, rounded to two places."""
    value = _START * draft.pattern.weight
    for _, mention in draft.roles:
        value *= _of_filler(mention)
    if draft.pattern.pos == "noun":
        value *= _NOUN_TRIGGER
    if certainty is not Certainty.CERTAIN:
        value *= _DOUBTFUL
    return round(value, 2)


def _of_filler(mention: Mention) -> float:
    return _BY_KIND[mention.kind] * (1.0 if mention.types else _UNTYPED)
