"""Out of the store and back: backups, and dumps with texts and without."""

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run


def dumped(run: "Run", store: Path, *options: str) -> str:
    ran = run("dump", "--store", store, *options)
    assert ran.code == 0, ran.err
    return ran.out


def test_a_backup_stays_as_it_is(run: "Run", report: Path, tmp_path: Path) -> None:
    store, backup = tmp_path / "s", tmp_path / "kept" / "b"
    run("load", report, "--store", store)
    before = dumped(run, store, "--texts")
    assert run("backup", backup, "--store", store).code == 0
    run("retract", report, "--reason", "withdrawn", "--store", store)
    assert dumped(run, backup, "--texts") == before
    refused = run("restore", backup, "--store", store)
    assert refused.code == 3
    assert "--replace" in refused.err
    assert run("restore", backup, "--store", store, "--replace").code == 0
    assert dumped(run, store, "--texts") == before
    assert run("load", report, "--store", store).out.startswith("same ")
    assert run("restore", backup, "--store", tmp_path / "new").code == 0
    assert dumped(run, tmp_path / "new") == dumped(run, backup)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_no_backup_goes_over_something(run: "Run", report: Path, tmp_path: Path) -> None:
    run("load", report, "--store", tmp_path / "s")
    (tmp_path / "there").mkdir()
    ran = run("backup", tmp_path / "there", "--store", tmp_path / "s")
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert run("restore", tmp_path / "there", "--store", tmp_path / "new").code == 3
    assert not (tmp_path / "new").exists()
    assert run("backup", tmp_path / "b", "--store", "http://localhost:9/x").code == 2


@pytest.mark.parametrize(
    ("form", "name"), [("nquads", "d.nq"), ("trig", "d.trig"), ("nquads", "d.nq.gz")]
)
@pytest.mark.parametrize("texts", [("--texts",), ()], ids=["texts", "quads"])
def test_a_dump_comes_back_whole(
    run: "Run", report: Path, tmp_path: Path, form: str, name: str, texts: tuple[str, ...]
) -> None:
    store, other, file = tmp_path / "s", tmp_path / "o", tmp_path / name
    report.with_name("b.txt").write_text("Peru praised Chile.\n\ud800"[:-1], "utf-8")
    run("load", report, report.with_name("b.txt"), "--date", "2024-03-06", "--store", store)
    run("link", "decide", "Jean Habimana", "no", "--store", store, "--by", "Ada")
    run("retract", report.with_name("b.txt"), "--reason", "withdrawn", "--store", store)
    out = dumped(run, store, "-f", form, *texts).encode()
    file.write_bytes(gzip.compress(out) if name.endswith(".gz") else out)
    ran = run("load", file, "--store", other)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1 new, 0 changed, 0 same, 0 skipped; ")
    assert dumped(run, other) == dumped(run, store)
    assert dumped(run, other, *texts) == dumped(run, store, *texts)
    assert run("load", file, "--store", other).out.startswith("0 new, 0 changed, 1 same, ")
    health = run("doctor", "--store", other)
    assert ("graph without text" in health.out) is not bool(texts)


def test_a_damaged_dump_loads_nothing(run: "Run", report: Path, tmp_path: Path) -> None:
    run("load", report, "--store", tmp_path / "s")
    out = dumped(run, tmp_path / "s")
    (tmp_path / "d.nq").write_text(out[: len(out) // 2], "utf-8")
    ran = run("load", tmp_path / "d.nq", "--store", tmp_path / "o")
    assert ran.code == 1
    assert "d.nq: a damaged dump: " in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "o").exists()


def test_a_dump_of_another_base_is_refused(run: "Run", report: Path, tmp_path: Path) -> None:
    base = ("--base-iri", "https://news.example/id/")
    run("load", report, "--store", tmp_path / "s", *base)
    ran = run("dump", "--store", tmp_path / "s", *base)
    (tmp_path / "d.nq").write_text(ran.out, "utf-8")
    refused = run("load", tmp_path / "d.nq", "--store", tmp_path / "o")
    assert refused.code == 2
    assert "--base-iri https://news.example/id/" in refused.err
    assert run("load", tmp_path / "d.nq", "--store", tmp_path / "o2", *base).code == 0


def test_articles_and_dumps_are_loaded_apart(run: "Run", report: Path, tmp_path: Path) -> None:
    (tmp_path / "d.nq").write_text("", "utf-8")
    ran = run("load", tmp_path / "d.nq", report, "--store", tmp_path / "s")
    assert ran.code == 2
