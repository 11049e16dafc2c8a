"""What pronouns, "there", "both" and "the latter" stand for."""

from dateline.annotate.anaphors import NUMBERS, SETS, is_relative
from dateline.annotate.history import History, Reference, is_name
from dateline.annotate.people import Gender
from dateline.annotate.phrases import ORDINALS, Phrase
from dateline.annotate.relations import fronting_subject, own_subject, relative_antecedent
from dateline.annotate.salience import best
from dateline.annotate.sets import named_together, they
from dateline.model.entity import ACTORS, PLACES, POLITIES, EntityType

_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
_NEUTER = frozenset({"it", "its", "itself"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_PLACES = frozenset({"there", "here"})
_PERSON = frozenset({EntityType.PERSON})
_THING = frozenset(EntityType) - _PERSON
_PAIRS = (_PERSON, POLITIES, ACTORS - _PERSON)
_PAIR = 2


def resolve_pronoun(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Return the referents of a pronoun; none when nothing before it fits."""
    word = phrase.text.lower()
    if is_relative(phrase.head):
        return _relative(phrase, history)
    if word in _REFLEXIVE:
        return _reflexive(phrase, history)
    if word in _GENDERS:
        return _personal(phrase, history, _GENDERS[word])
    if word in _NEUTER:
        return _cataphor(phrase, history, _THING, None) or _thing(phrase, history)
    return _set_or_place(phrase, history, word)


def _set_or_place(phrase: Phrase, history: History, word: str) -> tuple[int, ...]:
    if word in SETS or word in NUMBERS:
        return named_together(phrase, history, _PAIRS, NUMBERS.get(word, _PAIR))
    if word in ORDINALS:
        pair = named_together(phrase, history, _PAIRS, _PAIR)
        return pair and in_text_order(phrase, history, pair)[-1 if word == "latter" else 0 :][:1]
    return _place(phrase, history) if word in _PLACES else they(phrase, history)


def in_text_order(phrase: Phrase, history: History, pair: tuple[int, ...]) -> tuple[int, ...]:
    """Return the members of `pair` as they stand in the sentence that names them last."""
    last = {r: n for n, reference in enumerate(history.recent(phrase)) for r in reference.referents}
    return tuple(sorted(pair, key=lambda r: -last.get(r, 0)))


def _personal(phrase: Phrase, history: History, gender: Gender) -> tuple[int, ...]:
    found = _cataphor(phrase, history, _PERSON, gender)
    found = found or best(phrase, history, _PERSON, allowed=lambda r: history.agrees(r, gender))
    for person in found:
        history.discourse.tell_gender(person, gender)
    return found


def _thing(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve "it": no town that is only where something happened."""

    def acts(reference: Reference) -> bool:
        is_agent = phrase.head.dep in {"nsubj", "poss"}
        return not (is_agent and reference.phrase.is_located and _is_mere_place(reference, history))

    return best(phrase, history, _THING, allowed=acts)


def _is_mere_place(reference: Reference, history: History) -> bool:
    drafts = [history.discourse[r] for r in reference.referents]
    return bool(drafts) and all(d.types & PLACES and not d.country for d in drafts)


def _relative(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve "who": what its clause hangs on."""
    antecedent = relative_antecedent(phrase)
    return history.referents_at(phrase, antecedent) if antecedent else ()


def _reflexive(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve "itself" to the subject of its verb (binding principle A)."""
    subject = own_subject(phrase)
    return history.referents_at(phrase, subject) if subject else ()


def _cataphor(
    phrase: Phrase, history: History, types: frozenset[EntityType], gender: Gender | None
) -> tuple[int, ...]:
    """Resolve a pronoun in a fronted clause to the subject after it ("After he left, Putin")."""
    subject = fronting_subject(phrase)
    ahead = history.at(phrase, subject) if subject else None
    if ahead is None or not is_name(ahead) or len(ahead.referents) > 1:
        return ()
    fits = history.fits(ahead, types) and history.agrees(ahead, gender)
    return ahead.referents if fits and not _is_rivalled(phrase, history, types, gender) else ()


def _is_rivalled(
    phrase: Phrase, history: History, types: frozenset[EntityType], gender: Gender | None
) -> bool:
    """Whether the sentence before has a subject that a personal pronoun may mean as well."""
    before = (r for r in history.recent(phrase, sentences=1) if r.phrase.number < phrase.number)
    subjects = (r for r in before if r.phrase.head.dep in {"nsubj", "nsubjpass"})
    fitting = (r for r in subjects if history.fits(r, types) and history.agrees(r, gender))
    return gender is not None and next(fitting, None) is not None


def _place(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve "there": the nearest place, a town or site rather than its country."""
    site = best(phrase, history, PLACES - POLITIES, allowed=is_name)
    return site or best(phrase, history, POLITIES, allowed=is_name)
