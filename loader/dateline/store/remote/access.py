"""How a server is reached: what a person sets because an address cannot tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

from dateline.errors import UsageError

_TIMEOUT: Final = 300.0
_URLS: Final = ("query", "update", "graphs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Settings of a connection; the secrets among them are never shown.

    Attributes:
        user, password: for basic or digest authentication, as the server asks.
        token: sent as a bearer token (RFC 6750) instead.
        kind: which sort of server it is, a name of `profile.KINDS`; None to find out.
        query, update, graphs: the addresses of its three services; None where the sort tells them.
        timeout: seconds to wait for an answer.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    kind: str | None = None
    query: str | None = None
    update: str | None = None
    graphs: str | None = None
    timeout: float = _TIMEOUT

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Return what `DATELINE_STORE_*` variables say; an empty one counts as not set.

        Raises:
            UsageError: a value cannot be meant.
        """
        names = ("user", "password", "token", "kind", *_URLS)
        found = {name: environment.get(f"DATELINE_STORE_{name.upper()}") or None for name in names}
        for name in _URLS:
            check_address(found[name] or "http://host", f"DATELINE_STORE_{name.upper()}")
        seconds = environment.get("DATELINE_STORE_TIMEOUT") or str(_TIMEOUT)
        return cls(timeout=_seconds(seconds), **found)


def is_server(location: str) -> bool:
    """Return whether a store's location is an address rather than a folder."""
    return location.lower().startswith(("http://", "https://"))


def check_address(url: str, what: str) -> None:
    """Refuse an address that is none, or that would show credentials wherever it is printed.

    Raises:
        UsageError: it is not http or https, names no host, or holds a user name or password.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"{what}: not an address of a server") from error
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"{what}: the address holds credentials, which would show in lists and logs",
            hint="set DATELINE_STORE_USER and DATELINE_STORE_PASSWORD, or use ~/.netrc",
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname or not url.isprintable():
        raise UsageError(f"{what}: not an address of a server: {url!a}")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise UsageError(
            f"DATELINE_STORE_TIMEOUT is no number of seconds: {text!a}", hint="300 is the default"
        )
    return seconds
