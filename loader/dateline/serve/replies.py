"""Answers that a client may keep and ask for again: with an entity tag and links to pages."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.etags import names_tag
from dateline.serve.kept import Body
from dateline.serve.paging import link_header


def reply(request: Request, tag: str, media_type: str, work_out: Callable[[], Body]) -> Response:
    """Return an answer, or that the client has it already.

    Args:
        request: the request.
        tag: what stands for the answer.
        media_type: what it is written in.
        work_out: returns the answer; not called if the client names `tag`.
    """
    known = ", ".join(request.headers.getlist("if-none-match")).strip()
    if names_tag(known, tag):
        return _not_changed(tag)
    body = work_out()
    if known == "*":  # whatever there is
        return _not_changed(tag)
    paged = {"Link": link_header(body.links)} if body.links else {}
    counted = {} if body.total is None else {"X-Total-Count": str(body.total)}
    headers = {**_headers(tag), **paged, **counted}
    return Response(body.content, headers=headers, media_type=media_type)


def _not_changed(tag: str) -> Response:
    return Response(None, HTTPStatus.NOT_MODIFIED, _headers(tag))


def _headers(tag: str) -> dict[str, str]:
    """Return what says that an answer may be kept, but has to be asked after each time."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
