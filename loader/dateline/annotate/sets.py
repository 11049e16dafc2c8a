"""Several antecedents at once: "they", "both capitals", "the three leaders", "the pair"."""

from collections.abc import Iterator, Sequence

from dateline.annotate.history import History, Reference
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import is_coargument
from dateline.annotate.salience import salience
from dateline.model.entity import ACTORS, GROUPS, EntityType

_SENTENCES_BACK = 4
_PAIR = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CENTRAL = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})


def named_together(
    phrase: Phrase, history: History, choices: Sequence[frozenset[EntityType]], size: int | None
) -> tuple[int, ...]:
    """Return `size` referents of one sort that belong together, in order of first mention.

    A coordination ("Peru and Chile") is preferred to several that only share a sentence, and
    these to several of different sentences. What is not exactly `size` is left open.

    Args:
        phrase: what takes them up.
        history: what was read before.
        choices: the sorts, the likeliest first.
        size: how many the phrase says; None if it does not, which two or more may meet.
    """
    for group in history.sentences(phrase, back=_SENTENCES_BACK):
        for types in choices:
            found = _joined(group, history, types, size) or _sharing(group, history, types, size)
            if found and _is_apart_from_clause(phrase, history, found):
                return found
    found = _apart(phrase, history, choices) if size in {None, _PAIR} else ()
    return found if _is_apart_from_clause(phrase, history, found) else ()


def _is_apart_from_clause(phrase: Phrase, history: History, found: tuple[int, ...]) -> bool:
    """Whether no member is another argument of the same verb ("the four accused Qatar")."""
    sentence = phrase.sentence
    verb = next((t for t in sentence.ancestors(phrase.head) if t.pos in {"VERB", "AUX"}), None)
    beside = sentence.children(verb, "nsubj", "dobj", "nsubjpass") if verb else ()
    others = {r for t in beside if t.i != phrase.head.i for r in history.referents_at(phrase, t)}
    return phrase.head.dep == "poss" or not others & set(found)


def _joined(
    group: Sequence[Reference], history: History, types: frozenset[EntityType], size: int | None
) -> tuple[int, ...]:
    """Return the members of a coordination, or of a set that is already known."""
    everything = _distinct(group, history, types)
    for reference in group:
        known = tuple(sorted(r for r in reference.referents if history.types_fit(r, types)))
        for members in (known, history.coordinated(reference, types)):
            is_central = reference.phrase.head.dep in _SUBJECTS or members == everything
            if _is_of_size(members, size) and (size or is_central):
                return members
    return ()


def _sharing(
    group: Sequence[Reference], history: History, types: frozenset[EntityType], size: int | None
) -> tuple[int, ...]:
    """Return those that share a sentence, or else those that are its subject and object."""
    wanted = size or _PAIR
    everything = _distinct(group, history, types)
    central = _distinct((r for r in group if r.phrase.head.dep in _CENTRAL), history, types)
    found = (m for m in (everything, central) if len(m) == wanted)
    return next(found, ())


def _apart(
    phrase: Phrase, history: History, choices: Sequence[frozenset[EntityType]]
) -> tuple[int, ...]:
    """Return the two that the last two sentences name, if they are two."""
    near = [group for group in history.sentences(phrase, back=_PAIR) if group]
    for types in choices:
        found = _distinct((r for group in near for r in group), history, types)
        if len(found) == _PAIR:
            return found
    return ()


def _distinct(
    group: Sequence[Reference] | Iterator[Reference], history: History, types: frozenset[EntityType]
) -> tuple[int, ...]:
    found = {r for reference in group for r in reference.referents}
    # What is only described may be several itself.
    named = (r for r in found if history.discourse[r].is_named)
    return tuple(sorted(r for r in named if history.types_fit(r, types)))


def _is_of_size(members: tuple[int, ...], size: int | None) -> bool:
    return len(members) == size if size else len(members) >= _PAIR


def they(phrase: Phrase, history: History) -> tuple[int, ...]:
    """Resolve "they": the most salient coordination, group or plural before it."""
    found = [
        (salience(phrase, reference.phrase), reference)
        for reference in history.recent(phrase, sentences=2)
        if _may_be_several(phrase, reference, history)
    ]
    if not found:
        return ()
    _, top = max(found, key=lambda pair: pair[0])
    joined = history.coordinated(top, ACTORS)
    return joined if len(joined) > 1 else history.taken_up(top)


def _may_be_several(phrase: Phrase, reference: Reference, history: History) -> bool:
    earlier = reference.phrase
    if is_coargument(phrase, earlier) or earlier.is_located:
        return False
    if len(history.coordinated(reference, ACTORS)) > 1:
        return True
    is_group = history.fits(reference, GROUPS) or earlier.is_plural
    return is_group and bool(reference.referents or earlier.types & ACTORS)
