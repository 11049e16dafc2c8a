"""Hundreds of hostile requests to a real server: no error of its own, no leak, no effect."""

import os
import re
import socket
import time
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote, urlsplit

from dateline.assets import asset_dir
from dateline.query.catalogue import load_catalogue
from dateline_server import Server

PAYLOADS = [
    "Russia' OR '1'='1",
    'Russia" } UNION { ?s ?p ?o } #',
    "wd:Q159 } . ?s ?p ?o . VALUES ?x { wd:Q1",
    "<http://x.org/> } ; DROP ALL ; INSERT DATA { <urn:a> <urn:b> <urn:c>",
    "http://x.org/> . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } . <http://x.org/",
    "SERVICE <http://127.0.0.1:1/> {}",
    "FROM <file:///etc/passwd>",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "file:///etc/passwd",
    "\\u007d\\u0020DROP ALL",
    "\x00",
    "Russia\x00.txt",
    "\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "<script>alert(1)</script>",
    "{{ 7*7 }}${7*7}#{7*7}",
    "%s%n%x",
    "$(touch hacked)`touch hacked`;touch hacked|",
    "\u202egnissaP",
    "\ud7ff\uffff\U0010ffff",
    "a" * 4000,
    "-1",
    "9" * 400,
    "1e308",
    "NaN",
    "2026-02-30",
    "0000-00-00",
    "Q0",
    "Q" + "9" * 300,
    "(" * 2000,
    "",
]
QUERIES = [
    "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "SELECT * FROM <http://127.0.0.1:1/> WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "DROP ALL",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "SELECT * WHERE {" + "{" * 3000,
    "SELECT " + "?x " * 2000 + "{}",
    "ASK { ?s ?p '" + "\\u0000" + "' }",
    "DESCRIBE <file:///etc/passwd>",
    "SELECT (REGEX('" + "a" * 500 + "', '(a+)+$') AS ?x) {}",
]
PATHS = [
    "/id/../../etc/passwd",
    "/id/..%2f..%2fetc%2fpasswd",
    "/id/%2e%2e/%2e%2e/etc/passwd",
    "/id/..%252f..%252fetc/passwd",
    "/id/....//....//etc/passwd",
    "/id/..\\..\\etc\\passwd",
    "/id/%5c..%5c..%5cetc%5cpasswd",
    "/id/%c0%ae%c0%ae/etc/passwd",
    "/id/fact/%00",
    "/id/fact/%ff%fe",
    "/id//////",
    "/id/" + "a/" * 1000,
    "/id/graph/../../quads",
    "/static/../../../etc/passwd",
    "/static/%2e%2e/render.py",
    "/static/render.py",
    "/queries/..%2f..%2fpyproject.toml",
    "/queries/%2e%2e",
    "/queries/bases-by-operator%00.rq",
    "/queries/presence/bases-by-operator",
    "/entity/Q159%0d%0aX: y",
    "/entity/../id/fact",
    "//evil.example/",
    "http://evil.example/queries",
    "/.git/config",
    "/.env",
    "/openapi.json/../../etc/passwd",
    "*",
    "evil.example:80",
    "/queries?" + "a=b&" * 1500,
    "/queries?=&&;==",
    "/queries?format=" + "x" * 5000,
]
HEADERS = [
    b"Accept: " + b"text/html," * 1500,
    b"Accept: " + b"a/b," * 50_000,
    b"Accept: \xff\xfe/\x80",
    b"Accept: text/html;q=nan, */*;q=1e400",
    b"Accept: ;;;,,,///",
    b"Accept: " + b"*" * 8000,
    b"Accept-Encoding: gzip;q=-1, gzip, gzip, " + b"x," * 500,
    b"Accept-Language: ${jndi:ldap://127.0.0.1:1/}",
    b"If-None-Match: " + b'"' * 9000,
    b'If-None-Match: W/"\xff\x00"',
    b"Range: bytes=0-1,2-3,4-",
    b"Host: evil.example\r\nHost: other.example",
    b"Content-Length: -1",
    b"Content-Length: 18446744073709551616",
    b"Content-Length: 5, 6",
    b"Content-Length: 0x10",
    b"Transfer-Encoding: chunked, chunked",
    b"Transfer-Encoding: gzip",
    b"Content-Length: 3\r\nTransfer-Encoding: chunked",
    b"Expect: 200-ok",
    b"Upgrade: websocket\r\nConnection: Upgrade",
    b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings",
    b"X-Forwarded-For: " + b"1" * 3000,
    b"X-Forwarded-Host: evil.example",
    b"X-HTTP-Method-Override: DELETE",
    b"Authorization: Bearer " + b"x" * 3000,
    b"Authorization: \xff",
    b"Cookie: " + b"a=b;" * 2000,
    b"Content-Type: application/x-www-form-urlencoded; charset=utf-7",
    b"Content-Type: multipart/form-data; boundary=" + b"-" * 900,
    b"X" * 20_000 + b": y",
    b"Accept: text/html\r\n folded",
    b"no colon",
    b"nul\x00: y",
    b"a:\r\nb: \x01",
]
SPEECHES = [
    b"",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET \xff HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\nHost: x\n\n",
    b"A" * 100_000,
    b"\r\n" * 2000,
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
    b"GET /queries HTTP/1.1\r\nHost: x\r\n\r\n" * 40,
]
LEAK = re.compile(
    rb"root:.*:0:0|Traceback|File \"|\.py\b|site-packages|/work/|/home/|/tmp/|pyoxigraph|starlette"
)


def request(method: str, target: str, *headers: bytes, body: bytes = b"") -> bytes:
    """Return a request as bytes, whatever is in it."""
    line = f"{method} {target} HTTP/1.1".encode("utf-8", "surrogatepass")
    fields = [b"Host: x", b"Connection: close", *headers]
    if body:
        fields.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join([line, *fields, b"", body])


def requests() -> Iterator[bytes]:
    """Yield every attack: each parameter of each question, and all else that a client can vary."""
    payloads = cycle(PAYLOADS)
    for question in load_catalogue(asset_dir("queries")):
        for name in [*(param.name for param in question.params), "limit", "offset", "format"]:
            given = {**question.example, name: next(payloads)}
            query = "&".join(f"{key}={quote(value, safe='')}" for key, value in given.items())
            yield request("GET", f"/queries/{question.name}?{query}")
    for payload in PAYLOADS:
        encoded = quote(payload, safe="")
        for path in ("/id/?iri=", "/queries/", "/id/fact/", "/entity/", "/queries/meetings?"):
            yield request("GET", path + encoded)
        yield request("GET", f"/queries/said-by?speaker=Q159&words={encoded}", b"Accept: text/html")
    for path in PATHS:
        yield request("GET", path)
    for header in HEADERS:
        yield request("GET", "/queries", header)
        yield request("POST", "/sparql", header, b"Content-Type: application/sparql-query")
    yield from to_sparql()
    yield from SPEECHES


def to_sparql() -> Iterator[bytes]:
    """Yield attacks on the endpoint, and methods that nothing takes."""
    for query in QUERIES:
        yield request("GET", f"/sparql?query={quote(query)}"[:8000])
        content_type = b"Content-Type: application/sparql-query"
        yield request("POST", "/sparql", content_type, body=query.encode())
        content_type = b"Content-Type: application/sparql-update"
        yield request("POST", "/sparql", content_type, body=query.encode())
    for graph in ("file:///etc/passwd", "http://127.0.0.1:1/", "x y", "\x00"):
        query = f"query=ASK%20%7B%7D&default-graph-uri={quote(graph)}"
        yield request("GET", f"/sparql?{query}")
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "BREW", "get"):
        for path in ("/queries", "/id/fact/x", "/sparql", "/metrics"):
            yield request(method, path, body=b"DROP ALL")


def say(url: str, speech: bytes) -> bytes:
    """Return what a server answers; nothing if it hangs up or waits for more."""
    parts = urlsplit(url)
    answer = bytearray()
    with socket.create_connection((parts.hostname or "", parts.port or 0)) as connection:
        connection.settimeout(20 if b"close" in speech else 0.3)
        try:
            connection.sendall(speech)
            while part := connection.recv(65_536):
                answer += part
        except OSError:
            pass
    return bytes(answer)


def test_hundreds_of_hostile_requests(server: Server) -> None:
    before = server.get("/health").json(), server.get("/sparql", query=COUNT).text
    attacks = list(requests())
    assert len(attacks) > 300
    for attack in attacks:
        answer = say(server.url, attack)
        shown = attack[:300], answer[:600]
        statuses = re.findall(rb"^HTTP/1\.1 (\d{3})", answer, re.MULTILINE)
        assert not [status for status in statuses if status in {b"500", b"502", b"504"}], shown
        assert not LEAK.search(answer), shown
        assert b"\nset-cookie" not in answer.lower(), shown
        assert b"text/html" not in answer or b"<script" not in answer, shown
    assert (server.get("/health").json(), server.get("/sparql", query=COUNT).text) == before
    log = told(server)
    assert "Traceback" not in log, log


COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def told(server: Server) -> str:
    """Return what the server has written on its stderr so far."""
    assert server.process.stderr is not None
    descriptor = server.process.stderr.fileno()
    os.set_blocking(descriptor, False)
    time.sleep(0.1)
    try:
        return os.read(descriptor, 1_000_000).decode()
    except BlockingIOError:
        return ""
