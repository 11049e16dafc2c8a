"""Short and full forms of a name side by side ("Arab Maghreb Union (AMU)")."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.annotate.phrases import Phrase
from dateline.model.entity import PLACES, EntityType

# What may stand between the two forms.
_LINKS = (["("], [",", "or"], [",", "or", "the"], [",", "known", "as"], [",", "known", "as", "the"])
_UNABBREVIATED = PLACES | {EntityType.PERSON}


def short_forms(names: Sequence[Phrase]) -> dict[str, str]:
    """Return each form that an article abbreviates or spells out -> the other form."""
    found: dict[str, str] = {}
    for before, after in pairwise(names):
        if _is_beside(before, after) and _is_pair(before, after):
            found[before.name], found[after.name] = after.name, before.name
    return found


def _is_beside(before: Phrase, after: Phrase) -> bool:
    if before.number != after.number:
        return False
    between = [
        t.text
        for t in before.sentence.tokens
        if before.span.end <= t.span.start and t.span.end <= after.span.start
    ]
    return between in _LINKS


def _is_pair(before: Phrase, after: Phrase) -> bool:
    """Whether one is the other's abbreviation; foreign initials only fit a group ("FARC")."""
    short, full = sorted((before, after), key=lambda p: len(p.name))
    if not short.name.isupper() or full.name.isupper() or " " in short.name:
        return False
    is_foreign = short is after and not full.types & _UNABBREVIATED
    return is_foreign or _has_letters(full.name, short.name)


def _has_letters(name: str, short: str) -> bool:
    """Whether `short` has initials of `name` in order, from the first on."""
    initials = iter(word[0].upper() for word in name.replace("-", " ").split())
    is_subsequence = all(letter in initials for letter in short if letter.isalpha())
    return is_subsequence and name[0].upper() == short[0]
