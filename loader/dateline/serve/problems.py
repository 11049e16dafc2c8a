"""Errors as answers: short, without a stack trace, in one form (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
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

_STATUSES: Final[Mapping[type[DatelineError], HTTPStatus]] = {
    UsageError: HTTPStatus.BAD_REQUEST,
    RefusedError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    LimitError: HTTPStatus.SERVICE_UNAVAILABLE,
}
_MEDIA_TYPE: Final = "application/problem+json"
# Seconds after which it makes sense to try again.
_RETRY: Final = {"Retry-After": "5"}


def problem(
    status: int, detail: str, *, hint: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """Return an error as `application/problem+json`.

    Args:
        status: the HTTP status.
        detail: what happened, in one line.
        hint: what the client can do about it.
        headers: further headers.
    """
    members = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    text = json.dumps({**members, "hint": hint} if hint else members, ensure_ascii=False)
    return Response(text + "\n", status, dict(headers or {}), _MEDIA_TYPE)


def _ours(_request: Request, error: Exception) -> Response:
    status = _status(error)
    headers = _RETRY if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    hint = error.hint if isinstance(error, DatelineError) else ""
    return problem(status, str(error), hint=hint, headers=headers)


def _status(error: Exception) -> HTTPStatus:
    if isinstance(error, LimitError) and error.limit is Limit.SIZE:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    found = (status for kind, status in _STATUSES.items() if isinstance(error, kind))
    return next(found, HTTPStatus.INTERNAL_SERVER_ERROR)


def _http(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _unexpected(_request, error)
    return problem(error.status_code, error.detail, headers=error.headers)


def _unexpected(_request: Request, _error: Exception) -> Response:
    """Say nothing of what happened: it goes to the server's own log."""
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "the server met an error of its own")


HANDLERS: Final[Mapping[int | type[Exception], ExceptionHandler]] = {
    DatelineError: _ours,
    HTTPException: _http,
    Exception: _unexpected,
}
