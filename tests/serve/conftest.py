"""A real server on this machine, over a small store of its own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dateline.cli import main
from dateline_server import TOKEN, Server, started

TEXT = "MOSCOW -- Russia withdrew its troops from the Qamishli airport in Syria."


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one article that gives one fact and more."""
    folder = tmp_path_factory.mktemp("serve")
    article = folder / "article.txt"
    article.write_text(TEXT)
    assert main(["load", str(article), "--date", "2026-01-28", "--store", f"{folder}/store"]) == 0
    return folder / "store"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., Server]]:
    """Return what starts servers, which end with the tests."""
    with ExitStack() as servers:
        yield lambda store, *options, **environment: servers.enter_context(
            started(store, *options, environment=environment)
        )


@pytest.fixture(scope="session")
def server(serve: Callable[..., Server], store: Path) -> Server:
    """A server that only reads, and soon has enough of a query."""
    limits = "--query-seconds 4 --query-memory 64 --answer-size 1 --queries-at-once 3"
    return serve(store, *limits.split())


@pytest.fixture(scope="session")
def writable(
    serve: Callable[..., Server], store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """A server that takes updates from whoever shows `TOKEN`, over a store of its own."""
    folder = tmp_path_factory.mktemp("writable") / "store"
    shutil.copytree(store, folder, ignore=shutil.ignore_patterns("snapshots"))
    return serve(folder, "--allow-update", DATELINE_TOKEN=TOKEN)
