"""From words to the patterns they may trigger."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.frames import Frame, Pattern
from dateline.model.syntax import Sentence, Token

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_LONGEST_NOUN_GROUP = 5


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """A wording and the pattern it may start."""

    frame: Frame
    pattern: Pattern
    wording: str


class TriggerIndex:
    """Finds the patterns that a word of a sentence triggers."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        """Index every pattern of `frames` by part of speech and lemma."""
        self._triggers: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
        self._heads: set[tuple[str, str]] = set()
        for frame in frames:
            for pattern in frame.patterns:
                for wording in pattern.triggers:
                    trigger = Trigger(frame, pattern, wording)
                    self._triggers[pattern.pos, wording].append(trigger)
                    self._heads.update((pattern.pos, h) for h in _heads(pattern.pos, wording))

    def at(self, sentence: Sentence, token: Token) -> Iterator[Trigger]:
        """Yield what `token` may start, the likeliest part of speech, the longest wording first."""
        if token.tag == "VBG" and sentence.children(token, "poss", "det"):
            yield from self._triggers.get(("noun", token.text.lower()), ())  # "his toppling"
        pos = _POS.get(token.pos)
        if pos and (pos, token.lemma) in self._heads:
            for wording in _wordings(sentence, token, pos):
                yield from self._triggers.get((pos, wording), ())


def _heads(pos: str, wording: str) -> Iterator[str]:
    """Yield the lemmas that a word may have that `wording` is looked for at."""
    if pos == "noun":
        yield wording.rsplit(maxsplit=1)[-1]
        yield wording.replace("-", " ").split()[-1]  # the tokeniser splits "cease-fire" in three
    else:
        yield wording.split(maxsplit=1)[0]


def _wordings(sentence: Sentence, token: Token, pos: str) -> Iterator[str]:
    """The token's possible trigger wordings, the longest first."""
    if pos == "verb":
        for beside in sentence.children(token, "prt", "prep", "advmod"):
            yield f"{token.lemma} {beside.lemma}"
    elif pos == "noun":
        before = sentence.tokens[max(0, token.i - _LONGEST_NOUN_GROUP + 1) : token.i + 1]
        for start in range(len(before) - 1):
            # The tokeniser splits "cease-fire" in three.
            yield " ".join(t.lemma for t in before[start:]).replace(" - ", "-")
    yield token.lemma
