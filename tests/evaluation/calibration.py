"""Fits the model of confidence, and tells how far it can be trusted.

Penalised logistic regression by Newton's method (Hastie, Tibshirani and Friedman, The Elements of
Statistical Learning, 2009, 4.4); the penalty is chosen by cross-validation, articles kept whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.extract.confidence import ConfidenceModel

Vector: TypeAlias = NDArray[np.float64]

PENALTIES: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
FOLDS: Final = 10
BINS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_STEPS: Final = 30
_RARE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim: what is known of it, and whether a careful reader agrees.

    Attributes:
        group: the article; claims of one article are never on both sides of a test.
        facts: what has to be found and it finds.
        weight: how much its label counts in fitting.
        is_gold: the label comes from an article whose facts were annotated in full.
    """

    features: Mapping[str, float]
    right: bool
    group: str
    facts: frozenset[str] = frozenset()
    weight: float = 1.0
    is_gold: bool = True


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about one confidence: how many, its mean, and the share that is right."""

    low: float
    count: int
    mean: float
    right: float


def fit(cases: Sequence[Case], penalty: float) -> ConfidenceModel:
    """Return the model that makes the labels of `cases` likeliest under an L2 penalty."""
    names = _names(cases)
    matrix = _matrix(cases, names)
    right = np.array([case.right for case in cases], dtype=np.float64)
    weight = np.array([case.weight for case in cases])
    coefficients = _newton(matrix, right, weight, penalty)
    weights = dict(zip(names, map(float, coefficients[1:]), strict=True))
    return ConfidenceModel(intercept=float(coefficients[0]), weights=weights)


def cross_validated(cases: Sequence[Case], penalty: float) -> list[float]:
    """Return each case's confidence by a model that saw no case of its fold."""
    found = [0.0] * len(cases)
    for fold in range(FOLDS):
        held_out = [i for i, case in enumerate(cases) if _fold(case) == fold]
        model = fit([case for case in cases if _fold(case) != fold], penalty)
        for i in held_out:
            found[i] = model.of(_public(cases[i].features))
    return found


def best_penalty(cases: Sequence[Case]) -> float:
    """Return the penalty under which held-out gold is likeliest."""
    return min(PENALTIES, key=lambda penalty: _loss(cases, cross_validated(cases, penalty)))


def reliability(cases: Sequence[Case], confidences: Sequence[float]) -> tuple[Bin, ...]:
    """Return the gold cases by confidence, in bins that are not empty."""
    gold = [(c, case.right) for c, case in zip(confidences, cases, strict=True) if case.is_gold]
    bins: list[Bin] = []
    for low, high in pairwise(BINS):
        inside = [pair for pair in gold if low <= pair[0] < high]
        if inside:
            means = np.mean(np.array(inside, dtype=np.float64), axis=0)
            bins.append(Bin(low, len(inside), float(means[0]), float(means[1])))
    return tuple(bins)


def calibration_error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error: how far bins are off, by their size.

    Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian
    Binning" (AAAI 2015).
    """
    bins = list(bins)
    return sum(b.count * abs(b.mean - b.right) for b in bins) / sum(b.count for b in bins)


def _loss(cases: Sequence[Case], confidences: Sequence[float]) -> float:
    gold = [(c, case.right) for c, case in zip(confidences, cases, strict=True) if case.is_gold]
    return -sum(float(np.log(c if right else 1 - c)) for c, right in gold) / len(gold)


def _public(features: Mapping[str, float]) -> Mapping[str, float]:
    """What is known when the program runs: which set a text is from is not."""
    return {name: value for name, value in features.items() if not name.startswith("set ")}


def _names(cases: Sequence[Case]) -> list[str]:
    """The features that enough cases have, for a weight to mean something."""
    counts: dict[str, int] = {}
    for case in cases:
        for name, value in case.features.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    return sorted(name for name, count in counts.items() if count >= _RARE)


def _matrix(cases: Sequence[Case], names: Sequence[str]) -> Vector:
    rows = [[1.0, *(case.features.get(name, 0.0) for name in names)] for case in cases]
    return np.array(rows)


def _newton(matrix: Vector, right: Vector, weight: Vector, penalty: float) -> Vector:
    size = matrix.shape[1]
    ridge = np.diag([0.0, *[penalty] * (size - 1)])
    beta = np.zeros(size)
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-matrix @ beta))
        gradient = matrix.T @ (weight * (right - share)) - ridge @ beta
        curvature = (matrix * (weight * share * (1 - share))[:, None]).T @ matrix + ridge
        beta = beta + np.linalg.solve(curvature + 1e-9 * np.eye(size), gradient)
    return beta


def _fold(case: Case) -> int:
    return int(sha256(case.group.encode()).hexdigest(), 16) % FOLDS
