"""The action API of a MediaWiki site, over HTTP."""

import requests

from dateline.link.wikidata.reply import Reply, Request, UnreachableError

# Seconds of lag of the databases from which on a polite program waits
# (https://www.mediawiki.org/wiki/Manual:Maxlag_parameter).
_MAX_LAG = "5"


class ActionApi:
    """Sends requests to `api.php`; see `reply.Send`."""

    def __init__(
        self, address: str, *, agent: str, timeout: float, session: requests.Session | None = None
    ) -> None:
        """Keep where to ask and how; no connection is made yet.

        Args:
            address: of `api.php`.
            agent: what names the program, as Wikimedia's user agent policy asks.
            timeout: seconds to wait for a connection, and for each part of the answer.
            session: keeps connections open; a new one unless given.
        """
        self._address = address
        self._timeout = timeout
        self._session = session or requests.Session()
        self._session.headers["User-Agent"] = agent

    def __call__(self, request: Request, /) -> Reply:
        """Send `request` with the parameters that hold for all; see `reply.Send`."""
        fields = {**request, "format": "json", "maxlag": _MAX_LAG}
        try:
            # By POST, since fifty names may make an address too long.
            found = self._session.post(self._address, data=fields, timeout=self._timeout)
        except requests.RequestException as error:
            raise UnreachableError(_reason(error)) from error
        return Reply(
            status=found.status_code,
            body=found.content,
            retry_after=found.headers.get("Retry-After"),
        )


def _reason(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "it did not answer in time"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return type(error).__name__
