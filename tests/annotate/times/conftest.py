"""Times of a text whose sentences the real pipeline parsed."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.annotate.split import sentence_spans
from dateline.annotate.times import WeekStart, find_times
from dateline.model.syntax import Sentence
from dateline.model.time import TimeExpression
from support import article


@pytest.fixture(scope="session")
def sentences(parser: SpacyParser) -> Callable[..., list[Sentence]]:
    @cache
    def parse(text: str, *, headline: bool = False) -> list[Sentence]:
        passages = [
            (span, number, headline)
            for number, paragraph in enumerate(article(text).body)
            for span in sentence_spans(text, paragraph)
        ]
        return [s for reading in parser.parse(text, passages, {}) for s in reading.sentences]

    return parse


@pytest.fixture(scope="session")
def find(sentences: Callable[..., list[Sentence]]) -> Callable[..., tuple[TimeExpression, ...]]:
    """Return a function that finds the times of a text."""

    def find(
        text: str,
        day: date | None = None,
        *,
        headline: bool = False,
        week_start: WeekStart = WeekStart.SUNDAY,
    ) -> tuple[TimeExpression, ...]:
        parsed = sentences(text, headline=headline)
        return find_times(article(text, day), parsed, week_start=week_start)

    return find
