"""Who may write to a server without a token."""

import pytest
from starlette.requests import Request

from dateline.errors import RefusedError
from dateline.serve.writers import refuse_other_sites


def request(origin: str | None) -> Request:
    headers = [] if origin is None else [(b"origin", origin.encode())]
    return Request({"type": "http", "method": "POST", "path": "/sparql", "headers": headers})


@pytest.mark.parametrize(
    "origin", [None, "http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000"]
)
def test_programs_and_pages_of_this_machine_may(origin: str | None) -> None:
    refuse_other_sites(request(origin))


@pytest.mark.parametrize(
    "origin",
    ["http://kesh.example", "https://localhost.kesh.example", "null", "", "http://[", "http://127.0.0.1@kesh.example"],
)  # fmt: skip
def test_pages_of_other_sites_may_not(origin: str) -> None:
    with pytest.raises(RefusedError, match="another site"):
        refuse_other_sites(request(origin))
