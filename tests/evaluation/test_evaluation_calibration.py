from typing import Final

import pytest

from dateline.assets import asset_dir
from dateline.extract.confidence import load_confidence
from evaluation import measures
from evaluation.calibration import (
    Bin,
    Case,
    calibration_error,
    cross_validated,
    fit,
    reliability,
)
from evaluation.judged import gold_cases
from evaluation.pipeline_runs import Runner
from evaluation.reliability import tables

# Bins of ten to fifty claims are off by 0.05 to 0.1 by chance alone.
BOUND: Final = 0.12


def made_up(count: int) -> list[Case]:
    """Claims of which nine in ten are right with a feature, three in ten without."""
    return [
        Case(
            features={"good": float(i % 2)},
            right=(i // 2) % 10 < (9 if i % 2 else 3),
            group=str(i // 40),
        )
        for i in range(count)
    ]


def test_the_model_finds_the_shares_that_the_data_has() -> None:
    model = fit(made_up(2_000), penalty=0.01)
    assert model.of({"good": 1.0}) == pytest.approx(0.9, abs=0.03)
    assert model.of({}) == pytest.approx(0.3, abs=0.03)
    assert model.of({"never seen": 1.0}) == model.of({})


def test_a_penalty_pulls_towards_the_mean() -> None:
    cases = made_up(400)
    weak, strong = fit(cases, penalty=0.1), fit(cases, penalty=100)
    assert 0 < strong.weights["good"] < weak.weights["good"]


def test_held_out_confidences_are_calibrated() -> None:
    cases = made_up(2_000)
    bins = reliability(cases, cross_validated(cases, 1.0))
    assert sum(b.count for b in bins) == 2_000
    assert calibration_error(bins) < 0.05


def test_which_set_a_text_is_from_is_not_held_for_known() -> None:
    cases = [
        Case(features={"set plover": float(i % 2)}, right=i % 2 == 0, group=str(i))
        for i in range(100)
    ]
    assert len(set(cross_validated(cases, 0.1)[::2])) == len(set(cross_validated(cases, 0.1)[1::2]))


def test_the_error_is_weighed_by_size() -> None:
    assert calibration_error([Bin(0.5, 30, 0.5, 0.5), Bin(0.9, 10, 0.9, 0.5)]) == pytest.approx(0.1)


def test_a_minimum_trades_recall_for_precision() -> None:
    cases = [
        Case(features={}, right=True, group="a", facts=frozenset({"one"})),
        Case(features={}, right=False, group="b"),
    ]
    rows = list(tables(cases, [0.85, 0.35], must=2))
    assert "| 0.3 | 2 | 50.0 | 50.0 |" in rows
    assert "| 0.8 | 1 | 100.0 | 50.0 |" in rows
    assert "| 0.9 | 0 | 0.0 | 0.0 |" in rows


def test_the_committed_model_is_calibrated_on_gold() -> None:
    runner = Runner()
    shared = measures.shared_folder()
    folders = [measures.HERE, *([shared] if shared else [])]
    cases = [case for folder in folders for case in gold_cases(folder, runner)]
    model = load_confidence(asset_dir("ontology"))
    bins = reliability(cases, [model.of(case.features) for case in cases])
    assert calibration_error(bins) < BOUND
