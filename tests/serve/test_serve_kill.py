"""Servers that are killed: what was acknowledged is there, what was not is there whole or not."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from dateline.cli import main
from dateline_server import Server, started

UPDATE = {"content_type": "application/sparql-update"}
INSERT = "INSERT DATA {{ GRAPH <urn:kesh:{0}> {{ <urn:a> <urn:b> {0} , 'twin' }} }}"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?c = CONCAT(?f, ?i)) }"
WRITABLE = ("--allow-update", "--no-token")

pytestmark = pytest.mark.skipif(
    not os.environ.get("DATELINE_THOROUGH"), reason="takes long: set DATELINE_THOROUGH"
)


def write_until_killed(server: Server, first: int) -> int:
    """Write one graph after another, while a query runs; return how many were acknowledged."""
    threading.Thread(target=ask_in_vain, args=(server,)).start()
    killer = threading.Timer(1.5 + first % 7 / 10, server.process.send_signal, [signal.SIGKILL])
    killer.start()
    number = first
    with suppress(requests.ConnectionError):
        while server.send("POST", "/sparql", INSERT.format(number), **UPDATE).status_code == 204:
            number += 1
    killer.join()
    return number


def ask_in_vain(server: Server) -> None:
    with suppress(requests.ConnectionError):
        server.get("/sparql", query=CROSS)


def test_kill_9_while_writing(tmp_path: Path) -> None:
    store, written = tmp_path / "store", 0
    for _ in range(5):
        with started(store, *WRITABLE) as server:
            written = write_until_killed(server, written)
        with started(store, *WRITABLE) as server:
            graphs = "GRAPH ?g { ?s ?p ?o FILTER STRSTARTS(STR(?g), 'urn:kesh:') }"
            found = server.count(graphs)
            assert found in {2 * written, 2 * written + 2}
            written = found // 2
            assert len(list((store / "snapshots").iterdir())) == 1
    assert written > 10


def test_loads_go_on_beside_queries(
    store: Path, serve: Callable[..., Server], tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder, ignore=shutil.ignore_patterns("snapshots"))
    server = serve(folder)
    threading.Thread(target=ask_in_vain, args=(server,), daemon=True).start()
    time.sleep(0.5)
    before = server.count("?article a dl:Article")
    text = "LIMA -- Peru condemned the attack on the embassy of Chile in Quito."
    (tmp_path / "later.txt").write_text(text)
    assert main(["load", f"{tmp_path}/later.txt", "--store", str(folder)]) == 0
    assert server.count("?article a dl:Article") == before + 1
