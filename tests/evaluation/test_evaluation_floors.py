from collections.abc import Mapping
from pathlib import Path

import pytest

from evaluation import floors, measures
from evaluation.floors import fallen, main, repinned

TEXT = """\
# why
[own]
recall = 40.0  # found

[shared]
recall = 70.5  # found
"""
Figures = Mapping[str, Mapping[str, float]]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(measures, "shared_folder", lambda: None)
    path = tmp_path / "floors.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def measuring(monkeypatch: pytest.MonkeyPatch, recall: float) -> None:
    def measured(_: Path | None) -> Figures:
        return {"own": {"recall": recall}}

    monkeypatch.setattr(measures, "measured", measured)


def test_a_figure_at_its_floor_has_not_fallen() -> None:
    assert list(fallen({"own": {"recall": 40.0}}, {"own": {"recall": 40.0}})) == []


def test_a_figure_below_its_floor_is_named() -> None:
    assert list(fallen({"own": {"recall": 39.9}}, {"own": {"recall": 40.0}})) == [
        "own recall: 39.9 is below its floor of 40.0"
    ]


def test_what_was_not_measured_is_not_judged() -> None:
    assert list(fallen({}, {"shared": {"recall": 40.0}})) == []


def test_repinning_rounds_down_and_keeps_the_rest() -> None:
    assert repinned(TEXT, {"own": {"recall": 41.29}}) == TEXT.replace("40.0", "41.2")


def test_an_update_raises_a_floor(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, 41.3)
    assert main(["--update"], file) == 0
    assert floors.load(file) == {"own": {"recall": 41.3}, "shared": {"recall": 70.5}}


def test_an_update_refuses_to_lower_a_floor(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measuring(monkeypatch, 12.0)
    assert main(["--update"], file) == 1
    assert "own recall: 12.0 is below its floor of 40.0" in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == TEXT


def test_a_floor_is_lowered_only_on_purpose(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, 12.0)
    assert main(["--update", "--allow-regression"], file) == 0
    assert floors.load(file)["own"]["recall"] == 12.0
