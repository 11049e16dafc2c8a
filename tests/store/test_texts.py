from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import NotFoundError
from dateline.model.article import Article
from dateline.model.span import Span
from dateline.store.article_json import article_of, fields_of
from dateline.store.database import run_all
from dateline.store.texts import Texts, keeping_only

WORDS = st.text(st.characters())
ARTICLES = st.builds(
    Article,
    source=WORDS,
    text=WORDS,
    body=st.lists(st.just(Span(1, 2))).map(tuple),
    headline=st.none() | WORDS,
    headline_span=st.none() | st.just(Span(3, 4)),
    dateline=st.none() | WORDS,
    publisher=st.none() | WORDS,
    authors=st.lists(WORDS, max_size=2).map(tuple),
    url=st.none() | WORDS,
    language=st.none() | WORDS,
    reference_date=st.none() | st.dates(),
)


@given(ARTICLES)
def test_every_field_comes_back(article: Article) -> None:
    assert article_of(fields_of(article), article.text) == article


@pytest.fixture
def article() -> Article:
    return Article(source="a.txt", text="first \ud800 text", body=(), url="https://example.org/a")


def test_the_old_text_stays_until_told_otherwise(tmp_path: Path, article: Article) -> None:
    edited = replace(article, text="second text")
    texts = Texts(tmp_path / "t", write=True)
    texts.put(article)
    texts.put(edited)
    assert texts.get(article.key, article.text_hash) == article
    run_all(texts.db, [keeping_only(article.key, edited.text_hash)])
    assert texts.get(article.key, edited.text_hash) == edited
    with pytest.raises(NotFoundError):
        texts.get(article.key, article.text_hash)
    texts.close()
