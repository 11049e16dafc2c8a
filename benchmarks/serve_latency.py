"""How fast the server answers, and what one runaway query does to the others.

usage: python benchmarks/serve_latency.py STORE [--clients 8] [--rounds 10] [--keep 0]

The peer is the same query in pyoxigraph in the process that asks. STORE is only read, but for the
snapshot that the server takes. Latencies are of whole answers over kept connections, warm, in
milliseconds; clients, server and whatever else runs share the machine.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPConnection, RemoteDisconnected
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread, local
from typing import Final
from urllib.parse import quote, urlsplit

from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from dateline.assets import asset_dir  # noqa: E402 - the path comes first
from dateline.query.catalogue import load_catalogue  # noqa: E402
from dateline_server import started  # noqa: E402
from serve_calls import calls  # noqa: E402

_CALLS: Final = 5
# Milliseconds: who waits longer for the first answer is not asked again and again.
_PATIENCE: Final = 4000
_TARGET: Final = 200
_RUNAWAY: Final = "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } ORDER BY ?c"


class Client:
    """Asks one server, over one connection a thread."""

    def __init__(self, url: str) -> None:
        """Ask the server at `url`."""
        self._address = urlsplit(url).netloc
        self._own = local()

    def ask(self, path: str) -> tuple[int, bytes, float]:
        """Return status, answer and milliseconds."""
        if not hasattr(self._own, "connection"):
            self._own.connection = HTTPConnection(self._address, timeout=120)
        try:
            return _get(self._own.connection, path)
        except RemoteDisconnected:  # the connection was idle for too long
            return _get(self._own.connection, path)


def _get(connection: HTTPConnection, path: str) -> tuple[int, bytes, float]:
    began = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    return response.status, body, 1000 * (time.perf_counter() - began)


def main() -> None:
    """Print a row for each question, then what a runaway query does."""
    parser = argparse.ArgumentParser(description="latency of the server")
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keep", type=int, default=0, help="MiB of answers that are kept")
    options = parser.parse_args()
    store = Store.read_only(str(options.store / "quads"))
    questions = tuple(load_catalogue(asset_dir("queries")))
    found = {question.name: calls(question, store, _CALLS) for question in questions}
    paths = {name: some for name, some in found.items() if some}
    with started(options.store, "--rate-limit", "0", "--keep-answers", str(options.keep)) as server:
        client = Client(server.url)
        measure = Measure(client, store, options.clients, options.rounds)
        measure.runaway(measure.questions(paths), server.process.pid)


class Measure:
    """What is measured, printed as it is known."""

    def __init__(self, client: Client, store: Store, clients: int, rounds: int) -> None:
        """Measure with so many clients and rounds."""
        self._client = client
        self._store = store
        self._clients = clients
        self._rounds = rounds

    def questions(self, paths: dict[str, Sequence[str]]) -> Sequence[str]:
        """Print for each question: latency with all clients; overhead with one.

        Returns:
            One call of each question that was answered in time.
        """
        print(
            f"{'question':22} {'rows':>6} {'first':>8} {'p50':>8} {'p95':>8} | "
            f"{'peer':>8} {'/queries':>9} {'/sparql':>8}"
        )
        worst, over, quick = [], [], []
        for name, some in paths.items():
            status, _, first = self._client.ask(some[0])
            if status != HTTPStatus.OK or first > _PATIENCE:
                print(f"{name:22} {'':6} {first:8.1f} status {status}, not measured", flush=True)
                continue
            quick.append(some[0])
            rows = sum(self._rows(path) for path in some)
            busy = self._busy(some)
            peer, asked, sparql = self._alone(some[0])
            p95 = quantiles(busy, n=20)[-1]
            worst.append(p95)
            over.append((asked - peer, sparql - peer))
            print(
                f"{name:22} {rows:6} {first:8.1f} {median(busy):8.1f} {p95:8.1f} | "
                f"{peer:8.1f} {asked - peer:+9.1f} {sparql - peer:+8.1f}",
                flush=True,
            )
        print(
            f"{len(quick)} of {len(paths)} questions measured; p95 under 200 ms: "
            f"{sum(p95 < _TARGET for p95 in worst)}; worst p95 {max(worst):.1f}; "
            f"median overhead of /queries {median(own for own, _ in over):.1f}, "
            f"of /sparql {median(own for _, own in over):.1f}"
        )
        return quick

    def runaway(self, paths: Sequence[str], pid: int) -> None:
        """Print what all clients meet while one query asks for a cross product, and memory."""
        before, ended = _memory(pid), Event()
        told: list[str] = []

        def run_away() -> None:
            status, body, took = self._client.ask(f"/sparql?query={quote(_RUNAWAY)}")
            told.append(f"{status} after {took / 1000:.1f} s: {body.decode()[:160].strip()}")
            ended.set()

        Thread(target=run_away).start()
        peak, latencies = before, []
        while not ended.is_set():
            latencies += self._busy(paths, rounds=1)
            peak = max(peak, _memory(pid))
        time.sleep(2)
        print(f"runaway query: {told[0]}")
        print(
            f"others meanwhile: {len(latencies)} answers, p50 {median(latencies):.1f}, "
            f"p95 {quantiles(latencies, n=20)[-1]:.1f}"
        )
        print(f"memory of all processes: {before} MiB before, {peak} at most, {_memory(pid)} after")

    def _rows(self, path: str) -> int:
        """Return how many rows there are; whoever asks `path` from now on finds the store warm."""
        return len(json.loads(self._client.ask(path)[1])["results"]["bindings"])

    def _busy(self, paths: Sequence[str], rounds: int | None = None) -> list[float]:
        work = [path for _ in range(rounds or self._rounds) for path in paths]
        with ThreadPoolExecutor(self._clients) as pool:
            answers = list(pool.map(self._client.ask, work))
        failed = next((answer for answer in answers if answer[0] != HTTPStatus.OK), None)
        if failed:
            sys.exit(f"an answer failed: {failed}")
        return [took for _, _, took in answers]

    def _alone(self, path: str) -> tuple[float, float, float]:
        """Return milliseconds of pyoxigraph in this process, of /queries and of /sparql."""
        mark = "&" if "?" in path else "?"
        sparql = self._client.ask(f"{path}{mark}format=sparql")[1].decode()
        encoded = f"/sparql?query={quote(sparql)}"
        tasks: tuple[Callable[[], object], ...] = (
            lambda: self._peer(sparql),
            lambda: self._client.ask(path),
            lambda: self._client.ask(encoded),
        )
        peer, asked, endpoint = (_repeated(task, 2 * self._rounds) for task in tasks)
        return peer, asked, endpoint

    def _peer(self, sparql: str) -> bytes:
        found = self._store.query(sparql)
        if not isinstance(found, QuerySolutions):
            return b""
        return found.serialize(format=QueryResultsFormat.JSON) or b""


def _repeated(task: Callable[[], object], times: int) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        task()
        took.append(1000 * (time.perf_counter() - began))
    return median(islice(took, 1, None))


def _memory(pid: int) -> int:
    """Return the resident memory of a process and its children, in MiB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    own = next(
        line
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
        if line.startswith("VmRSS")
    )
    return int(own.split()[1]) // 1024 + sum(map(_memory_of_child, children))


def _memory_of_child(pid: str) -> int:
    try:
        return _memory(int(pid))
    except (OSError, StopIteration):
        return 0


if __name__ == "__main__":
    main()
