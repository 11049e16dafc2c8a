"""How well predicted claims agree with gold rows: figures, misses and extras."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.gold import GoldRow
from evaluation.matching import Matcher, Prediction, agree_on_time

# Who holds which office stands in almost every article and is no measure of anything else.
NOT_COUNTED: Final = frozenset({"OfficeHolding"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one article or of several; the properties are percentages, 0 where undefined.

    Attributes:
        must: facts that have to be found; found: those of them that were.
        polarity, modality: found facts of which a claim has that part of the stance right.
        dated: found facts that have a time; dates: those of them with a claim whose days overlap.
        predicted: claims made; good: those that hit a must or may row.
        facts_in_none: claims too many in articles that hold no fact.
        misses, extras: what was not found, and the claims that hit no row.
    """

    must: int = 0
    found: int = 0
    polarity: int = 0
    modality: int = 0
    dated: int = 0
    dates: int = 0
    predicted: int = 0
    good: int = 0
    facts_in_none: int = 0
    misses: tuple[GoldRow, ...] = ()
    extras: tuple[Prediction, ...] = ()

    @property
    def recall(self) -> float:
        """Share of the facts to be found that were found."""
        return percent(self.found, self.must)

    @property
    def precision(self) -> float:
        """Share of the claims made that are right."""
        return percent(self.good, self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float]:
        """Return the percentages by name."""
        return {
            "recall": self.recall,
            "precision": self.precision,
            "f1": self.f1,
            "polarity": percent(self.polarity, self.found),
            "modality": percent(self.modality, self.found),
            "dates": percent(self.dates, self.dated),
        }


def score(rows: Sequence[GoldRow], predictions: Sequence[Prediction], matcher: Matcher) -> Score:
    """Return how well the claims made of one article agree with its gold rows."""
    facts = [row for row in rows if row.need != "none"]
    hits = {row: [p for p in predictions if matcher.hits(row, p)] for row in facts}
    must = [row for row in facts if row.need == "must"]
    found = [row for row in must if hits[row]]
    counted = [p for p in predictions if p.kind not in NOT_COUNTED]
    right = {p for claims in hits.values() for p in claims}
    extras = tuple(p for p in counted if p not in right)
    return Score(
        must=len(must),
        found=len(found),
        polarity=sum(any(p.polarity == row.polarity for p in hits[row]) for row in found),
        modality=sum(any(p.modality in row.modalities for p in hits[row]) for row in found),
        dated=sum(row.when is not None for row in found),
        dates=sum(any(agree_on_time(row, p) for p in hits[row]) for row in found),
        predicted=len(counted),
        good=len(counted) - len(extras),
        facts_in_none=len(extras) if len(facts) < len(rows) else 0,
        misses=tuple(row for row in must if not hits[row]),
        extras=extras,
    )


def total(scores: Iterable[Score]) -> Score:
    """Return the counts of several articles taken together."""
    parts = list(scores)
    return Score(
        must=sum(s.must for s in parts),
        found=sum(s.found for s in parts),
        polarity=sum(s.polarity for s in parts),
        modality=sum(s.modality for s in parts),
        dated=sum(s.dated for s in parts),
        dates=sum(s.dates for s in parts),
        predicted=sum(s.predicted for s in parts),
        good=sum(s.good for s in parts),
        facts_in_none=sum(s.facts_in_none for s in parts),
        misses=tuple(row for s in parts for row in s.misses),
        extras=tuple(p for s in parts for p in s.extras),
    )


def percent(part: int, whole: int) -> float:
    """Return `part` as a percentage of `whole`; 0 of nothing is 0."""
    return 100 * part / whole if whole else 0.0
