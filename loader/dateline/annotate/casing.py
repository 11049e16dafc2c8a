"""Headlines In Which Every Word Has A Capital, as they would stand in running text.

A parser trained on running text takes each of their words for a name. Case is restored from how
the article itself writes a word, as Lita et al., tRuEcasIng (ACL 2003), do from a corpus.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from dateline.model.entity import POLITIES
from dateline.model.mention import NameHit
from dateline.model.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLAIN_WORD = re.compile(r"(?<![^\W_])[a-z]{2,}")
# A capital after a word or comma is no sentence's first.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+")
_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of off on or out over per the to up with".split()
)
_MOSTLY = 0.8
_FEWEST = 3
_ACRONYM = 4


def is_in_title_case(text: str) -> bool:
    """Return whether nearly all words but the smallest begin with a capital."""
    words = [w for w in _WORD.findall(text) if w.lower() not in _SMALL_WORDS]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) >= _FEWEST and capitals > _MOSTLY * len(words)


def is_shouted(text: str) -> bool:
    """Return whether a passage of several words is all in capitals."""
    return text.isupper() and len(_WORD.findall(text)) >= _FEWEST


def words_in_plain_case(
    text: str,
    passage: Span,
    names: Sequence[NameHit],
    *,
    body: str,
    is_common: Callable[[str], bool],
) -> Iterator[tuple[int, str]]:
    """Yield the starts of words that have capitals for show, each with the word without them.

    Args:
        text: the article's text.
        passage: a headline in title case, or one in capitals.
        names: known names in it, which keep their capitals.
        body: running text of the same article.
        is_common: whether a lower-case word is in a dictionary.
    """
    plain = frozenset(_PLAIN_WORD.findall(body))
    proper = frozenset(_NAME.findall(body))
    shouted = is_shouted(passage.of(text))
    for match in _WORD.finditer(text, passage.start, passage.end):
        word, lower = match.group(), match.group().lower()
        is_name = any(hit.span.overlaps(Span(*match.span())) for hit in names)
        is_plain = lower in plain or (word.title() not in proper and is_common(lower))
        if is_plain and not is_name and (shouted or word.istitle()):
            yield match.start(), lower
        elif shouted and len(word) > _ACRONYM:
            yield match.start(), word.title()


def commas_for_and(text: str, names: Sequence[NameHit]) -> Iterator[tuple[int, str]]:
    """Yield commas that stand for "and" between two states ("Kenya, Somalia sign pact")."""
    for one, other, third in zip(names, names[1:], [*names[2:], None], strict=False):
        both = one.types & other.types & POLITIES
        continues = third and _between(text, other, third).strip() in {",", "and", "&"}
        if both and _between(text, one, other) == ", " and not continues:
            yield one.span.end, "and"


def _between(text: str, one: NameHit, other: NameHit) -> str:
    return text[one.span.end : other.span.start]
