"""The early, middle and late parts of a longer stretch: "early 2024", "earlier this week"."""

import re
from dataclasses import dataclass
from typing import Final

from dateline.annotate.times.lexicon import GAP, unit_named
from dateline.annotate.times.meaning import Basis, Meaning, Standpoint
from dateline.annotate.times.passage import Finding, Passage
from dateline.annotate.times.periods import Period, Unit, moved, share
from dateline.model.time import Precision

_MONTHS_A_YEAR = 12
_QUARTER = 4


@dataclass(frozen=True, slots=True)
class Share:
    """The `index`-th (from 0) of `of` equal shares of what `whole` means."""

    whole: Meaning
    index: int
    of: int

    @property
    def precision(self) -> Precision:
        """That of the whole; a quarter of a year or less is as fine as months."""
        is_months = self.whole.precision is Precision.YEAR and self.of >= _QUARTER
        return Precision.MONTH if is_months else self.whole.precision

    @property
    def basis(self) -> Basis:
        """That of the whole."""
        return self.whole.basis

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the share's days."""
        period = self.whole.resolve(standpoint)
        return period and share(period, self.index, self.of)


@dataclass(frozen=True, slots=True)
class Nth:
    """The `index`-th (from 0; the last if below) `unit` of what `whole` means."""

    whole: Meaning
    index: int
    unit: Unit

    @property
    def precision(self) -> Precision:
        """The unit's."""
        return self.unit.precision

    @property
    def basis(self) -> Basis:
        """That of the whole."""
        return self.whole.basis

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the unit's days, counted from the first or back from the last day."""
        period = self.whole.resolve(standpoint)
        if period is None:
            return None
        if self.index < 0:
            end = moved(period.latest, 1, Unit.DAY)
            return Period(max(period.earliest, moved(end, -1, self.unit)), period.latest)
        first, following = (moved(period.earliest, self.index + n, self.unit) for n in (0, 1))
        return Period(first, min(period.latest, moved(following, -1, Unit.DAY)))


@dataclass(frozen=True, slots=True)
class Side:
    """What of `whole` lies before ("earlier") or after ("later") the reference date."""

    whole: Meaning
    is_later: bool

    @property
    def precision(self) -> Precision:
        """That of the whole."""
        return self.whole.precision

    @property
    def basis(self) -> Basis:
        """That of the whole."""
        return self.whole.basis

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the days up to, or from, the reference date; all if it lies outside."""
        period, day = self.whole.resolve(standpoint), standpoint.reference
        if period is None or day is None or not period.holds(day):
            return period
        return Period(day, period.latest) if self.is_later else Period(period.earliest, day)


_SHARES: Final = {
    "early": (0, 3),
    "mid": (1, 3),
    "middle": (1, 3),
    "late": (2, 3),
    "first half": (0, 2),
    "second half": (1, 2),
    "first quarter": (0, 4),
    "second quarter": (1, 4),
    "third quarter": (2, 4),
    "fourth quarter": (3, 4),
    "last quarter": (3, 4),
}
_EDGES: Final = {"beginning": 0, "start": 0, "end": -1}
_ORDINALS: Final = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "last": -1,
    "final": -1,
    "closing": -1,
    "opening": 0,
}
_PREFIX: Final = re.compile(
    rf"\b(?:(?:the{GAP})?(?P<nth>{'|'.join(_ORDINALS)}){GAP}(?P<unit>day|week|month|year){GAP}of{GAP}"
    rf"|(?P<side>earlier|later){GAP}(?:in{GAP})?|(?:the{GAP})?(?:"
    rf"(?P<third>early|mid|late)(?:-|{GAP}(?:in{GAP})?)"
    rf"|(?P<share>{'|'.join(w for w in _SHARES if w not in {'early', 'mid', 'late'})}){GAP}of{GAP}"
    rf"|(?P<edge>{'|'.join(_EDGES)}){GAP}of{GAP}))$",
    re.IGNORECASE,
)


def with_part(finding: Finding, passage: Passage) -> Finding:
    """Return `finding` with the part of it that the words before it name, if they do."""
    before = passage.before(finding.start)
    prefix = _PREFIX.search(before)
    if prefix is None:
        return finding
    start = finding.start - (len(before) - prefix.start())
    return Finding(start, finding.end, _part(prefix, finding.meaning))


def _part(prefix: re.Match[str], whole: Meaning) -> Meaning:
    if prefix["nth"]:
        return Nth(whole, _ORDINALS[prefix["nth"].lower()], unit_named(prefix["unit"]))
    if prefix["side"]:
        return Side(whole, is_later=prefix["side"].lower() == "later")
    if prefix["edge"]:
        # The end of a year is its last month; of anything shorter, its last third.
        of = _MONTHS_A_YEAR if whole.precision is Precision.YEAR else 3
        return Share(whole, _EDGES[prefix["edge"].lower()] % of, of)
    return Share(whole, *_SHARES[" ".join((prefix["third"] or prefix["share"]).lower().split())])
