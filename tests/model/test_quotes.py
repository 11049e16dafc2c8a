from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.quotes import quoted_spans
from dateline.model.span import Span


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quoted_spans(text, [Span(0, len(text))])]


def test_finds_curly_and_straight_quotations() -> None:
    assert quoted('“One,” he said. "Two," she said.') == ["One,", "Two,"]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“First part.\n“Second part,” he said."
    paragraphs = [Span(0, 12), Span(13, len(text))]
    assert [s.of(text) for s in quoted_spans(text, paragraphs)] == ["First part.", "Second part,"]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("Peru's army and Chad's police") == []


@given(st.text(alphabet=st.sampled_from('ab “”"'), max_size=40))
def test_quotations_never_overlap_and_hold_no_closing_mark(text: str) -> None:
    spans = quoted_spans(text, [Span(0, len(text))])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all("”" not in s.of(text) for s in spans)
