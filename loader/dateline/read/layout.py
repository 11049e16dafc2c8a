"""The parts of an article's text: headline, dateline, and the paragraphs of its body."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from dateline.model.span import Span
from dateline.read.datelines import Dateline, find_dateline
from dateline.read.furniture import furniture
from dateline.read.paragraphs import ends_sentence, paragraphs
from dateline.read.verdict import is_label

_MAX_HEADLINE_WORDS = 25
# "World" and "Middle East" above a headline are sections.
_MIN_HEADLINE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Where an article's parts stand in its text.

    Attributes:
        body: paragraphs of prose, in order; empty where there is none.
        headline: None where no line looks like one.
        dateline: None where the body starts without one.
    """

    body: tuple[Span, ...]
    headline: Span | None = None
    dateline: Dateline | None = None


def lay_out(text: str, *, title: str | None = None, year: int | None = None) -> Layout:
    """Return the parts of `text`, furniture left out.

    Args:
        text: an article as plain text.
        title: its headline, where the source states it.
        year: the year of the article, for a dateline that prints none.
    """
    spans = list(paragraphs(text, is_label))
    flags = furniture([span.of(text) for span in spans])
    prose = [span for span, is_furniture in zip(spans, flags, strict=True) if not is_furniture]
    headline = _headline(text, prose, title)
    body = prose if headline is None else _below(text, prose, headline)
    return _filed(Layout(tuple(body), headline and _without_hashes(text, headline)), text, year)


def _headline(text: str, prose: Sequence[Span], title: str | None) -> Span | None:
    """Return the paragraph that is the headline; something must be left below it."""
    if title is not None:
        return next((span for span in prose[:3] if _same(span.of(text), title)), None)
    top = list(takewhile(lambda span: _is_title(span.of(text)), prose))
    if len(top) == len(prose):
        top = top[:1] if len(prose) > 1 else []
    long_enough = (span for span in top if len(span.of(text).split()) >= _MIN_HEADLINE_WORDS)
    return next(long_enough, top[0] if top else None)


def _below(text: str, prose: Sequence[Span], headline: Span) -> list[Span]:
    """Return the prose without the headline and the section names above it."""
    return [
        span
        for span in prose
        if span.start > headline.start or (span < headline and not _is_title(span.of(text)))
    ]


def _is_title(paragraph: str) -> bool:
    is_short = len(paragraph.split(maxsplit=_MAX_HEADLINE_WORDS)) <= _MAX_HEADLINE_WORDS
    is_open = paragraph.endswith("?") or not ends_sentence(paragraph)
    return is_short and is_open and find_dateline(paragraph) is None


def _same(paragraph: str, title: str) -> bool:
    return " ".join(paragraph.lstrip("# ").split()).casefold() == " ".join(title.split()).casefold()


def _without_hashes(text: str, headline: Span) -> Span:
    """Return the headline without Markdown's heading marks."""
    words = headline.of(text).lstrip("# ")
    return Span(headline.end - len(words), headline.end) if words else headline


def _filed(layout: Layout, text: str, year: int | None) -> Layout:
    """Return `layout` with the dateline taken off the body's first paragraph."""
    if not layout.body:
        return layout
    first, *rest = layout.body
    dateline = find_dateline(first.of(text), year=year)
    if dateline is None:
        return layout
    prose = Span(first.start + dateline.length, first.end)
    body = (prose, *rest) if prose.of(text).strip() else tuple(rest)
    return replace(layout, body=body, dateline=dateline)
