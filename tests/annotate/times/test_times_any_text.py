"""Whatever the text and however it was parsed: no error, exact spans, linear time."""

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.times import find_times
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token
from support import article

FRAGMENTS = (
    "on in by since until from to and between during after before ago later earlier the a of early "
    "mid- late last next this that same previous following two three 3 5th 31 0 9999 1,500 2003 2024 "
    "1990s -04 – May march July 26 Feb. 29 February Monday Friday's TUESDAY spring fall winter day "
    "days weeks MONTHS year years decade hours weekend night yesterday Today tomorrow overnight "
    "within over past coming recent few several nearly more than end beginning half quarter coup war "
    "was will meet , . ' ’ \n \u00a0 day\u017f \u017fix \u0130n \u0131n wee\u212a 2023-07-26 1-1-1 2024-1990 9999-12-31 troops"
).split(" ")
TAGS = "NN VBD VB VBG VBN VBZ MD TO IN DT CD NNP JJ".split()
DEPS = "nsubj aux pobj prep xcomp advcl nummod poss compound ROOT ccomp det quantmod".split()
POS = "NOUN VERB AUX ADP PROPN NUM DET ADJ".split()
ENTITIES = ["", "DATE", "PERSON", "ORG"]
words = st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), st.text(max_size=3))
texts = st.lists(words, max_size=40).map(" ".join)
references = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


@st.composite
def parsed(draw: st.DrawFn) -> tuple[str, list[Sentence]]:
    """Draw a text and trees over its words, as wrong as a parser could ever get them."""
    text = draw(texts)
    found = list(re.finditer(r"\w+|[^\w\s]", text))
    cut = draw(st.integers(0, len(found)))
    return text, [draw(trees(part)) for part in (found[:cut], found[cut:]) if part]


@st.composite
def trees(draw: st.DrawFn, found: list[re.Match[str]]) -> Sentence:
    tokens = tuple(
        Token(
            i=i,
            text=word.group(),
            lemma=word.group().lower(),
            pos=draw(st.sampled_from(POS)),
            tag=draw(st.sampled_from(TAGS)),
            dep=draw(st.sampled_from(DEPS)),
            # Governors to the right up to a root, the last word: a tree, whatever is drawn.
            head=draw(st.integers(i + 1, len(found) - 1)) if i + 1 < len(found) else i,
            span=Span(*word.span()),
            entity=draw(st.sampled_from(ENTITIES)),
        )
        for i, word in enumerate(found)
    )
    return Sentence(tokens, is_headline=draw(st.booleans()))


@given(read=parsed(), reference=references)
def test_any_text_gives_exact_ordered_expressions(
    read: tuple[str, list[Sentence]], reference: date | None
) -> None:
    text, sentences = read
    found = find_times(article(text, reference), sentences)
    assert all(t.text == t.span.of(text) and t.text.strip() == t.text != "" for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for expression in found:
        assert (expression.earliest is None) == (expression.latest is None)
        if expression.earliest and expression.latest:
            assert expression.earliest <= expression.latest


@given(read=parsed(), reference=references)
def test_finding_is_deterministic_and_ignores_sentence_order(
    read: tuple[str, list[Sentence]], reference: date | None
) -> None:
    text, sentences = read
    found = find_times(article(text, reference), sentences)
    assert found == find_times(article(text, reference), sentences[::-1])


def test_a_sentence_without_words_has_no_times() -> None:
    assert find_times(article("", date(2024, 1, 1)), [Sentence(())]) == ()


@pytest.mark.parametrize("unit", ["1", " ", "1 ", "\n", "1-", "on ", "within ", "20"])
def test_a_megabyte_of_one_thing_takes_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit)) + "x"
    assert _seconds(text) < 20


@pytest.mark.parametrize("unit", ["two days after ", "last ", "2020 and ", "12 to May ", "the "])
def test_time_grows_with_length_not_its_square(unit: str) -> None:
    short, long = (min(_seconds(unit * n + "today") for _ in range(3)) for n in (400, 3_200))
    # Eight times the text; its square would take 64 times as long.
    assert long < 32 * short


def _seconds(text: str) -> float:
    sentences = [_untagged(text)]
    start = time.process_time()
    find_times(article(text, date(2024, 1, 1)), sentences)
    return time.process_time() - start


def _untagged(text: str) -> Sentence:
    word = Token(
        i=0, text=text, lemma="", pos="X", tag="", dep="ROOT", head=0, span=Span(0, len(text))
    )
    return Sentence((word,))


def test_days_before_the_calendar_begins_stay_unresolved() -> None:
    text = "It fell 9999 years ago and yesterday."
    found = find_times(article(text, date.min), [_untagged(text)])
    assert [(t.text, t.resolved) for t in found] == [
        ("9999 years ago", False),
        ("yesterday", False),
    ]


@pytest.mark.parametrize("odd", ["two day\u017f ago", "la\u017ft week", "th\u0131s month"])
def test_letters_that_only_look_like_others_make_no_word(odd: str) -> None:
    text = f"They met {odd} and today."
    found = find_times(article(text, date(2024, 1, 1)), [_untagged(text)])
    assert [t.text for t in found] == ["today"]


def test_sentences_that_overlap_tell_a_time_once() -> None:
    text = "They met today."
    sentence = _untagged(text)
    found = find_times(article(text, date(2024, 1, 1)), [sentence, sentence])
    assert [t.text for t in found] == ["today"]
