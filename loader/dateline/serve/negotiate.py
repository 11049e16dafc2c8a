"""Which of the media types on offer a client likes best (RFC 9110, section 12.5.1)."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from starlette.requests import Request

_ANY: Final = "*"


def accept_of(request: Request) -> str:
    """Return the `Accept` header of a request, which may come in several lines."""
    return ", ".join(request.headers.getlist("accept"))


def choose(accept: str | None, offered: Sequence[str]) -> str:
    """Return the media type of `offered` that `accept` rates highest, "" if it takes none.

    Where it rates several alike, the first on offer is taken; without a usable header, too.

    >>> choose("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> choose("image/png", ["text/csv"])
    ''
    """
    ranges = list(_ranges(accept or ""))
    if not ranges:
        return offered[0]
    rated = [(_quality(media_type, ranges), media_type) for media_type in offered]
    best = max(quality for quality, _ in rated)
    return next(name for quality, name in rated if quality == best) if best > 0 else ""


def _ranges(accept: str) -> Iterator[tuple[str, str, float]]:
    """Yield type, subtype and quality; other parameters, as a charset, choose nothing here."""
    for item in accept.split(","):
        media_range, *parameters = (part.strip().lower() for part in item.split(";"))
        kind, _, subkind = media_range.partition("/")
        if kind and (subkind or kind == _ANY):
            yield kind, subkind or _ANY, _weight(parameters)


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return _number(value)
    return 1.0


def _number(value: str) -> float:
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return min(max(weight, 0.0), 1.0) if math.isfinite(weight) else 0.0


def _quality(media_type: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    """Return what the most specific range that matches says."""
    kind, subkind = media_type.split("/")
    matching = [
        (one_kind != _ANY, one_subkind != _ANY, quality)
        for one_kind, one_subkind, quality in ranges
        if one_kind in {kind, _ANY} and one_subkind in {subkind, _ANY}
    ]
    return max(matching)[2] if matching else 0.0
