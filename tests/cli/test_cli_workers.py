import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run

TWO = ("--workers", 2)


@pytest.fixture
def folder(tmp_path: Path, report: Path) -> Path:
    """A folder of three articles, one of them a copy, and one that is none."""
    found = tmp_path / "news"
    found.mkdir()
    (found / "a.txt").write_bytes(report.read_bytes())
    (found / "b.txt").write_text(
        "LIMA, March 5 — Peru condemned Bolivia on Monday for expelling its ambassador.\n", "utf-8"
    )
    (found / "c.txt").write_bytes(report.read_bytes())
    (found / "d.txt").write_text("  \n", "utf-8")
    return found


@pytest.mark.parametrize("options", [("-f", "jsonl"), ("-f", "trig"), ("--explain",)])
def test_extract_prints_what_one_process_prints(
    run: "Run", folder: Path, options: tuple[str, ...]
) -> None:
    alone = run("extract", folder, *options)
    ran = run("extract", folder, *options, *TWO)
    assert alone.out
    assert ran == alone
    assert ran.code == 1
    assert "d.txt: empty (nothing to read; leave it out)" in ran.err


def test_load_stores_what_one_process_stores(run: "Run", folder: Path, tmp_path: Path) -> None:
    stores = tmp_path / "one", tmp_path / "two"
    alone = run("load", folder, "--json", "--store", stores[0])
    ran = run("load", folder, "--json", "--store", stores[1], *TWO)
    assert ran == alone
    one, two = (run("dump", "--store", store).out for store in stores)
    assert one
    assert two == one


def test_what_a_person_decided_holds_in_every_process(
    run: "Run", report: Path, tmp_path: Path
) -> None:
    store = ("--store", tmp_path / "s")
    run("load", report, *store)
    decided = run("link", "decide", "Jean Habimana", "yes", "--item", "Q42", *store, "--by", "Ada")
    assert decided.code == 0, decided.err
    edited = report.read_text("utf-8").replace("Uganda demanded", "Burundi demanded")
    report.write_text(edited, "utf-8")
    run("load", report, *store, *TWO)
    told = run("dump", *store).out
    assert "ontology#theme> <http://www.wikidata.org/entity/Q42> " in told
    run("load", report, *store)
    assert run("dump", *store).out == told


def test_standard_input_is_read_by_the_process_that_has_it(
    run: "Run", report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given() -> None:
        stdin = io.TextIOWrapper(io.BytesIO(report.read_bytes()))
        monkeypatch.setattr(sys, "stdin", stdin)

    given()
    alone = run("extract", "-", "-f", "jsonl")
    given()
    ran = run("extract", "-", "-f", "jsonl", *TWO)
    assert alone.out
    assert ran == alone


@pytest.mark.parametrize("command", ["load", "extract"])
@pytest.mark.parametrize("count", ["0", "-2", "two"])
def test_a_number_of_workers_that_cannot_be_is_wrong_usage(
    run: "Run", command: str, count: str
) -> None:
    ran = run(command, "a.txt", "--workers", count)
    assert (ran.code, ran.out) == (2, "")
    assert "--workers" in ran.err
    assert ran.err.count("\n") == 1


def test_a_missing_language_pipeline_is_named_once(
    run: "Run", report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_MODEL", "xx_none")
    ran = run("extract", report, report, *TWO)
    assert ran.code == 2
    assert ran.err.startswith("error: no such spaCy pipeline: 'xx_none' (install it")
    assert ran.err.count("\n") == 1
