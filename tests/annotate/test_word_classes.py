"""What is remembered of words is what the attribute ruler and the lemmatiser say of them."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.util import load_model

from dateline.annotate.parse import DEFAULT_MODEL
from dateline.annotate.word_classes import classify_by_sort

ARTICLES = sorted((Path(__file__).parents[1] / "evaluation" / "articles").glob("*.txt"))


@pytest.fixture(scope="module")
def plain() -> Language:
    return load_model(DEFAULT_MODEL)


def classes(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(t.text, t.pos_, t.lemma_, str(t.morph)) for t in doc]


def test_words_are_classed_as_the_ruler_does(plain: Language) -> None:
    quick = load_model(DEFAULT_MODEL)
    classify = classify_by_sort(quick)
    texts = [file.read_text(encoding="utf-8") for file in ARTICLES[:6]]
    texts += ["There's a fort. Let's go: I ain't gonna leave, and they don't.", "", " \n ", *texts]
    for expected, doc in zip(plain.pipe(texts), quick.pipe(texts), strict=True):
        assert classes(classify(doc)) == classes(expected)


@pytest.mark.parametrize("how_often", ["?", "!"])
def test_a_phrase_whose_first_word_may_be_missing_is_found(how_often: str) -> None:
    pattern: list[dict[int | str, Any]] = [{"LOWER": "not", "OP": how_often}, {"LOWER": "fort"}]
    expected, quick = (_with_phrase(pattern) for _ in range(2))
    classify = classify_by_sort(quick)
    assert classes(classify(quick("A fort fell."))) == classes(expected("A fort fell."))


def _with_phrase(pattern: list[dict[int | str, Any]]) -> Language:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([pattern], {"POS": "PROPN"}, index=-1)
    return pipeline


def test_a_pipeline_without_a_ruler_is_left_alone() -> None:
    blank = spacy.blank("en")
    doc = blank("Norway left.")
    assert classify_by_sort(blank)(doc) is doc


def test_a_ruler_that_looks_at_more_is_left_alone() -> None:
    blank = spacy.blank("en")
    ruler = blank.add_pipe("attribute_ruler")
    assert hasattr(ruler, "add")
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    classify_by_sort(blank)
    assert blank.pipe_names == ["attribute_ruler"]
