"""A SPARQL query service, over HTTP."""

from http.client import HTTPException
from urllib.error import HTTPError

from SPARQLWrapper import JSON, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
    URITooLong,
)

from dateline.link.wikidata.reply import Reply, Request, UnreachableError

# SPARQLWrapper hides the status of these behind exceptions of its own.
_STATUS = {
    QueryBadFormed: 400,
    Unauthorized: 401,
    EndPointNotFound: 404,
    URITooLong: 414,
    EndPointInternalError: 500,
}


class QueryService:
    """Sends the `query` of a request to a SPARQL endpoint; see `reply.Send`."""

    def __init__(self, address: str, *, agent: str, timeout: float) -> None:
        """Keep where to ask and how; no connection is made yet.

        Args:
            address: of the endpoint.
            agent: what names the program, as Wikimedia's user agent policy asks.
            timeout: seconds to wait for the answer.
        """
        self._address = address
        self._agent = agent
        self._timeout = timeout

    def __call__(self, request: Request, /) -> Reply:
        """Send the query; see `reply.Send`."""
        wrapper = SPARQLWrapper(self._address, returnFormat=JSON, agent=self._agent)
        wrapper.setTimeout(max(1, round(self._timeout)))
        wrapper.setQuery(request["query"])
        try:
            with wrapper.query().response as found:
                return Reply(status=found.status, body=found.read())
        except HTTPError as error:
            return Reply(
                status=error.code,
                body=error.read(),
                retry_after=error.headers.get("Retry-After"),
            )
        except SPARQLWrapperException as error:
            return Reply(status=_STATUS.get(type(error), 500), body=b"")
        except TimeoutError as error:
            raise UnreachableError("it did not answer in time") from error
        except (OSError, HTTPException) as error:
            raise UnreachableError("no connection") from error
