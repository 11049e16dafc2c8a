"""Plain text to paragraphs: one a line, or hard-wrapped lines joined again.

A hard-wrapped line is told from a paragraph of its own by how it was filled. A greedy wrapper
starts a new line only when the next word does not fit, and mid-sentence lines go on in lower case.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.span import Span

# Plain text is wrapped at 60 to 80 columns; beyond this a line is a paragraph.
_MAX_WIDTH = 100
# A shorter line that goes on in lower case is a broken button or a poem, not prose.
_MIN_WIDTH = 40
# In wrapped English about seven continuation lines in ten start in lower case.
_MIN_CONTINUATIONS = 0.4
# Full stops of Chinese, Hindi and Arabic among them.
_SENTENCE_END = re.compile(r"[.!?:…\u3002\uff01\uff1f\u0964\u061f][\"'”’»)\]]*$")
_BULLET = re.compile(r"[-*•▪·–]\s|\d{1,2}[.)]\s|#")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line, trimmed: where it stands in the text, and how far it is indented."""

    span: Span
    text: str
    indent: int

    @property
    def first_word_length(self) -> int:
        return len(self.text.split(maxsplit=1)[0])


_Block = list[_Line]


def paragraphs(text: str, is_apart: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the trimmed, non-empty paragraphs of `text`, in order.

    Args:
        text: any text; lines end where `str.splitlines` ends them.
        is_apart: whether a line stands for itself and is joined to nothing (a button, a label).
    """
    blocks = list(_blocks(text))
    widths = [_wrap_width(block) for block in blocks]
    usual = max((width for width in widths if width is not None), default=0)
    for block, width in zip(blocks, widths, strict=True):
        yield from _joined(block, width or usual, is_apart)


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence does (a colon counts: what it leads to follows).

    >>> ends_sentence("“You cannot do this.”"), ends_sentence("Two bases remain")
    (True, False)
    """
    return _SENTENCE_END.search(text[-8:]) is not None


def _blocks(text: str) -> Iterator[_Block]:
    """Yield runs of lines with no blank line between them."""
    block: _Block = []
    for line in _lines(text):
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(text: str) -> Iterator[_Line]:
    offset = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if words else 0
        yield _Line(Span(offset + indent, offset + indent + len(words)), words, indent)
        offset += len(raw)


def _wrap_width(block: _Block) -> int | None:
    """Return the column at which `block` was wrapped, or None where it was not."""
    width = max((len(line.text) for line in block if len(line.text) <= _MAX_WIDTH), default=0)
    if width < _MIN_WIDTH:
        return None
    after = [second for first, second in pairwise(block) if _is_full(first, second, width)]
    continued = sum(second.text[0].islower() for second in after)
    return width if after and continued >= _MIN_CONTINUATIONS * len(after) else None


def _is_full(first: _Line, second: _Line, width: int) -> bool:
    """Return whether `second`'s first word would not have fitted on `first`."""
    return len(first.text) <= width < len(first.text) + 1 + second.first_word_length


def _joined(block: _Block, width: int, is_apart: Callable[[str], bool]) -> Iterator[Span]:
    start = block[0].span.start
    for first, second in pairwise(block):
        if not _goes_on(first, second, width) or is_apart(first.text) or is_apart(second.text):
            yield Span(start, first.span.end)
            start = second.span.start
    yield Span(start, block[-1].span.end)


def _goes_on(first: _Line, second: _Line, width: int) -> bool:
    if second.indent > first.indent or _BULLET.match(second.text):
        return False
    return _is_full(first, second, width) or _breaks_sentence(first, second)


def _breaks_sentence(first: _Line, second: _Line) -> bool:
    """Return whether the line end falls inside a sentence, wherever the column is."""
    is_prose = len(first.text) >= _MIN_WIDTH
    return is_prose and second.text[0].islower() and not ends_sentence(first.text)
