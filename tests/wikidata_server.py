"""A server on the loopback interface that speaks Wikidata's two services over real HTTP.

It serves the items of `fixtures/wikidata/world.yaml` in the shape of the API, and can be told to
fail in the ways that Wikimedia's servers do.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import yaml

WORLD: Final = Path(__file__).parent / "fixtures" / "wikidata" / "world.yaml"
NOW: Final = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
MAXLAG: Final = {
    "error": {
        "code": "maxlag",
        "info": "Waiting for 10.64.0.1: 6.2 seconds lagged.",
        "host": "10.64.0.1",
        "lag": 6.2,
        "type": "db",
    },
    "servedby": "mw1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One answer that goes wrong.

    Attributes:
        body: sent in place of the right answer; None sends the right one.
        cut: closes the connection after so many bytes of it.
        stall: seconds before anything is sent.
    """

    status: int = 200
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    stall: float = 0.0


@dataclass(slots=True)
class FakeWikidata:
    """What the server serves, what it was asked, and what is to go wrong next.

    Attributes:
        rows: what the query service answers, in the shape of SPARQL results' bindings.
        requests: parameters and user agent of each request, in order.
        faults: used up from the front, one a request.
    """

    address: str = ""
    world: dict[str, dict[str, Any]] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    requests: list[dict[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def api(self) -> str:
        """Address of the action API."""
        return f"{self.address}/w/api.php"

    @property
    def sparql(self) -> str:
        """Address of the query service."""
        return f"{self.address}/sparql"

    def actions(self) -> list[str]:
        """Return what was asked for, in order."""
        return [asked.get("action", "query") for asked in self.requests]

    def answer(self, asked: Mapping[str, str]) -> object:
        """Return the right answer to a request."""
        if "query" in asked:
            return {"head": {"vars": []}, "results": {"bindings": self.rows}}
        if asked.get("action") == "wbsearchentities":
            return self._search(asked)
        if asked.get("action") == "wbgetentities":
            return self._entities(asked["ids"].split("|"))
        return {"error": {"code": "badvalue", "info": "Unrecognized value for parameter"}}

    def _search(self, asked: Mapping[str, str]) -> object:
        found = [
            {
                "id": qid,
                "label": row["label"],
                "description": row.get("description", ""),
                "match": {"type": "label", "language": "en", "text": name},
            }
            for qid, row in self.world.items()
            for name in (row.get("label", ""), *row.get("aliases", ()))
            if "label" in row and name.casefold().startswith(asked["search"].casefold())
        ]
        limit = int(asked["limit"])
        return {
            "searchinfo": {"search": asked["search"]},
            "search": list({row["id"]: row for row in found}.values())[:limit],
            "success": 1,
        }

    def _entities(self, qids: list[str]) -> object:
        if len(qids) > 50:
            return {"error": {"code": "toomanyvalues", "info": "Too many values supplied"}}
        return {"entities": {qid: self._entity(qid) for qid in qids}, "success": 1}

    def _entity(self, qid: str) -> dict[str, Any]:
        row = self.world.get(qid, {"missing": True})
        if "missing" in row:
            return {"id": qid, "missing": ""}
        if "redirect" in row:
            target = row["redirect"]
            return {**self._entity(target), "redirects": {"from": qid, "to": target}}
        return entity(qid, row)


def entity(qid: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item as `wbgetentities` gives it (format version 1: nothing is `[]`)."""
    claims = {name: _statements(name, row[name]) for name in row if name.startswith("P")}
    return {
        "pageid": int(qid[1:]),
        "ns": 0,
        "title": qid,
        "type": "item",
        "id": qid,
        "labels": _texts(row.get("label")),
        "descriptions": _texts(row.get("description")),
        "aliases": {"en": [_text(a) for a in row["aliases"]]} if "aliases" in row else {},
        "claims": claims or [],
    }


def _texts(text: str | None) -> dict[str, Any]:
    return {"en": _text(text)} if text else {}


def _text(text: str) -> dict[str, str]:
    return {"language": "en", "value": text}


def _statements(name: str, values: list[Any]) -> list[dict[str, Any]]:
    if name == "P625":
        point = {"latitude": values[0], "longitude": values[1], "altitude": None}
        return [_statement(name, point, "globecoordinate")]
    return [
        _statement(name, {"entity-type": "item", "id": v}, "wikibase-entityid")
        if str(v).startswith("Q")
        else _statement(name, v, "string")
        for v in values
    ]


def _statement(name: str, value: object, kind: str) -> dict[str, Any]:
    return {
        "mainsnak": {
            "snaktype": "value",
            "property": name,
            "datavalue": {"value": value, "type": kind},
        },
        "type": "statement",
        "rank": "normal",
    }


class Clock:
    """A clock that is set by hand, and by sleeping; `slept` has each sleep in seconds."""

    def __init__(self) -> None:
        self.now = NOW
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


@contextmanager
def serving_wikidata() -> Iterator[FakeWikidata]:
    """Run a server for as long as the context lasts."""
    fake = FakeWikidata(world=yaml.safe_load(WORLD.read_text(encoding="utf-8")))

    class Handler(_Handler):
        wikidata = fake

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield fake
    finally:
        fake.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    wikidata: FakeWikidata

    def do_GET(self) -> None:
        self._reply(urlsplit(self.path).query)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self._reply(self.rfile.read(length).decode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""

    def _reply(self, parameters: str) -> None:
        asked = {name: values[0] for name, values in parse_qs(parameters).items()}
        self.wikidata.requests.append({**asked, "agent": self.headers["User-Agent"]})
        fault = self.wikidata.faults.pop(0) if self.wikidata.faults else Fault()
        if fault.stall:
            self.wikidata.released.wait(fault.stall)
        body = fault.body
        if body is None:
            body = json.dumps(self.wikidata.answer(asked)).encode()
        self.send_response(fault.status)
        for name, value in fault.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: fault.cut])
        self.close_connection = True
