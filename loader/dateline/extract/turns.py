"""Whose words each quotation of an article is in, by the prose around it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.speakers import Speakers
from dateline.model.mention import Mention
from dateline.model.quotes import quotation_around
from dateline.model.span import Span
from dateline.model.syntax import Sentence

# A source stands close to its quotation; a bound keeps the search linear.
_REACH = 200
_FAR = 600
# No speech goes on for more quotations than this.
_LONGEST = 20
_MARKS = '“”"'
_BEFORE = re.compile(r"[^.!?“”\"\n]*[:,]?\s{0,2}$")
_AFTER = re.compile(r"[^.!?“”\"\n]*")
_WORD = re.compile(r"\w+")
_SUBJECT_GAP = re.compile(r"\s{1,4}|,[^,.!?\n]{1,80},\s{1,4}")
_INVERTED_GAP = re.compile(
    r"\s{1,4}(?:(?!(?:in|on|at|to|of|by|after|before|during|about|from|with|as|that)\b)[\w'’.-]+\s{1,4}){0,5}"
)
_IRREGULAR = frozenset({"said", "told", "wrote", "thought", "made", "read", "put"})


class Turns:
    """Knows for each quotation its speaker, where the text tells."""

    def __init__(
        self,
        text: str,
        quotes: Sequence[Span],
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        speakers: Speakers,
    ) -> None:
        """Take the article's parts, each in reading order."""
        self._text = text
        self._quotes = quotes
        self._sentences = sentences
        self._mentions = mentions
        self._starts = [m.span.start for m in mentions]
        self._speakers = speakers
        self._saying = _forms(speakers.lexicon.speech)
        self._own: dict[int, Mention | None] = {}

    def speaker(self, quote: Span) -> Mention | None:
        """Return who says `quote`; None where the text does not tell."""
        number = bisect_left(self._quotes, quote)
        found = (self._beside(n) for n in self._one_turn(number))
        return next((m for m in found if m is not None), None) or self._heard_before(quote)

    def _one_turn(self, number: int) -> Iterator[int]:
        """Yield a quotation and those that are one speech with it, later ones first."""
        last = min(number + _LONGEST, len(self._quotes) - 1)
        yield number
        for n in range(number, last):
            if not self._is_left_open(n):
                break
            yield n + 1
        for n in range(number, max(number - _LONGEST, 0), -1):
            if not self._runs_on(n):
                return
            yield n - 1

    def _is_left_open(self, n: int) -> bool:
        """Whether the next paragraph goes on with the quotation."""
        quote, following = self._quotes[n], self._quotes[n + 1]
        is_open = self._text[quote.end : quote.end + 1] not in set(_MARKS)
        return is_open and not self._text[quote.end : following.start].strip(_MARKS + " \n\r\t")

    def _runs_on(self, n: int) -> bool:
        """Whether a quotation without a source goes on from the one before it.

        In the same paragraph, or where a paragraph is all quotation and follows one that was.
        """
        between = self._text[self._quotes[n - 1].end : self._quotes[n].start]
        lines = between.strip(_MARKS + " ").splitlines()
        return len([line for line in lines if line.strip()]) <= 1 and "\n\n\n" not in between

    def _beside(self, n: int) -> Mention | None:
        if n not in self._own:
            quote = self._quotes[n]
            self._own[n] = self._parsed(quote) or self._unparsed(quote)
        return self._own[n]

    def _parsed(self, quote: Span) -> Mention | None:
        """Return the subject of the verb of saying nearest to the quotation, outside of all."""
        around = Span(max(0, quote.start - 1), quote.end + 1)
        first = bisect_left(self._sentences, around.start, key=lambda s: s.span.end)
        last = bisect_left(self._sentences, around.end, key=lambda s: s.span.start)
        for sentence in self._sentences[first:last]:
            prose = (t for t in sentence.tokens if not quotation_around(t.span, self._quotes))
            nearest = sorted(prose, key=lambda t: _distance(t.span, quote))
            found = self._speakers.of_verbs(sentence, nearest)
            if found is not None:
                return found
        return None

    def _unparsed(self, quote: Span) -> Mention | None:
        """Return the name beside a form of a verb of saying in prose that was not parsed."""
        after = _AFTER.match(self._text, min(quote.end + 1, len(self._text)), quote.end + _REACH)
        start = max(0, quote.start - 1 - _REACH)
        before = _BEFORE.search(self._text[start : max(0, quote.start - 1)])
        stretches = [after.span()] if after else []
        if before:
            stretches.append((start + before.start(), start + before.end()))
        found = (m for stretch in stretches for m in self._named(Span(*stretch)))
        return next(found, None)

    def _heard_before(self, quote: Span) -> Mention | None:
        """Return who was last named as saying something, not far before."""
        *_, last = (None, *self._named(Span(max(0, quote.start - _FAR), quote.start)))
        return last

    def _named(self, stretch: Span) -> Iterator[Mention]:
        first = bisect_left(self._starts, stretch.start)
        inside = self._mentions[first : bisect_left(self._starts, stretch.end)]
        for word in _WORD.finditer(self._text, stretch.start, stretch.end):
            if word.group().lower() in self._saying:
                yield from (m for m in inside if self._stands_by(m.span, word))

    def _stands_by(self, name: Span, verb: re.Match[str]) -> bool:
        """Whether a name is a verb's subject: "Okoro, a general, said", "said General Okoro"."""
        if name.end <= verb.start():
            return _SUBJECT_GAP.fullmatch(self._text, name.end, verb.start()) is not None
        return _INVERTED_GAP.fullmatch(self._text, verb.end(), name.start) is not None


def _distance(one: Span, other: Span) -> int:
    return min(abs(one.start - other.end), abs(other.start - one.end))


def _forms(lemmas: Iterable[str]) -> frozenset[str]:
    """Return how verbs may look beside a quotation."""
    regular = (form for lemma in lemmas for form in _inflected(lemma))
    return frozenset(regular) | _IRREGULAR


def _inflected(lemma: str) -> Iterator[str]:
    stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
    yield from (lemma, f"{lemma}s")
    yield f"{stem}ied" if lemma.endswith("y") else f"{stem}ed"
