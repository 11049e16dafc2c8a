"""No passage goes through more of the pipeline than it needs."""

from collections.abc import Sequence

import pytest
import spacy
from spacy.util import load_model

from dateline.annotate.parse import DEFAULT_MODEL
from dateline.annotate.stages import Stages, TaggedWord


@pytest.fixture(scope="module")
def stages() -> Stages:
    return Stages(load_model(DEFAULT_MODEL))


def test_passages_that_are_not_worth_it_stay_out_and_keep_their_place(stages: Stages) -> None:
    seen: list[Sequence[TaggedWord]] = []

    def is_worth(number: int, words: Sequence[TaggedWord]) -> bool:
        seen.append(words)
        return number != 1

    docs = [stages.words(text) for text in ("Kenya left Oman.", "It rained.", "Peru stayed.")]
    (first, _), (second, is_parsed), (third, _) = stages.parsed(docs, is_worth)
    assert [t.dep_ for t in first] == ["nsubj", "ROOT", "dobj", "punct"]
    assert (second.text, is_parsed) == ("It rained.", False)
    assert [t.dep_ for t in third] == ["nsubj", "ROOT", "punct"]
    assert seen[1] == [("It", "PRP"), ("rained", "VBD"), (".", ".")]


def test_names_are_recognised_where_there_may_be_any(stages: Stages) -> None:
    texts = "He met Amina Farah in May.", "the two men left for three days."
    docs = [stages.words(t) for t in texts]
    (with_name, _), (without, _) = stages.parsed(docs, lambda _, __: True)
    assert "Amina Farah" in {entity.text for entity in with_name.ents}
    assert without.ents == ()


@pytest.mark.parametrize("text", ["the two men and I left.", 'he said: "Three men left."'])
def test_a_capital_that_any_word_would_have_there_tells_no_name(stages: Stages, text: str) -> None:
    [(doc, _)] = stages.parsed([stages.words(text)], lambda _, __: True)
    assert doc.ents == ()


def test_no_passages_give_none(stages: Stages) -> None:
    assert stages.parsed([], lambda _, __: True) == []


def test_a_pipeline_without_a_tagger_still_runs() -> None:
    blank = Stages(spacy.blank("en"))
    [(doc, _)] = blank.parsed([blank.words("Kenya left.")], lambda _, __: True)
    assert len(doc) == 3
