"""Polarity, modality, certainty and tense of a trigger, by the words around it."""

from collections.abc import Callable

import pytest

from dateline.extract.stance import stance_of
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Certainty, Modality, Polarity, Tense
from dateline.model.syntax import Sentence

Parse = Callable[[str], Sentence]
_NEGATED, _AFFIRMED = Polarity.NEGATED, Polarity.AFFIRMED


@pytest.mark.parametrize(
    ("text", "trigger", "polarity", "modality"),
    [
        ("Chad withdrew its troops.", "withdrew", _AFFIRMED, Modality.ACTUAL),
        ("Chad did not withdraw its troops.", "withdraw", _NEGATED, Modality.ACTUAL),
        ("Chad has never withdrawn its troops.", "withdrawn", _NEGATED, Modality.ACTUAL),
        ("Chad failed to withdraw its troops.", "withdraw", _NEGATED, Modality.ACTUAL),
        ("Chad denied withdrawing its troops.", "withdrawing", _NEGATED, Modality.ACTUAL),
        ("Chad has yet to withdraw its troops.", "withdraw", _NEGATED, Modality.ACTUAL),
        ("No troops attacked the town.", "attacked", _NEGATED, Modality.ACTUAL),
        ("Chad left without attacking the town.", "attacking", _NEGATED, Modality.ACTUAL),
        ("Chad plans to withdraw its troops.", "withdraw", _AFFIRMED, Modality.INTENDED),
        ("Chad promised to withdraw its troops.", "withdraw", _AFFIRMED, Modality.PROMISED),
        ("Chad threatened to attack the port.", "attack", _AFFIRMED, Modality.THREATENED),
        ("Chad will withdraw its troops.", "withdraw", _AFFIRMED, Modality.EXPECTED),
        ("Chad may withdraw its troops.", "withdraw", _AFFIRMED, Modality.POSSIBLE),
        ("Mali demanded that Chad withdraw.", "withdraw", _AFFIRMED, Modality.DEMANDED),
        ("Mali called for the withdrawal of Chad.", "withdrawal", _AFFIRMED, Modality.DEMANDED),
        ("Mali denounced the withdrawal.", "withdrawal", _AFFIRMED, Modality.ACTUAL),
        ("If Chad withdraws its troops, war will follow.", "withdraws", _AFFIRMED,
         Modality.HYPOTHETICAL),
        ("Mali accused Chad of attacking a village.", "attacking", _AFFIRMED, Modality.ALLEGED),
        ("Neither general mentioned the bases.", "bases", _AFFIRMED, Modality.ACTUAL),
        ("The rebels wrote more than once that Chad withdraw its troops.", "withdraw", _AFFIRMED,
         Modality.DEMANDED),
        ("They insist that the base be closed.", "closed", _AFFIRMED, Modality.DEMANDED),
        ("They say that Chad withdraws its troops.", "withdraws", _AFFIRMED, Modality.ACTUAL),
        ("Chad does not plan to withdraw.", "withdraw", _NEGATED, Modality.INTENDED),
    ],
)  # fmt: skip
def test_polarity_and_modality(
    parse: Parse,
    stance_lexicon: StanceLexicon,
    text: str,
    trigger: str,
    polarity: Polarity,
    modality: Modality,
) -> None:
    sentence = parse(text)
    token = next(t for t in sentence.tokens if t.text == trigger)
    stance = stance_of(sentence, token, stance_lexicon)
    assert (stance.polarity, stance.modality) == (polarity, modality)


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
