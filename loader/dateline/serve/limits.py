"""What one client may ask of the server: rate, sizes of address and headers, time for a body."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from math import ceil
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.serve.buckets import Buckets, client_of
from dateline.serve.problems import problem

# The longest saved questions, sent as queries, take ten.
LONGEST_TARGET: Final = 16 * 2**10
MOST_HEADERS: Final = 16 * 2**10
BODY_SECONDS: Final = 20.0


class ClientLimits:
    """Middleware that answers what goes too far, before anything is done for it."""

    def __init__(self, app: ASGIApp, buckets: Buckets | None, body_bytes: int) -> None:
        """Guard `app`; without `buckets`, clients may ask as often as they like."""
        self._app = app
        self._buckets = buckets
        self._body_bytes = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on; a body must have arrived within `BODY_SECONDS`."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._too_often(scope) or _too_large(scope) or self._bad_body(scope)
        await (refusal or self._app)(scope, _in_time(receive), send)

    def _too_often(self, scope: Scope) -> Response | None:
        client = scope.get("client")
        if self._buckets is None or not client:
            return None
        wait = self._buckets.wait(client_of(client[0]))
        if not wait:
            return None
        headers = {"Retry-After": str(ceil(wait))}
        return _refuse(scope, HTTPStatus.TOO_MANY_REQUESTS, "too many requests", headers)

    def _bad_body(self, scope: Scope) -> Response | None:
        """Refuse a body by what its headers say; one that hides its size is counted as it comes."""
        headers = Headers(scope=scope)
        size = headers.get("content-length", "0")
        if "transfer-encoding" in headers and "content-length" in headers:
            # Two servers could read them differently (RFC 9112, section 6.1).
            what = "the body has two lengths"
            return _refuse(scope, HTTPStatus.BAD_REQUEST, what, {"Connection": "close"})
        if size.isdecimal() and int(size) > self._body_bytes:
            what = f"the body has more than {self._body_bytes} bytes"
            return _refuse(scope, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, what)
        return None


def _too_large(scope: Scope) -> Response | None:
    target = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    if target > LONGEST_TARGET:
        what = f"the address has more than {LONGEST_TARGET} characters"
        return _refuse(scope, HTTPStatus.REQUEST_URI_TOO_LONG, what)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADERS:
        what = f"the headers have more than {MOST_HEADERS} characters"
        return _refuse(scope, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, what)
    return None


def _refuse(
    scope: Scope, status: HTTPStatus, what: str, headers: Mapping[str, str] | None = None
) -> Response:
    return problem(status, what, accept=Headers(scope=scope).get("accept", ""), headers=headers)


def _in_time(receive: Receive) -> Receive:
    """Return `receive` with a deadline for the whole body."""
    loop = asyncio.get_running_loop()
    deadline, is_whole = loop.time() + BODY_SECONDS, False

    async def receive_in_time() -> Message:
        nonlocal is_whole
        if is_whole:
            return await receive()
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError as error:
            what = f"the body took longer than {BODY_SECONDS:g} seconds"
            headers = {"Connection": "close"}
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, what, headers) from error
        is_whole = not message.get("more_body", False)
        return message

    return receive_in_time
