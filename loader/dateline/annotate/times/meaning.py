"""What an expression means before it is known from which day it was said."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Protocol

from dateline.annotate.times.periods import Period, WeekStart
from dateline.model.time import Precision


def coarseness(precision: Precision) -> int:
    """Return 0 for days, and more the coarser `precision` is."""
    return list(Precision).index(precision)


class Tense(Enum):
    """Whether the governing clause looks back, looks ahead, or says neither."""

    PAST = auto()
    PRESENT = auto()
    FUTURE = auto()


class Basis(Enum):
    """What has to be known before an expression stands for days."""

    NOTHING = auto()
    REFERENCE = auto()  # the article's reference date: "yesterday"
    ANCHOR = auto()  # a day named before: "the next day"
    TOLD = auto()  # a day named before, else the reference date: "the end of the year"
    EVENT = auto()  # an event whose day the words do not give: "two days after the coup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """From where an expression is looked at.

    Attributes:
        reference: the article's reference date; None when unknown.
        anchor: the nearest period named before, fine enough to count from; None without one.
    """

    reference: date | None = None
    tense: Tense = Tense.PAST
    anchor: Period | None = None
    week_start: WeekStart = WeekStart.SUNDAY

    def origin(self, basis: Basis) -> Period | None:
        """Return what an expression that needs `basis` is counted from; None if not known."""
        if basis is Basis.ANCHOR or (basis is Basis.TOLD and self.anchor):
            return self.anchor
        day = self.reference if basis in {Basis.REFERENCE, Basis.TOLD} else None
        return None if day is None else Period(day, day)


class Meaning(Protocol):
    """What an expression stands for, seen from a standpoint."""

    @property
    def precision(self) -> Precision:
        """How fine the expression is."""

    @property
    def basis(self) -> Basis:
        """What resolving it needs."""

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the days it stands for, or None where the standpoint does not tell.

        Raises:
            ValueError, OverflowError: there are no such days between the years 1 and 9999.
        """


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that the words alone give ("July 2023")."""

    period: Period
    precision: Precision
    basis: Basis = Basis.NOTHING

    def resolve(self, standpoint: Standpoint) -> Period | None:  # noqa: ARG002 the same from anywhere
        """Return the days."""
        return self.period


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that say when without saying which days ("recent weeks", "the civil war")."""

    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.EVENT

    def resolve(self, standpoint: Standpoint) -> Period | None:  # noqa: ARG002 the same from anywhere
        """Return None: no day is made up."""
        return None
