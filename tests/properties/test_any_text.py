"""Whatever the text: no crash, and every quote stands where its offsets say."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.build import Assembly
from dateline.model.claim import Claim
from dateline.pipeline import Outcome, Pipeline
from dateline.read import Hints
from dateline.settings import Settings
from support import article

_THOROUGH = "DATELINE_THOROUGH" in os.environ

NEWS = st.sampled_from(
    [
        "Peru withdrew its troops from Chad on Monday",
        "The minister said “we will not leave Malta",
        "Japan’s arming of rebels",
        "Cuba and Oman",
        "“",
        "”",
        '"',
        "they agreed to",
        "which",
        "denied that",
        "the",
        "met",
        "attacked",
        "sanctions on",
        "President Ana Gomez",
        "since May",
        "U.S.",
    ]
)
GLUE = st.sampled_from(
    [" ", ", ", " and ", ". ", "\n", "", " (", ") ", "; ", " — ", "\x00", "\u00a0"]
)
ODD = st.one_of(
    st.text(st.characters(), max_size=40),
    st.text("\u202e\u200f\u200dאבגדعربية😀🇲🇱👩\u0301\u0300e", max_size=40),
    st.text("([{<\"'“”‘’)]}>", max_size=60),
    st.sampled_from([".", "a", "-", "1", "🇷", "\u0300"]).map(lambda c: c * 300),
)
TEXTS = st.lists(st.tuples(st.one_of(NEWS, NEWS, ODD), GLUE), min_size=1, max_size=25).map(
    lambda parts: "".join(piece for pair in parts for piece in pair)
)
NAMES = ("Peru", "Chad", "Malta", "Oman", "Fiji", "Cuba")
LONG = {
    "one word": "Peru attacked Chad " + "a" * 100_000,
    "marks": "Peru attacked Chad " + "“”\"'" * 2_000,
    "brackets": "(" * 1_500 + "Peru attacked Chad" + ")" * 1_500,
    "a list": "Peru attacked " + ", ".join(NAMES * 200) + " and Mali.",
    "a chain": "Peru attacked " + " and ".join(NAMES * 200),
    "clauses": "Peru said that " * 500 + "Chad withdrew.",
    "verbs": "Peru attacked, " + "bombed, shelled and raided " * 300 + "Chad.",
    "participles": "Chad, attacked, " + "armed, banned " * 300 + "by Peru.",
    "infinitives": "Peru agreed " + "to threaten " * 300 + "to attack Chad.",
    "owners": "Peru left " + "the troops of " * 500 + "Chad.",
    "relatives": "Peru armed the men " + "who attacked the base " * 300,
    "abbreviations": "Gen. " * 2_000 + "Gomez met Peru.",
    "surrogate": "Peru \ud800 attacked Chad\udfff.",
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return replace(Assembly(Settings()).pipeline(Hints()), read=article)


def check(text: str, pipeline: Pipeline) -> Outcome:
    """Run everything on `text` and compare each claim's quote with the text."""
    [outcome] = pipeline.run([text])
    assert outcome.error is None, outcome.error
    for claim in _with_contents(linked.claim for linked in outcome.claims):
        assert claim.evidence.span.of(text) == claim.evidence.quote
        assert claim.evidence.span.holds(claim.trigger)
        assert all(mention.span.of(text) == mention.text for _, mention in claim.roles)
        assert claim.time is None or claim.time.span.of(text) == claim.time.text
    return outcome


def _with_contents(claims: Iterator[Claim]) -> Iterator[Claim]:
    for claim in claims:
        yield claim
        if claim.content is not None:
            yield from _with_contents(iter([claim.content]))


# The pipeline is slow beside what hypothesis expects, and is the same for every text.
_SETTINGS = settings(
    deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


@settings(_SETTINGS, max_examples=60)
@given(text=TEXTS)
def test_any_text(text: str, pipeline: Pipeline) -> None:
    check(text, pipeline)


@pytest.mark.slow
@pytest.mark.skipif(
    not _THOROUGH, reason="takes ten minutes: DATELINE_THOROUGH=1 pytest tests/properties"
)
@settings(_SETTINGS, max_examples=10_000)
@given(text=TEXTS)
def test_ten_thousand_texts(text: str, pipeline: Pipeline) -> None:
    check(text, pipeline)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_and_crooked_texts(text: str, pipeline: Pipeline) -> None:
    assert check(text, pipeline).linked


@pytest.mark.slow
@pytest.mark.parametrize("words", ["the weather was fine and ", "Peru attacked Chad and "])
def test_a_megabyte_without_a_full_stop(words: str, pipeline: Pipeline) -> None:
    size = 1_000_000 if _THOROUGH or "Peru" not in words else 50_000
    check((words * (size // len(words) + 1))[:size], pipeline)
