"""Headlines are read as running text, whatever their capitals."""

from dataclasses import replace

import pytest

from dateline.annotate.annotator import Annotator
from dateline.annotate.casing import is_in_title_case
from dateline.extract.extractor import FrameExtractor
from dateline.model.span import Span
from support import article


def facts(annotator: Annotator, extractor: FrameExtractor, headline: str, body: str) -> list[str]:
    text = f"{headline}\n\n{body}"
    read = replace(
        article(text),
        headline=headline,
        headline_span=Span(0, len(headline)),
        body=(Span(len(headline) + 2, len(text)),),
    )
    claims = extractor.extract(annotator.annotate(read))
    return [" ".join([c.kind, *(m.text for _, m in c.roles)]) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana Condemns Coup in Niger", True),
        ("Danish Troops Withdraw From Northern Mali", True),
        ("Ghana condemns coup in Niger", False),
        ("Ghana, Togo and Benin met Chad", False),
        ("Coup", False),
    ],
)
def test_title_case_is_told_from_running_text(text: str, *, expected: bool) -> None:
    assert is_in_title_case(text) is expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Danish Troops Withdraw From Northern Mali", "Withdrawal Danish Troops Mali"),
        ("Russia To Expel Two Latvian Diplomats",
         "Expulsion Russia Two Latvian Diplomats Latvian"),
        ("Ghana, Togo hold talks as border row deepens", "Meeting Ghana Togo"),
        ("Mali junta expels French ambassador", "Expulsion Mali junta French ambassador French"),
        ("Envoy expelled from Mali", "Expulsion Envoy Mali"),
        ("GHANA EXPELS TWO DUTCH DIPLOMATS", "Expulsion GHANA TWO DUTCH DIPLOMATS DUTCH"),
    ],
)  # fmt: skip
def test_headline_is_understood(
    annotator: Annotator, frame_extractor: FrameExtractor, headline: str, expected: str
) -> None:
    assert expected in facts(annotator, frame_extractor, headline, "It was a quiet day.")


def test_name_that_the_article_writes_with_a_capital_keeps_it(
    annotator: Annotator, frame_extractor: FrameExtractor
) -> None:
    body = "In the end Minister Brown left, and then Brown flew home."
    found = facts(annotator, frame_extractor, "Brown Meets Macron In Paris", body)
    assert "Meeting Brown Macron Paris" in found
