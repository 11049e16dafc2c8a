"""Polarity, modality, certainty and tense of a trigger, by the words around it."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from dateline.assets import asset_dir
from dateline.extract.stance import stance_of
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Certainty, Modality, Polarity, Tense
from dateline.model.syntax import Sentence

Parse = Callable[[str], Sentence]


ROWS: list[tuple[str, str, str, str]] = [
    (row[0], row[1], row[2], row[3])
    for row in yaml.safe_load(
        (Path(__file__).parent / "stance_examples.yaml").read_text(encoding="utf-8")
    )
]


@pytest.mark.parametrize(
    ("text", "trigger", "polarity", "modality"), ROWS, ids=[f"{row[0]} [{row[1]}]" for row in ROWS]
)
def test_polarity_and_modality(
    parse: Parse,
    stance_lexicon: StanceLexicon,
    text: str,
    trigger: str,
    polarity: str,
    modality: str,
) -> None:
    sentence = parse(text)
    token = next(t for t in reversed(sentence.tokens) if t.text == trigger)
    stance = stance_of(sentence, token, stance_lexicon)
    expected = Polarity.AFFIRMED if polarity == "+" else Polarity.NEGATED
    assert (stance.polarity, stance.modality) == (expected, Modality(modality))


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador will come to Lima.",
        "The ambassador may not take place in the talks.",
        "The ambassador is unlikely.",
    ],
)
def test_what_a_person_will_do_is_not_said_of_his_office(
    parse: Parse, stance_lexicon: StanceLexicon, text: str
) -> None:
    sentence = parse(text)
    token = next(t for t in sentence.tokens if t.text == "ambassador")
    stance = stance_of(sentence, token, stance_lexicon, happens=False)
    assert (stance.polarity, stance.modality) == (Polarity.AFFIRMED, Modality.ACTUAL)


def test_no_word_puts_a_fact_in_two_worlds() -> None:
    lists = yaml.safe_load(
        (asset_dir("ontology") / "lexicon" / "stance.yaml").read_text(encoding="utf-8")
    )
    words = [word for words in lists["governors"].values() for word in words]
    assert len(words) == len(set(words))


def test_every_word_of_the_lexicon_is_text(stance_lexicon: StanceLexicon) -> None:
    lists = (getattr(stance_lexicon, field.name) for field in fields(stance_lexicon))
    # YAML takes a bare "false" or "no" for a truth value.
    assert all(isinstance(word, str) for words in lists for word in words)


@pytest.mark.parametrize(
    ("text", "trigger", "tense"),
    [
        ("Russia was an ally of Serbia.", "ally", Tense.PAST),
        ("Russia is an ally of Serbia.", "ally", Tense.PRESENT),
        ("Russia has kept troops there since May.", "kept", Tense.PRESENT),
        ("The former president spoke.", "president", Tense.PAST),
        ("They mentioned the naval base.", "base", Tense.PRESENT),
        ("Russia will open a base.", "open", Tense.FUTURE),
    ],
)
def test_tense(
    parse: Parse, stance_lexicon: StanceLexicon, text: str, trigger: str, tense: Tense
) -> None:
    sentence = parse(text)
    token = next(t for t in sentence.tokens if t.text == trigger)
    assert stance_of(sentence, token, stance_lexicon).tense is tense


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Chad attacked the town.", Certainty.CERTAIN),
        ("Chad probably attacked the town.", Certainty.PROBABLE),
        ("Chad possibly attacked the town.", Certainty.POSSIBLE),
        ("Chad might have attacked the town.", Certainty.POSSIBLE),
        ("Chad allegedly attacked the town.", Certainty.UNDERSPECIFIED),
    ],
)
def test_certainty(
    parse: Parse, stance_lexicon: StanceLexicon, text: str, certainty: Certainty
) -> None:
    sentence = parse(text)
    token = next(t for t in sentence.tokens if t.lemma == "attack")
    assert stance_of(sentence, token, stance_lexicon).certainty is certainty
