"""Errors as answers: short, without a stack trace, in one form (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from dateline.errors import (
    DatelineError,
    Limit,
    LimitError,
    NotFoundError,
    RefusedError,
    StoreError,
    UsageError,
)
from dateline.serve.negotiate import choose

_STATUSES: Final[Mapping[type[DatelineError], HTTPStatus]] = {
    UsageError: HTTPStatus.BAD_REQUEST,
    RefusedError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    LimitError: HTTPStatus.SERVICE_UNAVAILABLE,
}
_JSON: Final = "application/problem+json"
_PLAIN: Final = "text/plain"
_MEDIA_TYPES: Final = (_JSON, "application/json", _PLAIN, "text/html")
_LONGEST: Final = 600
# As nginx calls it; RFC 9110 has no status for nobody.
_CLIENT_GONE: Final = 499
# Seconds after which it makes sense to try again.
_RETRY: Final = {"Retry-After": "5"}


def problem(
    status: int,
    detail: str,
    *,
    hint: str = "",
    headers: Mapping[str, str] | None = None,
    accept: str = "",
) -> Response:
    """Return an error as `application/problem+json`, or as plain text if `accept` prefers that.

    Args:
        status: the HTTP status.
        detail: what happened, in one line.
        hint: what the client can do about it.
        headers: further headers.
        accept: the request's `Accept` header.
    """
    fields = {**(headers or {}), "Vary": "Accept"}
    told = {"detail": _line(detail), **({"hint": _line(hint)} if hint else {})}
    if choose(accept, _MEDIA_TYPES) not in {_JSON, "application/json"}:
        shown = " (hint: ".join(told.values()) + (")" if hint else "")
        return Response(f"{shown}\n", status, fields, _PLAIN)
    members = {"title": HTTPStatus(status).phrase, "status": status, **told}
    return Response(json.dumps(members, ensure_ascii=False) + "\n", status, fields, _JSON)


def status_of(error: Exception) -> HTTPStatus:
    """Return the status that `error` is answered with."""
    if isinstance(error, LimitError) and error.limit is Limit.SIZE:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    found = (status for kind, status in _STATUSES.items() if isinstance(error, kind))
    return next(found, HTTPStatus.INTERNAL_SERVER_ERROR)


def _line(text: str) -> str:
    """Return `text` on one line that can be read: what a client sent may be quoted in it."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _ours(request: Request, error: Exception) -> Response:
    status = status_of(error)
    headers = _RETRY if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    hint = error.hint if isinstance(error, DatelineError) else ""
    return problem(status, str(error), hint=hint, headers=headers, accept=_accept(request))


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _unexpected(request, error)
    return problem(error.status_code, error.detail, headers=error.headers, accept=_accept(request))


def _unexpected(request: Request, _error: Exception) -> Response:
    """Say nothing of what happened: it goes to the server's own log."""
    what = "the server met an error of its own"
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, what, accept=_accept(request))


def _gone(_request: Request, _error: Exception) -> Response:
    """Answer a client that is gone: nobody reads it but the figures."""
    return Response(status_code=_CLIENT_GONE)


HANDLERS: Final[Mapping[int | type[Exception], ExceptionHandler]] = {
    DatelineError: _ours,
    HTTPException: _http,
    ClientDisconnect: _gone,
    Exception: _unexpected,
}
