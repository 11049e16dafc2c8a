"""Answers that a client may keep and ask for again: with an entity tag and links to pages."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.etags import names_tag
from dateline.serve.kept import Body
from dateline.serve.paging import link_header


def not_changed(request: Request, tag: str) -> Response | None:
    """Return the answer to a client that has what `tag` stands for already, else None."""
    if not names_tag(", ".join(request.headers.getlist("if-none-match")), tag):
        return None
    return Response(None, HTTPStatus.NOT_MODIFIED, _headers(tag))


def reply(body: Body, media_type: str, tag: str) -> Response:
    """Return an answer that is written in `media_type` and that `tag` stands for."""
    paged = {"Link": link_header(body.links)} if body.links else {}
    counted = {} if body.total is None else {"X-Total-Count": str(body.total)}
    headers = {**_headers(tag), **paged, **counted}
    return Response(body.content, headers=headers, media_type=media_type)


def _headers(tag: str) -> dict[str, str]:
    """Return what says that an answer may be kept, but has to be asked after each time."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
