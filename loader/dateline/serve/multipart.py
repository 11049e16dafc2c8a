"""The documents in a request's body: one, or several as multipart/form-data (RFC 7578)."""

from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.serve.parameters import media_type

_MULTIPART: Final = "multipart/form-data"
# A body without a media type is taken for this (Graph Store Protocol, section 5.3).
_UNNAMED: Final = "application/rdf+xml"
READABLE: Final = (
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "text/n3",
    "application/trig",
    "application/n-quads",
    "application/xml",
    "text/xml",
    "application/json",
)


async def documents_of(request: Request) -> tuple[tuple[str, bytes], ...]:
    """Return the documents and their media types.

    Raises:
        HTTPException: 415, a document is of another sort than `READABLE`; 400, the parts of the
            body cannot be told apart.
    """
    form = media_type(request) or _UNNAMED
    if form == _MULTIPART:
        return _parts(request.headers["content-type"], await request.body())
    return ((_readable(form), await request.body()),)


def _parts(content_type: str, body: bytes) -> tuple[tuple[str, bytes], ...]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    if not message.is_multipart() or message.defects:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the parts of the body cannot be told apart")
    parts = (part for part in message.walk() if not part.is_multipart())
    return tuple((_readable(part.get_content_type()), _content(part)) for part in parts)


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _readable(form: str) -> str:
    if form not in READABLE:
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"a graph is taken as {', '.join(READABLE[:4])}"
        )
    return form
