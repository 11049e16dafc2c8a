"""Reads what a request asks for, strictly: what cannot be meant is refused, not guessed at."""

import unicodedata
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.errors import UsageError
from dateline.serve.negotiate import choose

_MOST_PARAMS: Final = 100
_LINE_ENDS: Final = "\t\n\r"


def read_params(request: Request) -> Mapping[str, str]:
    """Return the parameters behind the question mark; an empty one counts as not given.

    Raises:
        UsageError: they are not UTF-8, hold control characters, or one comes twice.
    """
    query = request.scope["query_string"]
    try:
        pairs = parse_qsl(query.decode("ascii"), errors="strict", max_num_fields=_MOST_PARAMS)
    except ValueError as error:  # a UnicodeDecodeError, too
        raise UsageError(
            "the parameters cannot be read", hint="write them as percent-encoded UTF-8"
        ) from error
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"{twice!a} is given twice", hint="a parameter takes one value")
    for name, value in pairs:
        _check(name + value)
    return dict(pairs)


def choose_format(
    request: Request, given: Mapping[str, str], offers: Mapping[str, str]
) -> tuple[str, str]:
    """Return the name and media type to answer in: `format` counts before the `Accept` header.

    Args:
        request: the request.
        given: its parameters.
        offers: name of the format of each media type; the first is taken if all are welcome.

    Raises:
        UsageError: `format` names none of them.
        HTTPException: the client accepts none of them.
    """
    wanted = given.get("format")
    if wanted is not None:
        return wanted, _media_type(wanted, offers)
    media_type = choose(", ".join(request.headers.getlist("accept")), tuple(offers))
    if not media_type:
        raise HTTPException(406, f"the formats are {', '.join(offers)}", {"Vary": "Accept"})
    return offers[media_type], media_type


def _media_type(wanted: str, offers: Mapping[str, str]) -> str:
    for media_type, name in offers.items():
        if name == wanted:
            return media_type
    known = ", ".join(dict.fromkeys(offers.values()))
    raise UsageError(f"there is no format {wanted!a}", hint=f"use one of {known}")


def _check(words: str) -> None:
    if any(unicodedata.category(c) == "Cc" and c not in _LINE_ENDS for c in words):
        raise UsageError("a parameter holds control characters", hint="leave them out")
