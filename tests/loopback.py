"""A real web server on this machine, for tests of what reads from the web."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Site:
    """A web site on this machine: what each path answers, and what was asked of it."""

    url: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def has(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> None:
        """Let `path` answer with `body`; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, named, body)


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Let `site` answer while the context is open."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            status, headers, body = site.answers.get(self.path, (404, {}, b""))
            known = (self.headers["If-None-Match"], self.headers["If-Modified-Since"])
            stated = (headers.get("ETag"), headers.get("Last-Modified"))
            # As RFC 9110 says, 13.2.2: the date counts only where no tag is asked for.
            if any(a and a == b for a, b in zip(known, stated, strict=True)):
                status, body = 304, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield site
        server.shutdown()
