"""Where sentences end: cautious, since the parser can split further but cannot join."""

import re
from collections.abc import Iterator

from dateline.model.span import Span

_BREAK = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_LAST_WORD = re.compile(r"(\S+?)[\"'”’)\]]*$")
_ABBREVIATIONS = frozenset(
    "adm. brig. capt. cmdr. co. col. corp. dr. e.g. fr. gen. gov. hon. i.e. inc. jr. lt. ltd. maj. "
    "mr. mrs. ms. mt. no. prof. rep. rev. sen. sgt. sr. st. vs. jan. feb. mar. apr. jun. jul. aug. "
    "sep. sept. oct. nov. dec. u.s. u.k. u.n. e.u. a.m. p.m.".split()
)
# Work grows with the square of a sentence's length, and no sentence of news is this long.
_LONGEST = 1_500
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+$")


def sentence_spans(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of `paragraph`, in order, white space at their ends left out.

    An abbreviation or initial ("Gen.", "U.S.", "J.") never ends one here. What runs on for
    longer than any sentence does is cut between words, or within one that has no end.
    """
    for sentence in _sentences(text, paragraph):
        yield from pieces(text, sentence)


def pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Yield `sentence`, in parts if it is too long to be one."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        end = space if space > start else start + _LONGEST
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, sentence.end)


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for gap in _BREAK.finditer(text, paragraph.start, paragraph.end):
        if not _ends_in_abbreviation(text[start : gap.start()]):
            yield from _trimmed(text, start, gap.end())
            start = gap.end()
    yield from _trimmed(text, start, paragraph.end)


def _ends_in_abbreviation(text: str) -> bool:
    # A sentence's last word lies within its last 20 characters, or is no abbreviation.
    word = _LAST_WORD.search(text[-20:])
    if word is None:
        return False
    last = word.group(1).lstrip("\"'“‘([")
    return last.lower() in _ABBREVIATIONS or bool(_INITIALS.match(last))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped[0])
        yield Span(begin, begin + len(stripped))
