"""Partitions on workers that are ended, by one article again and again."""

import gzip
import os
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from dateline.dask_engine import DaskEngine
from dateline.errors import NetworkError, UsageError
from dateline.model.article import Article
from dateline.partitions import Here, Item, partitions
from dateline.pipeline import Outcome, Pipeline
from dateline.read import Source, name_of
from dateline.store.packed import Packed
from dateline.store.parts.folder import Part
from test_workers import stages as failing_stages

GRAPH = NamedNode("https://example.org/graph")


def in_packed_form(outcome: Outcome) -> Outcome:
    if outcome.linked is None:
        return outcome
    article = outcome.linked.article
    own = f'<https://example.org/a> <https://example.org/b> "{article.source}" {GRAPH} .\n'
    packed = Packed(key=article.key, graph=GRAPH, own=own.encode())
    return replace(outcome, article=article, packed=packed, linked=None, graphs=None)


def read_or_lose_the_worker(source: Source) -> Article:
    """Read; one source ends the worker that its process belongs to, the first time."""
    if name_of(source).startswith("lost:") and not Path(name_of(source)[5:]).exists():
        Path(name_of(source)[5:]).touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(1)
    return failing_stages().read(source)


def stages() -> Pipeline:
    return replace(failing_stages(), read=read_or_lose_the_worker, finish=in_packed_form)


def mark() -> str:
    return "the same everywhere"


def mark_of_the_process() -> str:
    return str(os.getpid())


def found(engine: DaskEngine | Here, sources: Iterable[str], size: int) -> dict[str, Part]:
    items = (Item(source=source) for source in sources)
    return dict(engine.run(partitions(items, size, "setup")))


def test_a_cluster_makes_the_parts_that_one_process_makes(tmp_path: Path) -> None:
    """Among articles that end the process that reads them, or the worker, or are no good."""
    once, lost = tmp_path / "tried", tmp_path / "lost"
    sources = [f"once:{once}", "a", "bad", "b", "deadly", "c", f"lost:{lost}", "deadly", *"efgh"]
    parts = found(DaskEngine(make=stages, mark=mark, processes=2), sources, 5)
    assert once.exists()
    assert lost.exists()
    reasons = sorted(failure.reason for part in parts.values() for failure in part.failed)
    deadly = "deadly: it ended the process that read it"
    assert reasons == ["bad: empty", deadly, deadly]
    assert sum(part.articles for part in parts.values()) == len(sources) - 3
    alone = found(Here(stages()), [s for s in sources if s != "deadly"], 1)
    assert _unpacked(parts.values()) == _unpacked(alone.values())


def _unpacked(parts: Iterable[Part]) -> list[bytes]:
    return sorted(
        line for part in parts for line in gzip.decompress(part.quads).splitlines() if line
    )


@pytest.mark.parametrize(
    ("engine", "error", "message"),
    [
        (DaskEngine(make=stages, mark=mark), UsageError, "no such codec"),
        (DaskEngine(make=stages, mark=mark_of_the_process), NetworkError, "another version"),
        (
            DaskEngine(make=stages, mark=mark, scheduler="tcp://127.0.0.1:9"),
            NetworkError,
            "no Dask scheduler answers at 'tcp://127.0.0.1:9'",
        ),
        (
            DaskEngine(make=stages, mark=mark, scheduler="nonsense://x"),
            NetworkError,
            "no Dask scheduler answers",
        ),
    ],
)
def test_what_concerns_all_partitions_stops_the_run(
    engine: DaskEngine, error: type[Exception], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.dask_engine._CONNECT", "1s")
    with pytest.raises(error, match=message):
        found(engine, ["a", "impossible"], 1)


def test_partitions_have_names_by_content() -> None:
    names: Callable[[str, str], list[str]] = lambda sources, setup: [  # noqa: E731
        p.name for p in partitions([Item(source=s) for s in sources], 2, setup)
    ]
    assert len(names("abcde", "x")) == 3
    assert names("abcde", "x")[:2] == names("abcd", "x")
    assert not set(names("abcd", "x")) & set(names("abcd", "y"))
