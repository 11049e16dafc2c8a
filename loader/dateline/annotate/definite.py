"""Definite noun groups that take up what was named before: "the kingdom", "the rivals"."""

from collections.abc import Sequence

from dateline.annotate.anaphors import NUMBERS
from dateline.annotate.history import Reference, is_name
from dateline.annotate.offices import office_holder
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import has_complement, is_bare
from dateline.annotate.repeated import named_with_noun, said_before
from dateline.annotate.salience import best
from dateline.annotate.scene import Scene
from dateline.annotate.sets import named_together
from dateline.model.entity import GROUPS, POLITIES, EntityType
from dateline.model.mention import MentionKind

_PERSON = frozenset({EntityType.PERSON})
_STATE = EntityType.STATE
# "The neighbouring country" is another one than the country just named.
_ANOTHER = frozenset(
    """neighbouring neighboring other another third host member same foreign friendly first second
    only transit western developing most-favoured client home""".split()
)
_SENTENCES_BACK = 6
_NEAR = 2
# An article has one coup as a rule.
_COUP_BACK = 12


def definite(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Return what a definite noun group takes up; none when nothing before it fits."""
    if not phrase.is_definite:
        return ()
    size = _size(phrase, scene)
    if size is not None or phrase.is_plural:
        together = _together(phrase, scene, size)
        return together or (_taken_up(phrase, scene) if size is None else ())
    return _taken_up(phrase, scene)


def _size(phrase: Phrase, scene: Scene) -> int | None:
    """Return how many the words say ("both", "the three", "the pair")."""
    counts = phrase.sentence.children(phrase.head, "det", "nummod", "predet")
    said = [2 if t.lemma == "both" else NUMBERS.get(t.lemma) for t in counts]
    return next((n for n in said if n), scene.nouns.sets.get(phrase.lemmas[-1]))


def _together(phrase: Phrase, scene: Scene, size: int | None) -> tuple[int, ...]:
    types = scene.nouns.plural_of.get(phrase.lemmas[-1])
    if not types or has_complement(phrase) or (size is None and not is_bare(phrase)):
        return ()
    found = named_together(phrase, scene.history, _choices(types), size)
    meant = scene.sorts.meant_by(phrase.lemmas)
    countries = [scene.history.discourse[r].country for r in found]
    return found if meant is None or all(c in meant for c in countries) else ()


def _choices(types: frozenset[EntityType]) -> Sequence[frozenset[EntityType]]:
    """Return what the members of a set may be: people, states, or actors of several sorts."""
    polities = POLITIES if _STATE in types else frozenset[EntityType]()
    others = (types | polities) - _PERSON
    return [c for c in (types & _PERSON, polities, others) if c]


def _taken_up(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    head = phrase.lemmas[-1]
    if scene.nouns.is_ruler(phrase.lemmas):
        return _state_acting(phrase, scene)
    if phrase.types == _PERSON and head not in scene.nouns.named_like:
        by_office = () if phrase.is_plural else office_holder(phrase, scene)
        return by_office or _again(phrase, scene)
    if has_complement(phrase):
        return ()
    if head in scene.nouns.polity or head in scene.sorts.heads:
        return _polity(phrase, scene)
    if is_bare(phrase) and scene.nouns.acts_for_state(phrase.lemmas):
        return _state_acting(phrase, scene)
    return _named_like(phrase, scene) if is_bare(phrase) else _again(phrase, scene)


def _again(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    return () if has_complement(phrase) else said_before(phrase, scene)


def _polity(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "the country" by recency, "the Andean country" by what is known of countries."""
    meant = scene.sorts.meant_by(phrase.lemmas)
    if meant is not None:
        return _sole(phrase, scene, meant)
    if _ANOTHER & set(phrase.lemmas[:-1]):
        return ()
    return best(
        phrase,
        scene.history,
        POLITIES,
        allowed=lambda r: is_name(r) and _may_be_that(phrase, r),
    )


def _sole(phrase: Phrase, scene: Scene, meant: frozenset[str]) -> tuple[int, ...]:
    """Return the one country of `meant` that was named, or that was named last by far."""
    last: dict[int, int] = {}
    for reference in scene.history.recent(phrase, sentences=_SENTENCES_BACK):
        for referent in reference.referents:
            if scene.history.discourse[referent].country in meant:
                last.setdefault(referent, phrase.number - reference.phrase.number)
    ranked = sorted(last, key=lambda r: last[r])
    is_doubtful = any(last[other] - last[ranked[0]] < _NEAR for other in ranked[1:])
    return () if is_doubtful else tuple(ranked[:1])


def _may_be_that(phrase: Phrase, reference: Reference) -> bool:
    """Whether a reference may be "that country": not the one that just acted."""
    says_that = any(t.lemma == "that" for t in phrase.sentence.children(phrase.head, "det"))
    return not says_that or reference.phrase.head.dep not in {"nsubj", "nsubjpass"}


def _state_acting(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "the junta", "the army": as said before, else the state that it can only be."""
    if has_complement(phrase):
        return ()
    if scene.nouns.is_ruler(phrase.lemmas):
        return _state_ruled(phrase, scene) or _state_of_coup(phrase, scene)
    return said_before(phrase, scene) or _only_state(phrase, scene)


def _state_ruled(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Return the state whose rulers were named before, by whichever word ("Mali's generals")."""
    for reference in scene.history.recent(phrase, sentences=_COUP_BACK):
        earlier = reference.phrase
        if earlier.kind is MentionKind.NOMINAL and earlier.lemmas[-1] in scene.nouns.ruler_heads:
            found = {*reference.referents, *scene.owners(earlier)}
            states = [r for r in found if scene.history.discourse[r].country]
            if len(states) == 1:
                return tuple(states)
    return ()


def _state_of_coup(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Return the one state in the nearest sentence that tells of a coup."""
    for group in scene.history.sentences(phrase, back=_COUP_BACK):
        if group[0].phrase.number == phrase.number:
            continue
        words = {t.lemma for t in group[0].phrase.sentence.tokens}
        named = {r for ref in group if is_name(ref) for r in ref.referents}
        states = [r for r in named if scene.history.discourse[r].country]
        if words & scene.nouns.coups and len(states) == 1:
            return tuple(states)
    return ()


def _only_state(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "the junta", "the army": the state, if only one was named of late."""
    history = scene.history
    groups = history.sentences(phrase, back=_NEAR)
    named = {r for group in groups for reference in group for r in reference.referents}
    states = [r for r in named if history.discourse[r].country]
    return tuple(states) if len(states) == 1 else ()


def _named_like(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "the airport", "the rebels", "the bloc" to a name of that sort."""
    history = scene.history
    narrow = scene.nouns.named_like.get(phrase.lemmas[-1], frozenset())
    found = named_with_noun(phrase, scene)
    if not found and narrow:
        found = best(phrase, history, narrow, allowed=is_name)
    found = found or said_before(phrase, scene)
    if not found and phrase.types and phrase.types <= GROUPS and not phrase.is_plural:
        found = best(phrase, history, GROUPS, allowed=is_name)
    return found
