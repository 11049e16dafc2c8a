"""Days counted from a day: units that lie before, around or after it, and windows up to it."""

from dataclasses import dataclass, replace

from dateline.annotate.times.meaning import Basis, Meaning, Standpoint, Tense
from dateline.annotate.times.periods import Period, Unit, WeekStart, moved, unit_holding
from dateline.model.time import Precision


@dataclass(frozen=True, slots=True)
class Counted:
    """The calendar unit `offset` units away: "last week" (-1), "the same day" (0).

    A count is as fine as its unit: "three weeks ago" is the whole of that calendar week.
    """

    offset: int
    unit: Unit
    basis: Basis = Basis.REFERENCE

    @property
    def precision(self) -> Precision:
        """The unit's."""
        return self.unit.precision

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the unit's days; None without a day to count from."""
        origin = standpoint.origin(self.basis)
        if origin is None:
            return None
        start = origin.earliest if self.offset <= 0 else origin.latest
        return unit_holding(moved(start, self.offset, self.unit), self.unit, standpoint.week_start)


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """A unit counted from what another expression means: "two days after July 26"."""

    other: Meaning
    offset: int
    unit: Unit

    @property
    def precision(self) -> Precision:
        """The unit's."""
        return self.unit.precision

    @property
    def basis(self) -> Basis:
        """The other expression's."""
        return self.other.basis

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the unit's days; None where the other is not resolved."""
        seen = replace(standpoint, anchor=self.other.resolve(standpoint))
        return Counted(self.offset, self.unit, Basis.ANCHOR).resolve(seen)


@dataclass(frozen=True, slots=True)
class Window:
    """From `first` to `last` units after the reference date; a bound may lie before it (< 0)."""

    first: int
    last: int
    unit: Unit = Unit.DAY
    basis: Basis = Basis.REFERENCE

    @property
    def precision(self) -> Precision:
        """The unit's."""
        return self.unit.precision

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the days, both ends included; None without a reference date."""
        day = standpoint.reference
        if day is None:
            return None
        return Period(moved(day, self.first, self.unit), moved(day, self.last, self.unit))


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday, `weeks` weeks on; where that is None the tense says which."""

    weeks: int | None = None
    precision: Precision = Precision.DAY
    basis: Basis = Basis.REFERENCE

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return both days; on a Saturday or Sunday, "the weekend" is the one going on."""
        day = standpoint.reference
        if day is None:
            return None
        monday = unit_holding(day, Unit.WEEK, WeekStart.MONDAY).earliest
        has_begun = day >= moved(monday, 5, Unit.DAY)
        weeks = -1 if standpoint.tense is Tense.PAST and not has_begun else 0
        saturday = moved(monday, 5 + 7 * (weeks if self.weeks is None else self.weeks), Unit.DAY)
        return Period(saturday, moved(saturday, 1, Unit.DAY))
