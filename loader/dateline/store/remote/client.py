"""Requests to one server: credentials, patience, and errors that a person can act on.

Everything sent can be sent again without harm: a query changes nothing, and an update says which
quads are to be there and which not, so that doing it twice is doing it once. So what fails on the
way is tried again, whether or not the server had got it.
"""

import time
from collections.abc import Callable
from typing import Final

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.utils import get_netrc_auth

from dateline.errors import StoreError
from dateline.store.remote.access import Access

# Seconds before each further try: a server that starts anew is back within them.
_PAUSES: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
_LONGEST_PAUSE: Final = 60.0
_CONNECT: Final = 10.0
_TRY_AGAIN: Final = frozenset({429, 502, 503, 504})
# Virtuoso's state for a transaction that lost to another one.
_DEADLOCK: Final = "40001"
_QUOTED: Final = 200


class Client:
    """A connection to one server."""

    def __init__(self, access: Access, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """Connect to nothing yet."""
        self._access = access
        self._sleep = sleep
        self._session = requests.Session()
        self._auth: AuthBase | None = _Bearer(access.token) if access.token else None
        self.requests = 0

    def send(
        self, request: requests.Request, *, patient: bool = True, stream: bool = False
    ) -> requests.Response:
        """Return the server's answer, whatever its status is, unless trying again helps.

        Args:
            request: what is sent; it is given credentials when it is.
            patient: try again, several times, what fails on the way.
            stream: leave the answer's body to be read.

        Raises:
            StoreError: the server cannot be reached, does not answer in time, or refuses the user.
        """
        for pause in (*(_PAUSES if patient else ()), None):
            problem, wait = None, pause
            try:
                response = self._once(request, stream=stream)
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
                problem = _unreachable(request.url, error)
            except requests.RequestException as error:
                raise _unreachable(request.url, error) from error
            else:
                if not _is_passing(response, stream=stream):
                    return _allowed(response)
                wait = _asked_pause(response, pause)
                problem = refusal(response)
                response.close()
            if wait is None:
                raise problem
            self._sleep(wait)
        raise AssertionError  # pragma: no cover - the last pause is None

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _once(self, request: requests.Request, *, stream: bool) -> requests.Response:
        response = self._answer(request, stream=stream)
        if response.status_code == requests.codes.unauthorized and self._auth is None:
            self._auth = self._chosen(response)
            if self._auth:
                response.close()
                return self._answer(request, stream=stream)
        return response

    def _answer(self, request: requests.Request, *, stream: bool) -> requests.Response:
        self.requests += 1
        # Where none is given, the library would take one from .netrc and answer no digest with it.
        request.auth = self._auth or _no_credentials
        prepared = self._session.prepare_request(request)
        settings = self._session.merge_environment_settings(request.url, {}, stream, None, None)
        # A redirect would turn an update into a GET that seems to succeed.
        return self._session.send(
            prepared, timeout=(_CONNECT, self._access.timeout), allow_redirects=False, **settings
        )

    def _chosen(self, refused: requests.Response) -> AuthBase | None:
        """Return what answers the server's challenge; None where there is nothing to answer with.

        A password goes out in the open (basic) only where the server offers nothing better.
        """
        user, password = self._access.user, self._access.password or ""
        if user is None:
            user, password = get_netrc_auth(refused.url) or (None, "")
        scheme = refused.headers.get("WWW-Authenticate", "").lower()
        if user is None:
            return None
        if "digest" in scheme:
            return HTTPDigestAuth(user, password)
        return HTTPBasicAuth(user.encode(), password.encode()) if "basic" in scheme else None


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def refusal(response: requests.Response) -> StoreError:
    """Return an answer that is no success as an error: which server, what it says."""
    said = _shown(response.text)[:_QUOTED]
    moved = response.headers.get("Location")
    if response.is_redirect and moved:
        return StoreError(
            f"the server {_bare(response.url)} has moved to {_bare(_shown(moved))}",
            hint="give --store the new address",
        )
    return StoreError(
        f"the server {_bare(response.url)} answers {response.status_code}"
        f"{': ' if said else ''}{said}",
        hint="check the address; DATELINE_STORE_KIND and DATELINE_STORE_QUERY, _UPDATE and _GRAPHS "
        "say it where it cannot be told",
    )


def _allowed(response: requests.Response) -> requests.Response:
    if response.status_code in {requests.codes.unauthorized, requests.codes.forbidden}:
        response.close()
    if response.status_code == requests.codes.unauthorized:
        raise StoreError(
            f"the server {_bare(response.url)} asks for a user and password, or refuses them",
            hint="set DATELINE_STORE_USER and DATELINE_STORE_PASSWORD, or DATELINE_STORE_TOKEN",
        )
    if response.status_code == requests.codes.forbidden:
        raise StoreError(
            f"the server {_bare(response.url)} does not allow this user to do that",
            hint="set DATELINE_STORE_USER and DATELINE_STORE_PASSWORD to one who may",
        )
    return response


def _is_passing(response: requests.Response, *, stream: bool) -> bool:
    """Return whether what went wrong may go well the next time."""
    if response.status_code in _TRY_AGAIN:
        return True
    broken = response.status_code == requests.codes.internal_server_error
    return broken and not stream and _DEADLOCK in response.text


def _asked_pause(response: requests.Response, pause: float | None) -> float | None:
    asked = response.headers.get("Retry-After", "")
    if pause is None or not asked.isdecimal():
        return pause
    return min(float(asked), _LONGEST_PAUSE)


def _unreachable(url: str | None, error: Exception) -> StoreError:
    if isinstance(error, requests.Timeout) and not isinstance(error, requests.ConnectTimeout):
        return StoreError(
            f"the server {_bare(url)} did not answer in time",
            hint="set DATELINE_STORE_TIMEOUT to more seconds",
        )
    reason = _reason(error)
    return StoreError(
        f"the server {_bare(url)} cannot be reached: {reason}",
        hint="check that it runs and that the address is right",
    )


def _reason(error: BaseException) -> str:
    """Return the innermost cause in a few words; the library's own wrap each other."""
    seen: BaseException = error
    while True:
        inner = getattr(seen, "reason", None) or next(
            (a for a in seen.args if isinstance(a, BaseException)), None
        )
        if not isinstance(inner, BaseException):
            break
        seen = inner
    text = getattr(seen, "strerror", None) or str(seen).rpartition("] ")[2]
    return _shown(str(text).rpartition(": ")[2])[:_QUOTED] or type(seen).__name__


def _bare(url: str | None) -> str:
    """Return an address without parameters, which may be long."""
    return (url or "").partition("?")[0]


def _shown(text: str) -> str:
    """Return what a server wrote as one line of plain characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
