"""Known names that are only a part of a longer one: "Georgia" in "Georgia Hartley"."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate.nouns import NounLexicon
from dateline.model.entity import EntityType
from dateline.model.mention import NameHit
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

# Words in capitals beside a name that are no part of one.
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_SHIPS = frozenset("USS HMS HMAS RMS MV SS INS".split())
# A headline writes most of its words with capitals, so that they tell nothing.
_TITLE_CASE = 0.8
_HEADLINE = 6
_LONG_WORD = 4


def longer_names(
    text: str, sentence: Sentence, hits: Sequence[NameHit], nouns: NounLexicon
) -> Iterator[Span]:
    """Yield the whole names that known names in `sentence` are only a part of.

    A word in capitals right beside a known name belongs to it, unless it is a title, a name
    itself, or an arm of a state ("Kenya Navy"). A demonym modifies anything ("Kenyan Airways"),
    so that where a tree can tell what it modifies, only a word before it tells ("Nail Polish").
    """
    if _is_title_case(sentence):
        return
    named = [hit.span for hit in hits]
    for hit in hits:
        words = [t for t in sentence.tokens if hit.span.overlaps(t.span)]
        if words:
            first, last = words[0].i, words[-1].i
            free = _Free(text, sentence, named, nouns)
            is_open = hit.demonym and bool(words[0].dep)
            start, end = free.backwards(first), last if is_open else free.forwards(last)
            if (start, end) != (first, last):
                yield Span(sentence.tokens[start].span.start, sentence.tokens[end].span.end)


class _Free:
    """Which words beside a name belong to it."""

    def __init__(
        self, text: str, sentence: Sentence, named: Iterable[Span], nouns: NounLexicon
    ) -> None:
        self._text = text
        self._tokens = sentence.tokens
        self._named = tuple(named)
        self._nouns = nouns

    def backwards(self, i: int) -> int:
        """Return the first word of the name that holds word `i`."""
        while i > 0 and self._joins(i - 1, i) and self._belongs(self._tokens[i - 1]):
            i -= 1
        return i

    def forwards(self, i: int) -> int:
        """Return the last word of the name that holds word `i`.

        What leads up to a title or an arm of a state is part of that ("UN Special Envoy").
        """
        end, last = i, len(self._tokens) - 1
        while end < last and self._joins(end, end + 1) and self._belongs(self._tokens[end + 1]):
            end += 1
        is_followed = end < last and self._joins(end, end + 1)
        return i if is_followed and self._is_office(self._tokens[end + 1]) else end

    def _joins(self, left: int, right: int) -> bool:
        between = Span(self._tokens[left].span.end, self._tokens[right].span.start)
        return between.of(self._text) == " "

    def _belongs(self, token: Token) -> bool:
        word = token.text.lower()
        is_code = len(word) > 1 and token.text.isupper() and token.text not in _SHIPS
        is_name = token.pos == "PROPN" and token.text[0].isupper() and not is_code
        is_other = word in _MONTHS or self._is_office(token)
        is_known = any(span.overlaps(token.span) for span in self._named)
        return is_name and not (is_other or is_known)

    def _is_office(self, token: Token) -> bool:
        is_title = token.text.lower() in self._nouns.titles
        is_person = EntityType.PERSON in self._nouns.types_of([token.lemma])
        return is_title or is_person or self._nouns.acts_for_state([token.lemma])


def _is_title_case(sentence: Sentence) -> bool:
    words = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) >= _LONG_WORD]
    capitals = sum(word[0].isupper() for word in words)
    is_headline = sentence.is_headline or len(words) >= _HEADLINE
    return is_headline and capitals > _TITLE_CASE * len(words)
