"""Where the server is, in the words of the request."""

from dataclasses import dataclass
from http import HTTPStatus

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the server is, as the client calls it.

    Attributes:
        origin: "http://host:port", without a slash.
        endpoint: the SPARQL endpoint.
    """

    origin: str
    endpoint: str


def url_of(request: Request) -> str:
    """Return the address that was asked for, without its query, as an IRI.

    Raises:
        HTTPException: 400, the Host header or the path makes none.
    """
    try:
        path = request.scope["raw_path"].decode("ascii")
        return NamedNode(str(request.url.replace(path=path, query="", fragment=""))).value
    except ValueError as error:
        raise HTTPException(
            HTTPStatus.BAD_REQUEST, "the Host header and the path make no address"
        ) from error


def address_of(request: Request, *, endpoint: str = "/sparql") -> Address:
    """Return where the server is; its endpoint has the path `endpoint`.

    Raises:
        HTTPException: 400, the Host header makes no address.
    """
    url = url_of(request)
    origin = url.removesuffix(request.scope["raw_path"].decode("ascii"))
    return Address(origin=origin, endpoint=origin + endpoint)
