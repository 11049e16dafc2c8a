"""Pages and feeds from the web: public addresses, what robots.txt allows, within limits."""

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from dateline.errors import SourceError
from dateline.read.addresses import refuse_private
from dateline.read.content import MAX_BYTES
from dateline.read.streams import shown

if TYPE_CHECKING:
    from protego import Protego
    from requests import Response, Session

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED: Final = 304
_CHUNK: Final = 65_536
_AGENT: Final = "dateline"
_ROBOTS_LIMIT: Final = 512_000  # RFC 9309, 2.5: at least 500 kibibytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave.

    Attributes:
        url: where it was in the end, after redirects.
        encoding: the charset that its Content-Type states, if it does.
        etag, modified: what the server wants to be asked with the next time.
    """

    url: str
    data: bytes
    encoding: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one page may take."""

    bytes: int = MAX_BYTES
    seconds: float = 60.0
    connect_seconds: float = 10.0
    redirects: int = 5


def web_reader(version: str, *, allow_private: bool = False) -> "WebReader":
    """Return a reader that names this version of dateline to the sites it reads."""
    from requests import Session

    session = Session()
    session.headers["User-Agent"] = f"{_AGENT}/{version} (+https://w3id.org/dateline/ontology)"
    return WebReader(session=session, agent=_AGENT, allow_private=allow_private)


@dataclass(slots=True, kw_only=True)
class WebReader:
    """Fetches pages politely. One serves a whole run, and asks for each robots.txt once.

    Attributes:
        session: the transport, with its user agent set.
        agent: the name that robots.txt knows it by.
        allow_private: addresses of this machine and of private networks may be read, too.
        clock: seconds, for the time limit.
    """

    session: "Session"
    agent: str
    limits: Limits = Limits()
    allow_private: bool = False
    clock: Callable[[], float] = time.monotonic
    _robots: dict[str, "Protego | None"] = field(default_factory=dict)

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | None:
        """Return what `url` gives; None if the server says that it has not changed since.

        Raises:
            SourceError: it cannot be had, or must not be: a private address, robots.txt, an
                answer other than 200, too large, too slow.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        return self._fetch(url, {name: value for name, value in asked.items() if value})

    def _fetch(self, url: str, headers: Mapping[str, str]) -> Fetched | None:
        deadline = self.clock() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            self._ask_robots(url)
            with closing(self._answer(url, headers)) as answer:
                if answer.status_code == _NOT_MODIFIED:
                    return None
                if answer.status_code not in _REDIRECTS:
                    return self._fetched(url, answer, deadline)
                url = urljoin(url, answer.headers.get("Location", ""))
        raise _refusal(url, "too many redirects", "open it in a browser and save the page")

    def _answer(self, url: str, headers: Mapping[str, str]) -> "Response":
        from requests import RequestException

        if not self.allow_private:
            refuse_private(url)
        limits = (self.limits.connect_seconds, self.limits.seconds)
        try:
            return self.session.get(
                url, headers=dict(headers), timeout=limits, stream=True, allow_redirects=False
            )
        except RequestException as error:
            hint = "check the address and the network, then load it again"
            raise _refusal(url, f"no answer ({type(error).__name__})", hint) from error

    def _fetched(self, url: str, answer: "Response", deadline: float) -> Fetched:
        if not answer.ok:
            reason = f"the server answered {answer.status_code}"
            raise _refusal(url, reason, "check the address, or try again later")
        stated = answer.headers.get("Content-Type", "").lower()
        return Fetched(
            url=url,
            data=self._body(url, answer, deadline, self.limits.bytes),
            encoding=answer.encoding if "charset=" in stated else None,
            etag=answer.headers.get("ETag"),
            modified=answer.headers.get("Last-Modified"),
        )

    def _body(self, url: str, answer: "Response", deadline: float, limit: int) -> bytes:
        from requests import RequestException

        body = bytearray()
        try:
            for chunk in answer.iter_content(_CHUNK):
                body += chunk
                if len(body) > limit:
                    raise _refusal(url, f"over {limit / 1e6:g} MB", "it is no article")
                if self.clock() > deadline:
                    raise _refusal(url, f"not read in {self.limits.seconds:g} s", "try again later")
        except RequestException as error:
            raise _refusal(url, "the answer broke off", "try again later") from error
        return bytes(body)

    def _ask_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(f"{site}/robots.txt")
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch(url, self.agent):
            raise _refusal(url, "its robots.txt forbids it", "save the page by hand and load that")

    def _read_robots(self, url: str) -> "Protego | None":
        """Return the site's rules; None if it has none (RFC 9309, 2.3.1.3).

        A site whose rules cannot be had now is not to be read (2.3.1.4).
        """
        from protego import Protego

        with closing(self._answer(url, {})) as answer:
            if answer.status_code >= 500:  # noqa: PLR2004 - the class of server errors
                hint = "try again later"
                raise _refusal(url, f"the server answered {answer.status_code}", hint)
            if not answer.ok or answer.status_code in _REDIRECTS:
                return None
            body = self._body(url, answer, self.clock() + self.limits.seconds, _ROBOTS_LIMIT)
            return Protego.parse(body.decode("utf-8", "replace"))


def _refusal(url: str, reason: str, hint: str) -> SourceError:
    return SourceError(f"{shown(url)}: {reason}", hint=hint)
