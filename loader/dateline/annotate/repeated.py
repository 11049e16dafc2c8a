"""Nouns that are taken up again: "a base ... the base", "Aden airport ... the airport"."""

from dateline.annotate.history import Reference
from dateline.annotate.phrases import Phrase
from dateline.annotate.scene import Scene
from dateline.model.entity import SITES, EntityType
from dateline.model.mention import MentionKind

_SENTENCES_BACK = 5
_T = EntityType
# Things that stay the same when they are mentioned again; armies and governments belong to a state.
_LASTING = SITES | {_T.PERSON, _T.TREATY, _T.CONFLICT, _T.ARMED_GROUP, _T.MATERIEL}


def named_with_noun(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Return the nearest name that has the noun in it ("Aden airport" for "the airport")."""
    head = phrase.head.lemma

    def has_noun(referent: int) -> bool:
        draft = scene.history.discourse[referent]
        ends = {word for words in draft.words if len(words) > 1 for word in (words[0], words[-1])}
        return draft.is_named and not draft.country and head in ends

    return scene.nearest(phrase, has_noun, back=_SENTENCES_BACK)


def said_before(phrase: Phrase, scene: Scene, *, back: int = _SENTENCES_BACK) -> tuple[int, ...]:
    """Return what the same noun stood for before; it becomes a referent when taken up so."""
    for reference in scene.history.recent(phrase, sentences=back):
        if _repeats(phrase, reference):
            lasts = bool(phrase.types & _LASTING)
            return scene.history.taken_up(reference) if lasts else reference.referents
    return ()


def _repeats(phrase: Phrase, reference: Reference) -> bool:
    earlier = reference.phrase
    same_noun = earlier.kind is MentionKind.NOMINAL and earlier.lemmas[-1] == phrase.lemmas[-1]
    if not same_noun or earlier.is_plural != phrase.is_plural:
        return False
    return set(phrase.lemmas) <= set(earlier.lemmas)
