"""A part of an answer, with how many rows there are in all."""

from dataclasses import dataclass, replace
from typing import Self

from dateline.errors import UsageError
from dateline.query.answer import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which rows are asked for.

    Attributes:
        limit: how many at most; None for all.
        offset: how many to leave out before them.
    """

    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no part of anything.

        Raises:
            UsageError: `limit` is below 1 or `offset` below 0.
        """
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"limit cannot be {self.limit}", hint="give a number from 1")
        if self.offset < 0:
            raise UsageError(f"offset cannot be {self.offset}", hint="give a number from 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of an answer.

    Attributes:
        answer: these rows.
        window: what was asked for.
        total: how many rows the whole answer has.
    """

    answer: Answer
    window: Window
    total: int

    @classmethod
    def of(cls, whole: Answer, window: Window) -> Self:
        """Return the rows of `whole` that `window` shows."""
        end = None if window.limit is None else window.offset + window.limit
        shown = replace(whole, rows=whole.rows[window.offset : end])
        return cls(answer=shown, window=window, total=len(whole.rows))

    @property
    def first(self) -> int:
        """The number of the first row shown, counted from 1; 0 if none is."""
        return self.window.offset + 1 if self.answer.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown; 0 if none is."""
        return self.window.offset + len(self.answer.rows) if self.answer.rows else 0

    @property
    def next(self) -> Window | None:
        """The rows after these, as many; None if these are the last."""
        if self.window.limit is None or not 0 < self.last < self.total:
            return None
        return replace(self.window, offset=self.last)

    @property
    def previous(self) -> Window | None:
        """The rows before these, as many; None if these are the first."""
        limit, offset = self.window.limit, self.window.offset
        if limit is None or not offset:
            return None
        return replace(self.window, offset=max(0, min(offset, self.total) - limit))
