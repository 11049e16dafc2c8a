"""Which words give a claim its stance and voice: a few that suffice, none of them to spare.

Found by trial: the other words are blotted out one after another, function words and the farthest
first, as long as the claim made again means the same. What cannot be blotted out is a cue. This
holds however the stance is worked out, and costs nothing unless it is asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from dateline.extract.account import Cue
from dateline.extract.extractor import Reading
from dateline.extract.match import Draft
from dateline.model.claim import Attribution, Claim
from dateline.model.syntax import Sentence, Token

_BLOT = "_"
# These say what they say by their place in the tree as well as by their letters.
_FUNCTION_WORDS = frozenset("neg aux auxpass mark det predet preconj advmod prt".split())
_PLAIN = frozenset({"affirmed", "actual", "certain", "narrator"})
_ASPECTS: Mapping[str, Callable[[Claim], str]] = {
    "polarity": lambda claim: claim.polarity.value,
    "modality": lambda claim: claim.modality.value,
    "certainty": lambda claim: claim.certainty.value,
    "attribution": lambda claim: _voice(claim.attribution),
}


def cues_of(draft: Draft, reading: Reading) -> tuple[Cue, ...]:
    """Return the words that decide how the claim of `draft` is meant, in text order.

    A claim that is stated plainly, by the article itself, has none.
    """
    claim = reading.claim(draft.predicate.sentence, draft)
    found = (
        cue
        for aspect, value in _ASPECTS.items()
        if value(claim) not in _PLAIN
        for cue in _needed(draft, reading, aspect)
    )
    return tuple(sorted(found, key=lambda cue: (cue.span, cue.aspect)))


def _needed(draft: Draft, reading: Reading, aspect: str) -> Iterator[Cue]:
    trigger = draft.predicate.token
    told = _told(draft, reading, aspect)
    others = (t for t in draft.predicate.sentence.tokens if t.i != trigger.i)
    for token in sorted(
        others, key=lambda t: (t.dep not in _FUNCTION_WORDS, -abs(t.i - trigger.i))
    ):
        less = _without(draft, token)
        other = _told(less, reading, aspect)
        if other == told:
            draft = less
        else:
            yield Cue(word=token.text, span=token.span, aspect=aspect, otherwise=other)


def _told(draft: Draft, reading: Reading, aspect: str) -> str:
    return _ASPECTS[aspect](reading.claim(draft.predicate.sentence, draft))


def _without(draft: Draft, token: Token) -> Draft:
    predicate = draft.predicate
    words = list(predicate.sentence.tokens)
    words[token.i] = _blotted(token)
    place = predicate.sentence.paragraph, predicate.sentence.is_headline
    there = replace(predicate, sentence=Sentence(tuple(words), *place))
    return replace(draft, predicate=there)


def _blotted(token: Token) -> Token:
    if token.dep in _FUNCTION_WORDS:
        return replace(token, text=_BLOT, lemma=_BLOT, pos="X", tag="XX", dep="dep")
    return replace(token, text=_BLOT, lemma=_BLOT)


def _voice(attribution: Attribution) -> str:
    speaker = attribution.speaker
    return f"{attribution.mode.value}, {speaker.text}" if speaker else attribution.mode.value
