"""Every error dateline raises on purpose.

DatelineError            anything below; `exit_code` is what the command exits with
├── SourceError          this source is no good: it is reported, the rest of the batch goes on   1
├── NotFoundError        the store, question or entity holds no such thing                       1
├── UsageError           the call is wrong: an unknown name, an ambiguous value, a bad file      2
├── RefusedError         the call is right, but must not be carried out                          2
├── StoreError           the store cannot be used: the run stops                                 3
├── LimitError           a query took more than it may: ask for less, or raise the limit         3
└── NetworkError         a service on the network cannot be used; what is stored stays as it is  3
"""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Self


class DatelineError(Exception):
    """Base class: one line for the person who meets it, and what they can do about it.

    Attributes:
        hint: what to do next, shown after the message; may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep `message` (what happened, to which source) and `hint` (what to do)."""
        super().__init__(message)
        self.hint = hint


class SourceError(DatelineError):
    """One source cannot be read or holds no article; the rest of the batch goes on."""


class NotFoundError(DatelineError):
    """The thing asked for is not there."""


class UsageError(DatelineError):
    """The call cannot be carried out as it was written."""

    exit_code = 2


class RefusedError(DatelineError):
    """The call could be carried out, but the caller may not have it so."""

    exit_code = 2


class StoreError(DatelineError):
    """The store cannot be opened, read or written."""

    exit_code = 3


class Limit(StrEnum):
    """What a query may take only so much of."""

    TIME = "time"
    MEMORY = "memory"
    SIZE = "size of the answer"
    QUEUE = "number of queries at a time"


class LimitError(DatelineError):
    """A query took more than it may; nothing else is affected.

    Attributes:
        limit: what there was too little of.
    """

    exit_code = 3

    def __init__(self, message: str, *, limit: Limit, hint: str = "") -> None:
        """Keep what happened, what there was too little of, and how to raise the limit."""
        super().__init__(message, hint=hint)
        self.limit = limit

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[str]]:
        """Let the error cross from the process that met it."""
        return partial(type(self), limit=self.limit, hint=self.hint), (str(self),)


class NetworkError(DatelineError):
    """A service cannot be reached, or does not answer as it should; nothing is lost by it."""

    exit_code = 3
