"""The scan before parsing: it may pass too much, never too little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assets import asset_dir
from dateline.extract.frame_file import parse_frame
from dateline.extract.frames import Frame
from dateline.extract.gate import Gate, load_irregular_forms


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


@given(st.text(max_size=200))
def test_any_text_is_looked_at(text: str) -> None:
    assert Gate([], {})(text) is False
