"""Sets of triples as answers, in the format that the client likes best."""

from collections.abc import Collection, Iterable, Mapping
from http import HTTPStatus
from typing import Final

from pyoxigraph import RdfFormat, Triple, serialize
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.negotiate import accept_of, choose

MEDIA_TYPES: Final = (
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/trig",
    "application/n-quads",
    "text/n3",
    "application/json",
    "application/xml",
    "text/xml",
)


def acceptable(request: Request, offered: Collection[str] = MEDIA_TYPES) -> str:
    """Return the media type that the client likes best.

    Raises:
        HTTPException: 406, it takes none of those offered.
    """
    chosen = choose(accept_of(request), tuple(offered))
    if not chosen:
        raise HTTPException(
            HTTPStatus.NOT_ACCEPTABLE, f"this comes as {', '.join(dict.fromkeys(offered))}"
        )
    return chosen


def graph_response(
    triples: Iterable[Triple], media_type: str, prefixes: Mapping[str, str]
) -> Response:
    """Return `triples` as `media_type`, one of `MEDIA_TYPES`; in an order of their own."""
    ordered = sorted(triples, key=str)
    form = RdfFormat.from_media_type(media_type)
    body = serialize(ordered, format=form, prefixes=dict(prefixes)) or b""
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})
