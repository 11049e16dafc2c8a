"""What a service sent back, before anybody asks what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Request: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An HTTP answer: its status, its `Retry-After` header if it has one, and its bytes."""

    status: int
    body: bytes
    retry_after: str | None = None


class UnreachableError(Exception):
    """No whole answer came: no connection, a timeout, an answer cut off on the way."""


class Send(Protocol):
    """Sends one request to one service, once."""

    def __call__(self, request: Request, /) -> Reply:
        """Return the answer, whatever its status.

        Raises:
            UnreachableError: no whole answer came.
        """
        ...
