"""A SPARQL server on the loopback interface that can be told to fail as servers do.

The engine is the real one, in memory; it asks for credentials, breaks off, refuses and moves.
"""

import base64
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat
from pyoxigraph import Store as Oxigraph

USER, PASSWORD, TOKEN = "mira", "s3cret-Pa55", "t0ken-xyz"
_NONCE: Final = "dcd98b7102dd2f0e8b11d0f600bfb0c0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One answer that goes wrong.

    Attributes:
        status: what is answered; 0 closes the connection without an answer.
        done: the request is carried out all the same.
        body, headers: what goes with it.
    """

    status: int = 503
    done: bool = False
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Stub:
    """What the server holds, what it was sent, and what is to go wrong next.

    Attributes:
        auth: "basic", "digest", "bearer" or None.
        faults: used up from the front, one a request.
        updates: how many updates it still carries out; then it fails for good.
        requests: method and path of each request, in order.
    """

    url: str = ""
    auth: str | None = None
    quads: Oxigraph = field(default_factory=Oxigraph)
    faults: list[Fault] = field(default_factory=list)
    updates: int | None = None
    requests: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)


@contextmanager
def stub(auth: str | None = None) -> Iterator[Stub]:
    """Run the server; its three services are all at `url`."""
    state = Stub(auth=auth)

    class Handler(_Handler):
        stub = state

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        state.url = f"http://127.0.0.1:{http.server_address[1]}/sparql"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield state
        finally:
            http.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    stub: Stub
    protocol_version = "HTTP/1.1"
    # Head and body in one packet: the other side would wait for the second one.
    wbufsize = -1

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.stub.requests.append(f"{self.command} {urlsplit(self.path).path}")
        self.stub.sent.append(str(self.headers) + body.decode())
        fault = self.stub.faults.pop(0) if self.stub.faults else None
        if fault and not fault.done:
            self._fail(fault)
        elif challenge := self._challenge():
            self._answer(401, b"who are you?", (("WWW-Authenticate", challenge),))
        else:
            status, content, kind = self._done(body)
            if fault:
                self._fail(fault)
            else:
                self._answer(status, content, (("Content-Type", kind),))

    def _done(self, body: bytes) -> tuple[int, bytes, str]:
        if self.command == "GET":
            return 200, b"a SPARQL endpoint", "text/plain"
        if self.headers["Content-Type"].startswith("application/sparql-update"):
            if self.stub.updates == 0:
                return 500, b"out of order", "text/plain"
            if self.stub.updates is not None:
                self.stub.updates -= 1
            self.stub.quads.update(body.decode())
            return 204, b"", "text/plain"
        results = self.stub.quads.query(parse_qs(body.decode())["query"][0])
        if isinstance(results, QueryTriples):
            return 200, results.serialize(format=RdfFormat.N_TRIPLES) or b"", "text/plain"
        return 200, results.serialize(format=QueryResultsFormat.JSON) or b"", "text/plain"

    def _challenge(self) -> str | None:
        """Return what to ask for; None once the right credentials came."""
        given = self.headers.get("Authorization", "")
        if self.stub.auth == "basic":
            right = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            return None if given == f"Basic {right}" else 'Basic realm="test"'
        if self.stub.auth == "bearer":
            return None if given == f"Bearer {TOKEN}" else 'Bearer realm="test"'
        if self.stub.auth == "digest":
            wanted = f'Digest realm="test", nonce="{_NONCE}", qop="auth", algorithm=MD5'
            return None if self._digest_is_right(given) else wanted
        return None

    def _digest_is_right(self, given: str) -> bool:
        """Check a digest by RFC 2617, section 3.2.2."""
        fields = (part.partition("=") for part in given.removeprefix("Digest ").split(","))
        parts = {name.strip(): value.strip('"') for name, _, value in fields}
        if not {"nc", "cnonce", "uri", "response"} <= set(parts):
            return False
        one = _md5(f"{USER}:test:{PASSWORD}")
        two = _md5(f"{self.command}:{parts['uri']}")
        right = _md5(f"{one}:{_NONCE}:{parts['nc']}:{parts['cnonce']}:auth:{two}")
        return parts["response"] == right

    def _fail(self, fault: Fault) -> None:
        if fault.status:
            self._answer(fault.status, fault.body, fault.headers)
        else:
            self.close_connection = True

    def _answer(self, status: int, body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_one_request(self) -> None:
        """Handle a request; that a client has gone is no news."""
        with suppress(ConnectionError):
            super().handle_one_request()

    def log_message(self, *_arguments: object) -> None:
        """Print nothing."""


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
