"""A sentence as characters and as words at the same time, and the rules that read it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.annotate.times.meaning import Meaning
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

_LOOK_AROUND = 40
# Without regard to case, a pattern takes a dotted or dotless i, a long s and the Kelvin sign for
# i, s and k, but `str.lower` does not: the word matched would be one that no table holds.
_ODD_LETTERS: Final = "\u0130\u0131\u017f\u212a"
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'"} | dict.fromkeys(_ODD_LETTERS, "_"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence's characters with its words; positions count from the sentence's start.

    Attributes:
        text: the characters, one for one, with plain apostrophes and letters.
        starts: where each word starts.
    """

    sentence: Sentence
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, sentence: Sentence, text: str) -> "Passage":
        """Take `sentence` out of its article's `text`."""
        span = sentence.span
        starts = tuple(token.span.start - span.start for token in sentence.tokens)
        return cls(sentence, span.of(text).translate(_PLAIN), starts)

    def before(self, position: int) -> str:
        """Return the last few characters before `position`."""
        return self.text[max(0, position - _LOOK_AROUND) : position]

    def after(self, position: int) -> str:
        """Return the next few characters from `position` on."""
        return self.text[position : position + _LOOK_AROUND]

    def token_at(self, position: int) -> Token:
        """Return the word at `position`, or the one before it."""
        return self.sentence.tokens[max(0, bisect_right(self.starts, position) - 1)]

    def token_after(self, token: Token) -> Token | None:
        """Return the next word, None after the last."""
        tokens = self.sentence.tokens
        return tokens[token.i + 1] if token.i + 1 < len(tokens) else None

    def token_before(self, token: Token) -> Token | None:
        """Return the word before, None before the first."""
        return self.sentence.tokens[token.i - 1] if token.i else None

    def position(self, token: Token) -> int:
        """Return where `token` starts."""
        return self.starts[token.i]

    def span(self, start: int, end: int) -> Span:
        """Return the place in the article of the characters from `start` to `end`."""
        offset = self.sentence.span.start
        return Span(offset + start, offset + end)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its matches mean; `read` gives None for a false friend."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Passage], Meaning | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """An expression found: where (positions in its passage) and what it means."""

    start: int
    end: int
    meaning: Meaning
