import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.paragraphs import ends_sentence, paragraphs

PROSE = """\
Iceland and Norway agreed on Tuesday to share the cost of a rescue station on Jan Mayen, ending a \
dispute that had held up flights to the island for most of the winter.
The station will be staffed by twelve people. Work on the runway begins in June and is expected \
to take two summers, the two governments said in a joint statement.
Fishermen had asked for it since 2011.""".split("\n")


def split(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in paragraphs(text, lambda _: False)]


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PROSE)
    assert split(text) == PROSE


def test_hard_wrapped_paragraphs_may_be_told_by_their_indent() -> None:
    text = "\n".join(textwrap.fill(paragraph, 70, initial_indent="   ") for paragraph in PROSE)
    assert split(text) == PROSE


def test_one_paragraph_a_line_stays_so() -> None:
    assert split("\n".join(PROSE)) == PROSE


def test_short_sentences_on_lines_of_their_own_are_not_joined() -> None:
    lines = [
        "The bridge is closed to lorries.",
        "It opens again on Friday morning.",
        "Ferries run.",
    ]
    assert split("\n".join(lines)) == lines


def test_a_headline_is_not_joined_to_the_paragraph_below() -> None:
    lines = ["Iceland and Norway settle the Jan Mayen dispute", "The two sides signed in Oslo."]
    assert split("\n".join(lines)) == lines


def test_list_items_are_apart() -> None:
    text = "Among the terms agreed by the two sides in Oslo\n- a new runway\n- twelve posts"
    assert len(split(text)) == 3


def test_a_line_that_stands_apart_breaks_a_wrapped_paragraph() -> None:
    wrapped = textwrap.fill(PROSE[0], 60).split("\n")
    text = "\n".join([wrapped[0], "Advertisement", *wrapped[1:]])
    spans = paragraphs(text, lambda line: line == "Advertisement")
    assert "Advertisement" in [span.of(text) for span in spans]


@pytest.mark.parametrize("text", ["Done.", "Is it?", "“Go!”", "Terms:", "完了。", "समाप्त।"])
def test_sentences_end(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Ministers meet", "", "3.5 million", "Berlin,"])
def test_titles_do_not(text: str) -> None:
    assert not ends_sentence(text)


@given(st.text())
def test_every_visible_character_is_in_exactly_one_paragraph(text: str) -> None:
    spans = list(paragraphs(text, lambda _: False))
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    visible = {i for i, character in enumerate(text) if not character.isspace()}
    assert visible <= set(covered)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
