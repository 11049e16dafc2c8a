"""What one client may ask, and what becomes of work that nobody waits for."""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from dateline.errors import StoreError
from dateline.serve.buckets import Buckets, client_of
from dateline.serve.capacity import ServerLimits
from dateline.serve.work import Workers, workers
from web_server import Web, web


@pytest.fixture(scope="module")
def server() -> Web:
    return web()


def test_bucket_fills_again_with_time() -> None:
    now = 0.0
    buckets = Buckets(rate=2, size=3, clock=lambda: now)
    assert [buckets.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.wait("b") == 0
    now = 0.5
    assert [buckets.wait("a"), buckets.wait("a")] == [0, 0.5]


def test_clients_do_not_pile_up() -> None:
    buckets = Buckets(rate=1, size=1, clock=lambda: 0.0)
    for number in range(12_000):
        buckets.wait(f"2001:db8:{number:x}::1")
    assert len(buckets) == 10_000


def test_one_network_is_one_client() -> None:
    assert client_of("2001:db8::1") == client_of("2001:db8::ffff:1")
    assert client_of("2001:db8::1") != client_of("2001:db8:0:1::1")


def test_too_many_requests_are_told_when_to_come_back() -> None:
    limited = web(limits=ServerLimits(requests_per_second=0.1))
    first, second = limited.get("/queries"), limited.get("/queries", "text/plain")
    assert (first.status_code, second.status_code) == (200, 429)
    assert 8 <= int(second.headers["retry-after"]) <= 10
    assert second.text == "too many requests\n"
    assert "default-src 'none'" in second.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (f"/queries?x={'a' * 16384}", {}, 414),
        ("/queries", {"Accept": "text/html," * 2000}, 431),
        ("/queries", {"Content-Length": "99999999999"}, 413),
        ("/queries", {"Content-Length": "5", "Transfer-Encoding": "chunked"}, 400),
    ],
)
def test_what_is_too_large(server: Web, path: str, headers: dict[str, str], status: int) -> None:
    assert server.send("GET", path, headers=headers).status_code == status


def test_body_that_hides_its_size_is_counted() -> None:
    small = web(limits=ServerLimits(body_bytes=100, requests_per_second=0))
    headers = {"Transfer-Encoding": "chunked", "Content-Type": "application/sparql-query"}
    assert small.send("POST", "/sparql", b"x" * 101, headers).status_code == 413


def test_compression_is_not_forced_on_anybody(server: Web) -> None:
    refusing = server.send("GET", "/queries", headers={"Accept-Encoding": "gzip;q=0"})
    assert "content-encoding" not in refusing.headers
    taking = server.send("GET", "/queries", headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert taking.headers["content-encoding"] == "gzip"


def test_figures_name_routes_and_nothing_that_was_asked() -> None:
    counted = web()
    counted.get("/queries/secret-name")
    counted.send("BREW", "/id/secret-path")
    shown = counted.get("/metrics").text
    families = {family.name: family for family in text_string_to_metric_families(shown)}
    labels = [s.labels for s in families["dateline_http_requests"].samples]
    assert {"route": "answer_question", "method": "GET", "status": "404"} in labels
    assert any(label["method"] == "other" for label in labels)
    assert "secret" not in shown


def test_health_fails_with_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = web()
    assert watched.get("/health").json() == {"status": "ok", "store": "1"}

    def fail(*_: object) -> None:
        raise StoreError("the store cannot be used")

    monkeypatch.setattr(type(watched.snapshot.store), "query", fail)
    answer = watched.get("/health")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_busy_server_is_well() -> None:
    busy = web(limits=ServerLimits(threads=1, waiting=-1, requests_per_second=0))
    assert busy.get("/queries/meetings").status_code == 503
    assert busy.get("/health").status_code == 200


class Held:
    """Work that ends when it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.go = threading.Event()
        self.done = 0

    def __call__(self) -> int:
        self.begun.release()
        self.go.wait(10)
        self.done += 1
        return self.done


@contextmanager
def held(pool: Workers) -> Iterator[Held]:
    work = Held()
    try:
        yield work
    finally:
        work.go.set()
        pool.pool.shutdown()


def request(*, leaves: asyncio.Event | None = None) -> Request:
    async def receive() -> Message:
        await (leaves or asyncio.Event()).wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "headers": []}, receive)


def test_who_comes_when_all_is_full_is_sent_away_at_once() -> None:
    pool = workers(ServerLimits(threads=1, waiting=1, answer_seconds=10))

    async def scene(work: Held) -> list[int]:
        inside = [asyncio.create_task(pool.run(request(), work)) for _ in range(2)]
        await asyncio.to_thread(work.begun.acquire)
        with pytest.raises(HTTPException, match="503") as refused:
            await pool.run(request(), work)
        assert refused.value.headers == {"Retry-After": "5"}
        work.go.set()
        return await asyncio.gather(*inside)

    with held(pool) as work:
        assert asyncio.run(scene(work)) == [1, 2]


def test_work_of_a_client_that_leaves_is_dropped_while_it_waits() -> None:
    pool = workers(ServerLimits(threads=1, waiting=1, answer_seconds=10))

    async def scene(work: Held) -> None:
        first = asyncio.create_task(pool.run(request(), work))
        await asyncio.to_thread(work.begun.acquire)
        leaves = asyncio.Event()
        second = asyncio.create_task(pool.run(request(leaves=leaves), work))
        await asyncio.sleep(0)
        leaves.set()
        with pytest.raises(ClientDisconnect):
            await second
        third = asyncio.create_task(pool.run(request(), work))
        await asyncio.sleep(0)
        work.go.set()
        assert (await first, await third) == (1, 2)

    with held(pool) as work:
        asyncio.run(scene(work))


def test_who_waits_too_long_is_told_and_the_place_stays_taken() -> None:
    pool = workers(ServerLimits(threads=1, waiting=0, answer_seconds=0.05))

    async def scene(work: Held) -> None:
        for why in ("took longer", "as many questions"):
            with pytest.raises(HTTPException) as refused:
                await pool.run(request(), work)
            assert why in refused.value.detail

    with held(pool) as work:
        asyncio.run(scene(work))
    assert work.done == 1


def test_error_in_the_server_tells_nothing(server: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the secret is /etc/passwd")

    monkeypatch.setattr("dateline.serve.questions.page_of", fail)
    answer = server.get("/queries/meetings", party="Italy")
    assert answer.status_code == 500
    assert answer.json()["detail"] == "the server met an error of its own"
    assert not re.search("secret|Traceback|File", answer.text)
