"""Answers that a client may keep and ask for again: with an entity tag and links to pages."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.etags import names_tag
from dateline.serve.paging import link_header


def not_changed(request: Request, tag: str) -> Response | None:
    """Return the answer to a client that has what `tag` stands for already, else None."""
    if not names_tag(", ".join(request.headers.getlist("if-none-match")), tag):
        return None
    return Response(None, HTTPStatus.NOT_MODIFIED, _headers(tag))


def reply(
    body: str | bytes,
    media_type: str,
    tag: str,
    *,
    links: Mapping[str, str] | None = None,
    total: int | None = None,
) -> Response:
    """Return an answer.

    Args:
        body: the whole of it.
        media_type: what it is written in.
        tag: its entity tag.
        links: addresses of the pages beside it, by relation.
        total: how many rows all pages have.
    """
    paged = {"Link": link_header(links)} if links else {}
    counted = {} if total is None else {"X-Total-Count": str(total)}
    return Response(body, headers={**_headers(tag), **paged, **counted}, media_type=media_type)


def _headers(tag: str) -> dict[str, str]:
    """Return what says that an answer may be kept, but has to be asked after each time."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
