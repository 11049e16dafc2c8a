from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.split import sentence_spans
from dateline.model.span import Span


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)))]


def test_splits_at_full_stops_before_a_capital() -> None:
    assert split("Chad left. Mali stayed!  Who won?") == ["Chad left.", "Mali stayed!", "Who won?"]


def test_keeps_a_closing_quotation_mark_with_its_sentence() -> None:
    assert split("“We will leave.” He sat down.") == ["“We will leave.”", "He sat down."]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Gen. J. B. Okoro met U.S. Sen. Mary Low. They talked."
    assert split(text) == ["Gen. J. B. Okoro met U.S. Sen. Mary Low.", "They talked."]


def test_what_is_too_long_for_a_sentence_is_cut_between_words() -> None:
    parts = split("troops " * 1_000)
    assert len(parts) > 1
    assert max(map(len, parts)) <= 1_500
    assert {word for part in parts for word in part.split()} == {"troops"}
    assert "".join(split("x" * 4_000)) == "x" * 4_000


@given(st.text(alphabet=st.sampled_from("aB.!? \n\"”’'("), max_size=80))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = list(sentence_spans(text, Span(0, len(text))))
    kept = "".join(s.of(text) for s in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
