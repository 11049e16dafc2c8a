"""What noun groups stand for: "the country", "French troops", "the two leaders"."""

from dateline.annotate.history import History, Reference
from dateline.annotate.nouns import NounLexicon
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import (
    after,
    appositions,
    has_complement,
    is_bare,
    modifiers,
    says_two,
)
from dateline.model.entity import GROUPS, POLITIES, EntityType
from dateline.model.mention import MentionKind

_ARMED = frozenset({EntityType.ARMED_GROUP, EntityType.ARMED_FORCE})
_PERSON = frozenset({EntityType.PERSON})


def resolve_description(phrase: Phrase, history: History, nouns: NounLexicon) -> tuple[int, ...]:
    """Return the referents of a noun group; none when it names nothing known."""
    beside = (
        _apposed(phrase, history)
        or _named_after_of(phrase, history, nouns)
        or _acting_for(phrase, history, nouns)
    )
    if beside or not phrase.is_definite:
        return beside
    return _definite(phrase, history, nouns)


def _apposed(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve a noun in apposition to a name ("his counterpart, Wang Yi")."""
    beside = (history.at(phrase, token) for token in appositions(phrase))
    for reference in beside:
        if reference is None or reference.phrase.kind is not MentionKind.NAME or phrase.is_plural:
            continue
        if not reference.phrase.known:
            history.discourse.add_types(reference.referents[0], phrase.types)
            return reference.referents
        if history.fits(reference, phrase.types):
            return reference.referents
    return ()


def _named_after_of(phrase: Phrase, history: History, nouns: NounLexicon) -> tuple[int, ...]:
    """Resolve "the city of Agadez"."""
    if phrase.lemmas[-1] not in nouns.named_by_of:
        return ()
    return tuple(r for token in after(phrase, "of") for r in history.referents_at(phrase, token))


def _acting_for(phrase: Phrase, history: History, nouns: NounLexicon) -> tuple[int, ...]:
    """Resolve "French troops", "its army", "the government of Peru" to the state or group."""
    owners = (history.at(phrase, token) for token in modifiers(phrase))
    acting = (o for o in owners if o is not None and _acts_through(phrase, o, history, nouns))
    return tuple(referent for owner in acting for referent in owner.referents)


def _acts_through(phrase: Phrase, owner: Reference, history: History, nouns: NounLexicon) -> bool:
    types = frozenset[EntityType]().union(*(history.discourse.types(r) for r in owner.referents))
    if types & (POLITIES | {EntityType.CITY}):
        return nouns.acts_for_state(phrase.lemmas)
    if types == _PERSON:
        return phrase.lemmas[-1] in nouns.stands_for_person
    return bool(phrase.types & _ARMED) and bool(types & (GROUPS - {EntityType.POPULATION_GROUP}))


def _definite(phrase: Phrase, history: History, nouns: NounLexicon) -> tuple[int, ...]:
    """Resolve "the country", "the group", "the two leaders", "the president"."""
    head = phrase.lemmas[-1]
    if phrase.is_plural:
        types = nouns.plural_of.get(head, frozenset())
        return history.last_two(phrase, types) if types and says_two(phrase) else ()
    if head in nouns.polity and not has_complement(phrase):
        return history.best(phrase, POLITIES, only_names=True)
    if phrase.types and phrase.types <= GROUPS and is_bare(phrase):
        return history.best(phrase, GROUPS, only_names=True)
    if phrase.types == _PERSON and not has_complement(phrase):
        return _titled(phrase, history)
    return ()


def _titled(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve "the foreign minister" to who was given that title."""
    for reference in history.recent(phrase):
        person = reference.referents[0] if len(reference.referents) == 1 else None
        if person is not None and set(phrase.lemmas) <= history.discourse.cue_words(person):
            return (person,)
    return ()
