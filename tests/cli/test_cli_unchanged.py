"""What has not changed is passed over; what was cut short goes on."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.cli.interrupts import Stoppable
from dateline.cli.progress import Told
from dateline.errors import SourceError, UsageError
from dateline.pipeline import Outcome, Yield

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path, report: Path) -> Path:
    found = tmp_path / "news"
    found.mkdir()
    (found / "a.txt").write_bytes(report.read_bytes())
    (found / "b.txt").write_text(
        "LIMA, March 5 — Peru condemned Bolivia on Monday for expelling its ambassador.\n", "utf-8"
    )
    return found


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail at the first sentence that is parsed."""

    def refuse(*_: object) -> None:
        raise UsageError("must not be parsed")

    monkeypatch.setattr("dateline.annotate.parse.SpacyParser.__init__", refuse)


def states(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()[:-1]]


@pytest.mark.parametrize("workers", [(), ("--workers", 2)])
def test_unchanged_sources_are_not_parsed(
    run: "Run", folder: Path, tmp_path: Path, request: pytest.FixtureRequest, workers: tuple[object]
) -> None:
    store = ("--store", tmp_path / "s")
    first = run("load", folder, *store)
    request.getfixturevalue("no_parser")
    again = run("load", folder, *store, *workers)
    assert states(again.out) == ["same", "same"]
    assert again.out.replace("same", "new ", 2).splitlines()[:-1] == first.out.splitlines()[:-1]
    assert run("load", "news/a.txt", *store).code == 0
    # A word of the options, and all is read again: here that fails.
    assert run("load", folder, *store, "--date", "2024-03-06").code == 2
    assert run("load", folder, *store, "--again").code == 2


def test_what_changed_is_read(run: "Run", folder: Path, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "s")
    run("load", folder, *store)
    (folder / "b.txt").write_text("LIMA, March 5 — Peru praised Bolivia on Monday.\n", "utf-8")
    assert states(run("load", folder, *store).out) == ["same", "changed"]
    assert states(run("load", folder, *store).out) == ["same", "same"]


def test_a_file_named_otherwise_is_the_same_file(
    run: "Run", folder: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    run("load", folder, "--store", tmp_path / "s")
    request.getfixturevalue("no_parser")
    assert run("load", "news", "./news", "--store", tmp_path / "s").code == 0


def test_a_corpus_is_passed_over_record_by_record(run: "Run", tmp_path: Path) -> None:
    rows = [{"text": f"Kenya withdrew its troops from Mali in 200{n}."} for n in range(3)]
    corpus = tmp_path / "news.jsonl"
    corpus.write_text("\n".join(map(json.dumps, rows)))
    run("load", corpus, "--store", tmp_path / "s")
    rows[1]["text"] = "Chad withdrew its troops from Mali in 2001."
    corpus.write_text("\n".join(map(json.dumps, rows)))
    ran = run("load", corpus, "--store", tmp_path / "s")
    assert states(ran.out) == ["same", "new", "same"]


def test_the_report_names_every_source(run: "Run", folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    ran = run("load", folder, "--store", tmp_path / "s", "--report", tmp_path / "out.json")
    assert ran.code == 1
    told = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [one["state"] for one in told["sources"]] == ["new", "new", "skipped"]
    assert told["sources"][2]["error"].endswith("c.txt: empty")
    assert told["counts"] == {"new": 2, "changed": 0, "same": 0, "skipped": 1}
    assert (told["interrupted"], told["error"]) == (False, None)
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.json"]


def test_a_report_that_cannot_be_written_is_wrong_usage(run: "Run", folder: Path) -> None:
    ran = run("load", folder, "--report", "none/out.json")
    assert ran.code == 2
    assert "--report" in ran.err


def test_there_is_nothing_to_resume(run: "Run", folder: Path, tmp_path: Path) -> None:
    run("load", folder, "--store", tmp_path / "s")
    ran = run("load", "--resume", "--store", tmp_path / "s")
    assert (ran.code, ran.out) == (2, "")
    assert "was cut short" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as a terminal does")
def test_ctrl_c_stops_the_load_cleanly_and_it_goes_on(run: "Run", tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for count in range(150):
        text = f"Kenya withdrew its troops from Mali, said minister {count}. " * 4
        (news / f"{count:03}.txt").write_text(text, "utf-8")
    store, told = tmp_path / "s", tmp_path / "out.json"
    options = ["--date", "2024-03-06", "--store", str(store), "--report", str(told)]
    with subprocess.Popen(
        [sys.executable, "-m", "dateline", "load", str(news), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert first.startswith("new ")
    assert "interrupted" in err
    report = json.loads(told.read_text("utf-8"))
    assert report["interrupted"]
    loaded = report["counts"]["new"]
    assert 0 < loaded < 150
    assert rest.splitlines()[-1].startswith(f"{loaded} new, ")
    gone_on = run("load", "--resume", "--store", store)
    assert states(gone_on.out).count("same") == loaded
    assert states(gone_on.out).count("new") == 150 - loaded
    assert run("load", "--resume", "--store", store).code == 2


def test_a_signal_between_items_ends_the_iteration() -> None:
    stop = Stoppable()
    seen = []
    for item in stop.run(range(10)):
        seen.append(item)
        if item == 2:
            os.kill(os.getpid(), signal.SIGTERM)
    assert seen == [0, 1, 2]
    assert stop.exit_code == 128 + signal.SIGTERM


def test_a_signal_ends_the_wait_for_an_item() -> None:
    def waiting() -> "Iterator[int]":
        yield 1
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
        time.sleep(30)
        yield 2

    stop, began = Stoppable(), time.monotonic()
    assert list(stop.run(waiting())) == [1]
    assert time.monotonic() - began < 10
    assert signal.getsignal(signal.SIGINT) is not None


def test_progress_sums_up_facts_and_failures() -> None:
    told = Told()
    assert told(Outcome(source="a", gave=Yield(facts=3))) == "3 facts, 0 failed"
    assert told(Outcome(source="b", error=SourceError("b: empty"))) == "3 facts, 1 failed"
