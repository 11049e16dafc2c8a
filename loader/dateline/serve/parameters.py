"""Reads parameters and bodies of SPARQL requests, strictly: what is not UTF-8 is no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

FORM: Final = "application/x-www-form-urlencoded"
# As many graphs as anybody may reasonably name in one request.
_MOST_FIELDS: Final = 1000


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values given to each name, in order."""

    values: Mapping[str, tuple[str, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of `name`."""
        return self.values.get(name, ())

    def __contains__(self, name: str) -> bool:
        """Return whether `name` has a value."""
        return name in self.values

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.values)


def parse(*encoded: bytes) -> Parameters:
    """Return the parameters of URL-encoded texts, as a query string and a form.

    Raises:
        HTTPException: 400, they are not URL-encoded UTF-8, or too many.
    """
    values: dict[str, tuple[str, ...]] = {}
    for text in encoded:
        for name, value in _pairs(text):
            values[name] = (*values.get(name, ()), value)
    return Parameters(values)


def _pairs(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            text.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as error:  # UnicodeDecodeError is one, too
        raise HTTPException(
            HTTPStatus.BAD_REQUEST, "the parameters are not URL-encoded UTF-8, or too many"
        ) from error


def media_type(request: Request) -> str:
    """Return the media type of the request's body, "" if it names none.

    Raises:
        HTTPException: 415, its text is in another encoding than UTF-8.
    """
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "")
    charset = str(header.get_param("charset", "utf-8")).lower()
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be UTF-8, whatever its media type"
        )
    return header.get_content_type() if request.headers.get("content-type") else ""


def text_of(body: bytes) -> str:
    """Return a body as text.

    Raises:
        HTTPException: 400, it is not UTF-8.
    """
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the body is not UTF-8 text") from error
