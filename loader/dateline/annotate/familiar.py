"""What the parser had better see in place of words that it would misread."""

from collections.abc import Callable, Iterator, Sequence

from dateline.annotate.casing import (
    commas_for_and,
    is_in_title_case,
    is_shouted,
    words_in_plain_case,
)
from dateline.model.article import Article
from dateline.model.mention import NameHit
from dateline.model.span import Span

_FAMILIAR_ACRONYM = "NATO"
# "US" and "UK" are familiar enough.
_SHORT = 2


def familiar_words(
    article: Article,
    passage: Span,
    names: Sequence[NameHit],
    *,
    is_headline: bool,
    is_common: Callable[[str], bool],
) -> Iterator[tuple[int, str]]:
    """Yield starts of words in `passage`, each with the word to be seen in its place.

    Args:
        article: the article that the passage is part of.
        passage: a sentence or the headline.
        names: the known names in it.
        is_headline: whether it is the headline.
        is_common: whether a lower-case word is in a dictionary.
    """
    text = article.text
    yield from _stand_ins(text, names)
    printed = passage.of(text)
    shouted = is_shouted(printed)
    if is_headline or shouted:
        yield from commas_for_and(text, names)
    if shouted or (is_headline and is_in_title_case(printed)):
        body = " ".join(p.of(text) for p in article.body)
        yield from words_in_plain_case(text, passage, names, body=body, is_common=is_common)


def _stand_ins(text: str, names: Sequence[NameHit]) -> Iterator[tuple[int, str]]:
    """Yield where known acronyms stand, which small models take for shouted common words."""
    for name in names:
        word = name.span.of(text)
        if word.isupper() and word.isalpha() and len(word) > _SHORT:
            yield name.span.start, _FAMILIAR_ACRONYM
