"""When to ask a service again, and how long to wait before that."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from dateline.errors import NetworkError
from dateline.link.wikidata.reply import Reply, Request, Send, UnreachableError

_BUSY = frozenset({429, 500, 502, 503, 504})
# Errors inside an answer with status 200 that pass (https://www.mediawiki.org/wiki/API:Errors).
_BUSY_CODES = frozenset({"maxlag", "ratelimited", "readonly"})
_HINT = "what is stored stays as it is; run `dateline link refresh` later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often and how long to wait, in seconds.

    Attributes:
        attempts: how often to ask, the first time included.
        first: the wait after the first failure; `factor` times as long after each further one.
        longest: no wait is longer; a service that asks for a longer one is given up.
    """

    attempts: int = 5
    first: float = 1.0
    factor: float = 2.0
    longest: float = 60.0

    def wait(self, failures: int) -> float:
        """Return how long to wait after so many failures."""
        return min(self.first * self.factor ** (failures - 1), self.longest)


class _PassingError(Exception):
    """An attempt failed, but the next may not; `asked` is how long the service says to wait."""

    def __init__(self, reason: str, asked: float | None = None) -> None:
        super().__init__(reason)
        self.asked = asked


class Patient:
    """Asks one service until it answers, or there is no use in asking."""

    def __init__(
        self,
        send: Send,
        *,
        name: str,
        patience: Patience,
        sleep: Callable[[float], None],
        clock: Callable[[], datetime],
    ) -> None:
        """Keep how to ask.

        Args:
            send: sends one request.
            name: of the service, for messages.
            patience: how often to ask.
            sleep: waits so many seconds.
            clock: the time now, with its zone: a server may name the hour to come back.
        """
        self._send = send
        self._name = name
        self._patience = patience
        self._sleep = sleep
        self._clock = clock

    def __call__(self, request: Request, /) -> object:
        """Return the answer to `request`, read as JSON.

        Raises:
            NetworkError: the service cannot be reached, stays busy, refuses, or sends no JSON.
        """
        failures = 0
        while True:
            try:
                return self._attempt(request)
            except _PassingError as error:
                failures += 1
                self._wait(error, failures)

    def _wait(self, error: _PassingError, failures: int) -> None:
        if failures >= self._patience.attempts:
            raise self._given_up(str(error)) from error
        wait = self._patience.wait(failures) if error.asked is None else error.asked
        if wait > self._patience.longest:
            raise self._given_up(f"{error}; it asks to wait {wait:.0f} seconds") from error
        self._sleep(wait)

    def _attempt(self, request: Request) -> object:
        try:
            reply = self._send(request)
        except UnreachableError as error:
            raise _PassingError(str(error)) from error
        if reply.status in _BUSY:
            raise _PassingError(f"status {reply.status}", self._seconds(reply.retry_after))
        if reply.status != HTTPStatus.OK:
            raise self._given_up(f"it refused the request with status {reply.status}")
        return self._content(reply)

    def _content(self, reply: Reply) -> object:
        try:
            found = json.loads(reply.body)
        except ValueError as error:
            raise self._given_up("its answer is cut off or is no JSON") from error
        trouble = found.get("error") if isinstance(found, dict) else None
        if not isinstance(trouble, dict):
            return found
        code = str(trouble.get("code"))
        if code in _BUSY_CODES:
            raise _PassingError(f"it is busy ({code})", self._seconds(reply.retry_after))
        raise self._given_up(f"it refused the request: {code}: {trouble.get('info', '')}")

    def _seconds(self, header: str | None) -> float | None:
        """Return what a Retry-After header asks for: seconds or a date (RFC 9110, 10.2.3)."""
        if header is None:
            return None
        if header.strip().isascii() and header.strip().isdigit():
            return float(header)
        try:
            moment = parsedate_to_datetime(header)
            return max(0.0, (moment - self._clock()).total_seconds())
        except (ValueError, TypeError):
            return None

    def _given_up(self, reason: str) -> NetworkError:
        return NetworkError(f"{self._name} cannot be used: {reason}", hint=_HINT)
