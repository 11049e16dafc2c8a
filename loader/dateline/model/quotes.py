"""Stretches of quoted speech, also where a quotation runs over several paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.model.span import Span

_MARK = re.compile(r"[“”\"]")


def quoted_spans(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the quotations in `paragraphs`, marks left out.

    A quotation that a paragraph leaves open goes on in the next one if that opens with a mark,
    as newspapers print long quotations; else it ends with its paragraph.
    """
    return tuple(span for paragraph in paragraphs for span in _in_paragraph(text, paragraph))


def quotation_around(span: Span, quotes: Sequence[Span]) -> Span | None:
    """Return which of `quotes`, in reading order, holds `span`."""
    last = bisect_right(quotes, span.start, key=lambda q: q.start) - 1
    return quotes[last] if last >= 0 and quotes[last].holds(span) else None


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    opened: int | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            if mark.group() != "”":
                opened = mark.end()
        elif mark.group() != "“":
            yield Span(opened, mark.start())
            opened = None
    if opened is not None and opened < paragraph.end:
        yield Span(opened, paragraph.end)
