"""The server over the invented news of tests/fixtures/query, in this process."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import httpx
from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
)
from starlette.types import ASGIApp

from dateline.assets import asset_dir
from dateline.errors import Limit, LimitError
from dateline.model.sparql import SparqlAnswer, SparqlQuery
from dateline.query.catalogue import Catalogue, load_catalogue
from dateline.query.namespaces import DEFAULT_BASE
from dateline.query.run import no_names
from dateline.rdf.namespaces import PREFIXES
from dateline.serve.admission import Admission
from dateline.serve.app import make_app
from dateline.serve.capacity import ServerLimits
from dateline.serve.kept import Kept
from dateline.serve.services import Services
from dateline.serve.work import workers
from dateline.store.protocol import Stats

FIXTURES = Path(__file__).parent / "fixtures" / "query"
_ONTOLOGY = NamedNode(f"{DEFAULT_BASE}graph/ontology")


def news() -> Iterator[Quad]:
    """Yield the invented news and the ontology."""
    yield from parse((FIXTURES / "news.trig").read_bytes(), RdfFormat.TRIG)
    for file in ("dateline.ttl", "vocabulary.ttl"):
        for quad in parse((asset_dir("ontology") / file).read_bytes(), RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, _ONTOLOGY)


@dataclass(frozen=True)
class InMemory:
    """A store that no folder holds."""

    quads: Store

    def query(
        self, sparql: str, *, prefixes: Mapping[str, str] | None = None, union: bool = False
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        return self.quads.query(
            sparql, prefixes=dict(prefixes or {}), use_default_graph_as_union=union
        )

    def graph(self, graph: NamedNode) -> frozenset[Quad]:
        return frozenset(self.quads.quads_for_pattern(None, None, None, graph))

    def text(self, key: str) -> str:
        raise NotImplementedError(key)

    def stats(self) -> Stats:
        return Stats(articles=4, claims=0, facts=0, entities=0, kinds={})


@dataclass
class Snapshot:
    """What is lent out; a test may change the version."""

    store: InMemory
    version: str = "1"

    @contextmanager
    def lease(self) -> Iterator["Snapshot"]:
        yield self


@dataclass(frozen=True)
class Limited:
    """Stands where queries of unknown cost are answered: those with a pause take too long."""

    store: InMemory

    def answer(self, query: SparqlQuery) -> SparqlAnswer:
        if "# pause" in query.text:
            raise LimitError("it was ended after 1 second", limit=Limit.TIME, hint="ask for less")
        found = self.store.query(query.text, union=query.union)
        assert isinstance(found, QuerySolutions)
        body = found.serialize(format=QueryResultsFormat.JSON) or b""
        return SparqlAnswer(media_type=query.rows, body=body)

    def close(self) -> None:
        pass


@dataclass(frozen=True)
class Web:
    """The server's application, and the store behind it."""

    app: ASGIApp
    snapshot: Snapshot

    def send(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        return asyncio.run(self._send(method, path, body, headers or {}))

    def get(self, path: str, accept: str = "", **params: str) -> httpx.Response:
        query = f"?{urlencode(params)}" if params else ""
        return self.send("GET", path + query, headers={"Accept": accept} if accept else {})

    async def _send(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, content=body, headers=headers)


def web(
    *quads: Quad, limits: ServerLimits | None = None, catalogue: Catalogue | None = None
) -> Web:
    """Return a server over the invented news and `quads`."""
    store = Store()
    store.extend([*news(), *quads])
    snapshot = Snapshot(InMemory(store))
    services = Services(
        snapshots=snapshot,
        ad_hoc=Limited(snapshot.store),
        asking=Limited(snapshot.store),
        writing=None,
        token="",
        catalogue=catalogue or load_catalogue(asset_dir("queries")),
        resolve=no_names,
        base=DEFAULT_BASE,
        prefixes=PREFIXES,
        limits=limits or ServerLimits(requests_per_second=0),
        clock=lambda: datetime(2031, 4, 1, tzinfo=UTC),
        version="0.0.0",
        workers=workers(limits or ServerLimits()),
        kept=Kept((limits or ServerLimits()).kept_bytes),
        admission=Admission(ServerLimits()),
    )
    return Web(make_app(services), snapshot)
