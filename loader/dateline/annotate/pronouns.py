"""What third-person pronouns, "there" and "both" stand for."""

from dateline.annotate.history import History
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import is_coargument
from dateline.model.entity import ACTORS, GROUPS, PLACES, POLITIES, EntityType

_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_SETS = frozenset({"both", "neither", "each", "either"})
_PERSON = frozenset({EntityType.PERSON})


def resolve_pronoun(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Return the referents of a pronoun; none when nothing before it fits."""
    word = phrase.text.lower()
    if word in _PERSONAL:
        return history.best(phrase, _PERSON)
    if word in _NEUTER:
        return history.best(phrase, frozenset(EntityType) - _PERSON)
    if word in _SETS:
        return history.last_two(phrase, _PERSON, POLITIES)
    return _place(phrase, history) if word == "there" else _plural(phrase, history)


def _place(phrase: Phrase, history: History) -> tuple[int, ...]:
    site = history.best(phrase, PLACES - POLITIES, only_names=True)
    return site or history.best(phrase, POLITIES, only_names=True)


def _plural(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve "they": the nearest coordination, group or plural."""
    for reference in history.recent(phrase):
        earlier = reference.phrase
        if is_coargument(phrase, earlier):
            continue
        joined = history.coordinated(reference)
        if len(joined) > 1:
            return joined
        is_group = history.fits(reference, GROUPS) or earlier.is_plural
        if is_group and (reference.referents or earlier.types & ACTORS):
            return history.taken_up(reference)
    return ()
