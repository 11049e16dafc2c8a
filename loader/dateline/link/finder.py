"""Known names in running text: the longest at each word, left to right."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from dateline.link.names import plain
from dateline.model.entity import EntityType
from dateline.model.mention import NameHit
from dateline.model.span import Span

_WORD = re.compile(r"[^\W_]+")
# An abbreviation this short looks like a common word where everything is in capitals.
_SHORT = 3
_RECENT = 256

Known = tuple[frozenset[EntityType], bool]


class NameFinder:
    """Finds names by their first word, then the longest that fits.

    A table of first words is quicker to build than an Aho-Corasick automaton and finds whole
    words only (docs/decisions/0003-gazetteer.md has the figures).
    """

    def __init__(self, names: Iterable[tuple[str, Known]]) -> None:
        """Index `names` as `plain` writes them: what each may name, whether it is a demonym."""
        # A sentence is searched before it is parsed and again after.
        self._recent = lru_cache(maxsize=_RECENT)(lambda text: tuple(self._hits(text)))
        self._known: dict[str, Known] = {}
        for spelling, known in names:
            before = self._known.get(spelling)
            self._known[spelling] = _merged(before, known) if before else known
        self._shouted = {s.upper(): s for s in self._known if len(s) > _SHORT}
        # Bit n is set where a name of n characters begins with the word.
        self._lengths: dict[str, int] = {}
        for spelling in chain(self._known, self._shouted):
            word = _first_word(spelling)
            self._lengths[word] = self._lengths.get(word, 0) | 1 << len(spelling)

    def find(self, text: str) -> Iterator[NameHit]:
        """Yield the longest known names at word boundaries, left to right, none overlapping."""
        yield from self._recent(text)

    def _hits(self, text: str) -> Iterator[NameHit]:
        spelled = plain(text)
        is_shouted = spelled.isupper()
        end = 0
        for word in _WORD.finditer(spelled):
            if word.start() < end or word[0] not in self._lengths:
                continue
            hit = self._longest(spelled, word, is_shouted=is_shouted)
            if hit:
                end = hit.span.end
                yield hit

    def _longest(self, text: str, word: re.Match[str], *, is_shouted: bool) -> NameHit | None:
        for length in _set_bits(self._lengths[word[0]]):
            span = Span(word.start(), word.start() + length)
            known = self._spelled(span.of(text), is_shouted=is_shouted)
            ends_word = span.end <= len(text) and not text[span.end : span.end + 1].isalnum()
            if known and ends_word:
                return NameHit(span, *known)
        return None

    def _spelled(self, words: str, *, is_shouted: bool) -> Known | None:
        if is_shouted and len(words) <= _SHORT:
            return None
        return self._known.get(words) or self._known.get(self._shouted.get(words, ""))


def _set_bits(mask: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, the highest first."""
    while mask:
        highest = mask.bit_length() - 1
        yield highest
        mask ^= 1 << highest


def _merged(one: Known, other: Known) -> Known:
    return one[0] | other[0], one[1] and other[1]


def _first_word(name: str) -> str:
    first = name.split(" ", 1)[0]
    if first.isalnum():
        return first
    word = _WORD.match(name)
    return word[0] if word else name
