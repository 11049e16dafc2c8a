"""Names of several parts: groups that go on after "of", and demonyms joined by a hyphen."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.annotate.nouns import NounLexicon
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

_LINKS = frozenset({"of", "for"})


def first_halves(sentence: Sentence, nouns: NounLexicon) -> dict[Span, str]:
    """Return the clipped first half of each double demonym -> the demonym that it stands for."""
    tokens = sentence.tokens
    return {
        token.span: nouns.prefixes[token.text.lower()]
        for token, hyphen in pairwise(tokens)
        if hyphen.text in {"-", "–"} and token.text.lower() in nouns.prefixes
    }


def groups_with_of(sentence: Sentence, spans: Sequence[Span], nouns: NounLexicon) -> Iterator[Span]:
    """Yield the names of groups that one of `spans` ends ("Community of West African States").

    Args:
        sentence: where they stand; a title-case headline shows no names.
        spans: names found so far.
        nouns: which nouns head such a name.
    """
    if sentence.is_headline:
        return
    starts = {token.span.start: token.i for token in sentence.tokens}
    for span in spans:
        first = starts.get(span.start)
        words = _words_before(sentence, first) if first is not None else []
        if words and words[-1].text.lower() in nouns.name_heads:
            yield Span(words[0].span.start, span.end)


def _words_before(sentence: Sentence, first: int) -> list[Token]:
    """Return the capitalised words before "of" or "of the" that stands before a name."""
    tokens = sentence.tokens
    link = first - 2 if first > 0 and tokens[first - 1].text == "the" else first - 1
    if link < 1 or tokens[link].text not in _LINKS:
        return []
    start = link
    while start > 0 and _is_capitalised(tokens[start - 1]):
        start -= 1
    return list(tokens[start:link])


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and token.pos not in {"DET", "PRON", "PUNCT", "VERB", "AUX"}
