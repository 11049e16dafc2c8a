"""When something held or happened, as the text says it and as days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.span import Span


class Precision(StrEnum):
    """How fine a time expression is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """Which part of a stretch of time the expression names."""

    WITHIN = "within"  # "on Friday", "in 2018", "earlier this week"
    FROM = "from"  # "since 1977": begins inside the interval, open to the right
    UNTIL = "until"  # "until May": ends inside the interval, open to the left


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, and the days they stand for.

    Attributes:
        span, text: the words as printed, preposition left out ("earlier this week").
        earliest, latest: first and last day, inclusive; both None where unresolved.
        precision: of the expression, also where it could not be resolved.
        relative: it needs the article's reference date ("Tuesday", "last spring").
        bound: WITHIN unless a preposition opens one end ("since May").
    """

    span: Span
    text: str
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    relative: bool = False
    bound: Bound = Bound.WITHIN

    @property
    def resolved(self) -> bool:
        """Whether the expression stands for known days."""
        return self.earliest is not None or self.latest is not None
