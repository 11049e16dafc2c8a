"""Which page of a long answer is asked for, and the links between the pages (RFC 8288)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from dateline.errors import UsageError
from dateline.query.page import Window

LARGEST: Final = 10_000
PARAMS: Final = frozenset({"limit", "offset", "page"})
_FURTHEST: Final = 10**9


def read_window(given: Mapping[str, str], default: int) -> Window:
    """Return the rows that the parameters `limit` and `offset`, or `page` from 1, ask for.

    Args:
        given: the parameters of a request.
        default: rows of a page where `limit` is not given.

    Raises:
        UsageError: a value is no number that can be meant.
    """
    if "page" in given and "offset" in given:
        raise UsageError("page and offset say the same thing", hint="give one of them")
    limit = _number(given, "limit", default, least=1, most=LARGEST)
    number = _number(given, "page", 1, least=1, most=_FURTHEST)
    offset = _number(given, "offset", (number - 1) * limit, least=0, most=_FURTHEST * LARGEST)
    return Window(limit=limit, offset=offset)


def page_links(path: str, given: Mapping[str, str], window: Window, total: int) -> dict[str, str]:
    """Return the addresses of the first, previous, next and last page, relative to the server.

    Args:
        path: what all pages have in common, percent-encoded.
        given: the parameters of the request.
        window: the rows that are shown.
        total: how many rows there are in all.
    """
    return {rel: _address(path, given, page) for rel, page in _neighbours(window, total)}


def link_header(links: Mapping[str, str]) -> str:
    """Return the value of a `Link` header.

    >>> link_header({"next": "/queries?offset=1", "last": "/queries?offset=2"})
    '</queries?offset=1>; rel="next", </queries?offset=2>; rel="last"'
    """
    return ", ".join(f'<{address}>; rel="{rel}"' for rel, address in links.items())


def _neighbours(window: Window, total: int) -> Iterator[tuple[str, Window]]:
    limit, offset = window.limit or LARGEST, window.offset
    last = max(total - 1, 0) // limit * limit
    yield "first", replace(window, offset=0)
    if offset > 0:
        yield "prev", replace(window, offset=max(0, min(offset - limit, last)))
    if offset + limit < total:
        yield "next", replace(window, offset=offset + limit)
    yield "last", replace(window, offset=last)


def _address(path: str, given: Mapping[str, str], window: Window) -> str:
    kept = {name: value for name, value in given.items() if name not in PARAMS}
    query = {**kept, "limit": str(window.limit), "offset": str(window.offset)}
    return f"{path}?{urlencode(query, errors='replace')}"


def _number(given: Mapping[str, str], name: str, default: int, *, least: int, most: int) -> int:
    text = given.get(name, str(default))
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not plain or not least <= int(text) <= most:
        raise UsageError(
            f"{name} cannot be {text!a}", hint=f"give a whole number from {least} to {most}"
        )
    return int(text)
