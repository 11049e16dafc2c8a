"""The scan before parsing: it may pass too much, never too little."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.parse import SpacyParser
from dateline.assets import asset_dir
from dateline.extract.frame_file import parse_frame
from dateline.extract.frames import Frame
from dateline.extract.gate import Gate, load_irregular_forms
from dateline.model.span import Span


@pytest.fixture(scope="session")
def gate(frames: tuple[Frame, ...]) -> Gate:
    return Gate(frames, load_irregular_forms(asset_dir("ontology")))


def test_every_example_of_every_frame_passes(gate: Gate, frames: tuple[Frame, ...]) -> None:
    held_back = [e.text for frame in frames for e in frame.examples if not gate(e.text)]
    assert held_back == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway's WITHDRAWAL from Mali went on.",
        "They overthrew him.",
        "Planes bombed Aden; rebels fled.",
        "Two men were banned from Chad and its ministries sanctioned.",
        "The cease-fire held.",
    ],
)
def test_forms_of_triggers_pass(gate: Gate, text: str) -> None:
    assert gate(text)


@pytest.mark.parametrize(
    "text", ["", "…", "The weather was fine on the coast.", "Ann has a dog and a garden."]
)
def test_a_sentence_without_a_trigger_is_passed_over(gate: Gate, text: str) -> None:
    assert not gate(text)


def test_a_condition_must_be_met_too() -> None:
    frame = parse_frame(
        {
            "kind": "Overthrow",
            "roles": {"actor": None},
            "patterns": {
                "seizes": {
                    "verb": "take",
                    "having": {"object": ["power"]},
                    "roles": {"actor": "subject"},
                }
            },
        }
    )
    gate = Gate([frame], {"take": ["took"]})
    assert gate("The army took power.")
    assert not gate("The army took Goma.")
    assert not gate("The army has power.")


def test_a_pattern_that_asks_for_less_lets_more_pass() -> None:
    strict = {"verb": "seize", "having": {"object": ["power"]}, "roles": {"actor": "subject"}}
    lenient = {"verb": "seize", "roles": {"actor": "subject"}}
    noun = {"noun": "seize", "roles": {"actor": "possessor"}}
    frame = {"kind": "Overthrow", "roles": {"actor": None}}
    patterns = {"strict": strict, "lenient": lenient, "noun": noun}
    only_noun = Gate([parse_frame(frame | {"patterns": {"noun": noun}})], {})
    gate = Gate([parse_frame(frame | {"patterns": patterns})], {})
    assert gate.as_tagged([("seized", "VBD"), ("Goma", "NNP")])
    assert not only_noun.as_tagged([("seized", "VBD"), ("Goma", "NNP")])


@given(st.text(max_size=200))
def test_any_text_is_looked_at(text: str) -> None:
    assert Gate([], {})(text) is False


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("Norway/NNP attacked/VBD Mali/NNP", True),
        ("the/DT attack/NN on/IN Mali/NNP", True),
        ("their/PRP$ toppling/VBG of/IN him/PRP", True),
        ("that/IN Chad/NNP extradite/JJ them/PRP", True),
        ("an/DT overthrown/IN", False),
        ("a/DT toppled/XX tree/NN", False),
    ],
)
def test_a_tag_tells_what_a_word_can_trigger(gate: Gate, words: str, *, passes: bool) -> None:
    tagged = [(word, tag) for word, _, tag in (w.rpartition("/") for w in words.split())]
    assert gate.as_tagged(tagged) is passes


def test_no_example_is_held_back_by_its_tags(
    gate: Gate, frames: tuple[Frame, ...], parser: SpacyParser
) -> None:
    examples = list(dict.fromkeys(e.text for frame in frames for e in frame.examples))
    starts = [*accumulate((len(text) + 1 for text in examples), initial=0)]
    passages = [(Span(a, a + len(t)), 0, False) for a, t in zip(starts, examples, strict=False)]
    parsed = parser.parse("\n".join(examples), passages, {}, is_worth=gate.as_tagged)
    assert [text for text, found in zip(examples, parsed, strict=True) if not found.sentences] == []
