import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
import spacy

from dateline.cli import main
from dateline.link import load_gazetteer
from loopback import Site, serving
from wikidata_server import FakeWikidata, serving_wikidata

REPORT = """\
NAIROBI, March 5 — Kenya withdrew its troops from Kismayo airport on Tuesday.

Ethiopian Prime Minister Abiy Ahmed met Kenyan President William Ruto in Nairobi on Monday.

Uganda demanded that Rwanda hand over Jean Habimana.
"""


@pytest.fixture(scope="session", autouse=True)
def _load_once() -> Iterator[None]:
    """Load what is large once, not once a command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("spacy.load", cache(spacy.load))
        patch.setattr("dateline.link.load_gazetteer", cache(load_gazetteer))
        yield


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs a command as the program would, without a process of its own."""

    def __call__(self, *arguments: object) -> Ran: ...


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_main(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_main


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one report in it, not to be written to."""
    folder = tmp_path_factory.mktemp("loaded")
    path = folder / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert main(["load", str(path), "--date", "2024-03-06", "--store", str(folder / "store")]) == 0
    return folder / "store"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as running:
        yield running


@pytest.fixture
def wikidata(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeWikidata]:
    """A Wikidata for the commands to ask; nothing waits."""
    with serving_wikidata() as fake:
        monkeypatch.setenv("DATELINE_WIKIDATA_API", fake.api)
        monkeypatch.setenv("DATELINE_WIKIDATA_SPARQL", fake.sparql)
        monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
        monkeypatch.setattr("time.sleep", lambda _: None)
        yield fake
