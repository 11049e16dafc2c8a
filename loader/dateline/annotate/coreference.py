"""What every phrase of an article stands for, in reading order."""

from collections.abc import Iterable, Sequence

from dateline.annotate.anaphors import is_first_person
from dateline.annotate.descriptions import resolve_description
from dateline.annotate.history import Reference
from dateline.annotate.phrases import Phrase
from dateline.annotate.pronouns import resolve_pronoun
from dateline.annotate.scene import Scene
from dateline.annotate.speakers import Speakers
from dateline.model.mention import MentionKind


def resolve(phrases: Sequence[Phrase], scene: Scene, speakers: Speakers) -> list[Reference]:
    """Return a reference for each phrase; it has no referents when the article does not say.

    The first person comes last: who speaks may be told after the quotation.

    Args:
        phrases: all phrases, in reading order.
        scene: the article, with its names resolved.
        speakers: who is quoted where.
    """
    history = scene.history
    for phrase in phrases:
        history.add(history.name_at(phrase) or _resolved(phrase, scene))
    for phrase in phrases:
        if is_first_person(phrase.head):
            history.revise(phrase, speakers.first_person(phrase, history))
        elif _is_our(phrase):
            history.revise(phrase, resolve_description(phrase, scene))
    return history.read()


def _resolved(phrase: Phrase, scene: Scene) -> Reference:
    if is_first_person(phrase.head) or _is_our(phrase):
        found: Iterable[int] = ()
    elif phrase.kind is MentionKind.PRONOUN:
        found = resolve_pronoun(phrase, scene.history)
    else:
        found = resolve_description(phrase, scene)
    return Reference(phrase, tuple(dict.fromkeys(found)))


def _is_our(phrase: Phrase) -> bool:
    is_noun = phrase.kind is MentionKind.NOMINAL
    return is_noun and any(
        is_first_person(t) for t in phrase.sentence.children(phrase.head, "poss")
    )
