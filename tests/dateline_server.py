"""Starts `dateline serve` in a process of its own and speaks to it as any client does."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

TOKEN = "kesh-7f3a"  # noqa: S105 - no secret
_ANNOUNCED = re.compile(r"serving .* at (http://\S+)/")


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    process: "subprocess.Popen[str]"

    def get(self, path: str, accept: str = "", **params: str) -> requests.Response:
        headers = {"Accept": accept} if accept else {}
        return requests.get(
            self.url + path, params=params, headers=headers, timeout=60, allow_redirects=False
        )

    def send(
        self, method: str, path: str, body: bytes | str = b"", **headers: str
    ) -> requests.Response:
        """Send a request; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body.encode() if isinstance(body, str) else body
        return requests.request(method, self.url + path, data=data, headers=named, timeout=60)

    def write(self, method: str, path: str, body: str = "", **headers: str) -> requests.Response:
        """Send a request with the token."""
        return self.send(method, path, body, authorization=f"Bearer {TOKEN}", **headers)

    def count(self, pattern: str) -> int:
        """Return how many solutions a graph pattern has."""
        query = f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"
        return int(self.get("/sparql", "text/csv", query=query).text.split()[1])


@contextmanager
def started(
    store: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Run a server on a free port while the context is open."""
    command = [sys.executable, "-m", "dateline", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(
        [*command, *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
    ) as process:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if announced := _ANNOUNCED.match(line):
                break
        else:
            raise AssertionError(f"no server: {lines}")
        try:
            yield Server(announced[1], process)
        finally:
            process.terminate()
            process.wait(timeout=20)
