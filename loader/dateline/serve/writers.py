"""Who may write, and how what they write gets done."""

import secrets
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.errors import RefusedError
from dateline.model.sparql import GraphWrite, SparqlUpdate, Written
from dateline.serve.services import Services

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_SCHEME: Final = "bearer"


class Writers:
    """Lets writers in, if the server takes any."""

    def __init__(self, services: Services) -> None:
        """Let in who shows the token of `services`."""
        self._services = services

    def check(self, request: Request) -> None:
        """Check that a request may write.

        Raises:
            RefusedError: the server takes no writes, or a page of another site sends this one.
            HTTPException: 401, it shows no token or a wrong one (RFC 6750, section 3).
        """
        if self._services.writing is None:
            raise RefusedError(
                "this server takes no updates", hint="start it with --allow-update to allow them"
            )
        if not self._services.token:
            refuse_other_sites(request)
        elif not self._shows_token(request):
            raise HTTPException(
                HTTPStatus.UNAUTHORIZED,
                "an update needs the server's token: Authorization: Bearer <token>",
                headers={"WWW-Authenticate": 'Bearer realm="dateline"'},
            )

    async def write(self, request: SparqlUpdate | GraphWrite) -> Written:
        """Do all that a request asks for, or nothing; see `protocol.Writing.write`."""
        if self._services.writing is None:
            raise RefusedError("this server takes no updates")
        return await self._services.admission.run(self._services.writing.write, request)

    def _shows_token(self, request: Request) -> bool:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        shown, wanted = token.strip().encode(), self._services.token.encode()
        return scheme.lower() == _SCHEME and secrets.compare_digest(shown, wanted)


def refuse_other_sites(request: Request) -> None:
    """Check that no page of another site makes a browser on this machine send `request`.

    A browser says on whose behalf it writes; nobody else sends the header.

    Raises:
        RefusedError: one does.
    """
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) not in _LOOPBACK:
        raise RefusedError(
            "a page of another site may not write here", hint="start the server with a token"
        )


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).hostname or ""
    except ValueError:
        return ""
