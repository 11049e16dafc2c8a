"""What every phrase of an article stands for, in reading order."""

from collections.abc import Iterable, Sequence

from dateline.annotate.descriptions import resolve_description
from dateline.annotate.discourse import Discourse
from dateline.annotate.history import History, Reference
from dateline.annotate.nouns import NounLexicon
from dateline.annotate.phrases import Phrase
from dateline.annotate.pronouns import resolve_pronoun
from dateline.model.mention import MentionKind


def resolve(
    phrases: Sequence[Phrase],
    named: Iterable[Reference],
    *,
    discourse: Discourse,
    nouns: NounLexicon,
) -> list[Reference]:
    """Return a reference for each phrase; it has no referents when the article does not say.

    Args:
        phrases: all phrases, in reading order.
        named: the references of those that are names.
        discourse: the referents named all over the article.
        nouns: what head nouns stand for.
    """
    history = History(discourse, named)
    for phrase in phrases:
        history.add(history.name_at(phrase) or _resolved(phrase, history, nouns))
    return history.read()


def _resolved(phrase: Phrase, history: History, nouns: NounLexicon) -> Reference:
    if phrase.kind is MentionKind.PRONOUN:
        found = resolve_pronoun(phrase, history)
    else:
        found = resolve_description(phrase, history, nouns)
    return Reference(phrase, tuple(dict.fromkeys(found)))
