"""What a resource can be asked for (RFC 9110, section 9.3.7)."""

from http import HTTPStatus

from starlette.responses import Response


def options(allowed: str) -> Response:
    """Return the answer to OPTIONS: the methods that are `allowed`."""
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": allowed})
