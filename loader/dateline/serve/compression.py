"""Compresses answers for clients that take it."""

import re
from typing import Final

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

_REFUSED: Final = re.compile(r"\bgzip\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$)", re.IGNORECASE)


class Compression(GZipMiddleware):
    """Starlette's, but for clients that name gzip only to refuse it (RFC 9110, section 12.5.3)."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compress the answer, if the client takes it."""
        if scope["type"] == "http" and _REFUSED.search(_accepted(scope)):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _accepted(scope: Scope) -> str:
    return ", ".join(Headers(scope=scope).getlist("accept-encoding"))
