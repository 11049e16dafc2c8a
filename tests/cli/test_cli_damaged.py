"""A folder in which one file in a hundred is damaged, in eight ways: the others are loaded."""

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cli.conftest import Run

TEXT = "Kenya withdrew its troops from Kismayo airport, said minister number {}.\n"
HTML = "<html><head><title>Troops"
REASONS = {
    "truncated.txt.gz": "damaged gzip data",
    "utf8.txt": "not UTF-8",
    "empty.txt": "empty",
    "binary.txt": "binary",
    "truncated.html": "no article",
    "records.jsonl#2": "not JSON",
    "bomb.txt.gz": "too large",
    "locked": "permission denied",
    "vanished.txt": "no such file",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Iterator[Path]":
    news = tmp_path / "news"
    news.mkdir()
    for number in range(30):
        (news / f"{number:03}.txt").write_text(TEXT.format(number), "utf-8")
    whole = gzip.compress(TEXT.format("x").encode() * 50)
    (news / "truncated.txt.gz").write_bytes(whole[: len(whole) // 2])
    (news / "utf8.txt").write_bytes(TEXT.format("y").encode() + b"\xff\xfe\xfa broken \x80")
    (news / "empty.txt").write_bytes(b"")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (news / "truncated.html").write_text(HTML, "utf-8")
    rows = [json.dumps({"text": TEXT.format(f"r{number}")}) for number in range(3)]
    (news / "records.jsonl").write_text("\n".join([rows[0], rows[1][:20], rows[2]]), "utf-8")
    (news / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 60_000_000))
    (news / "locked").mkdir()
    (news / "vanished.txt").symlink_to(news / "gone.txt")
    (news / "locked").chmod(0)
    # Root reads whatever it likes; the system refuses where it can.
    if os.geteuid() == 0:
        refuse(monkeypatch, str(news / "locked"))
    yield news
    (news / "locked").chmod(0o700)


def refuse(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    scan, access = os.scandir, os.access

    def scandir(folder: str) -> object:
        if str(folder) == path:
            raise PermissionError(13, "Permission denied", path)
        return scan(folder)

    monkeypatch.setattr("os.scandir", scandir)
    monkeypatch.setattr("os.access", lambda p, mode: str(p) != path and access(p, mode))


def test_the_rest_is_loaded_and_each_bad_one_named(
    run: "Run", folder: Path, tmp_path: Path
) -> None:
    ran = run("load", folder, "--store", tmp_path / "s", "--report", tmp_path / "r.json")
    assert ran.code == 1
    told = json.loads((tmp_path / "r.json").read_text("utf-8"))
    good = {one["source"] for one in told["sources"] if one["state"] == "new"}
    bad = {one["source"]: one["error"] for one in told["sources"] if one["state"] == "skipped"}
    assert len(good) == 32
    assert {source.removeprefix(f"{folder}/") for source in bad} == set(REASONS)
    for name, reason in REASONS.items():
        error = bad[f"{folder}/{name}"]
        assert reason in error, error
        assert f"error: {error}" in ran.err
    assert ran.err.count("\n") == len(REASONS)
    assert run("doctor", "--store", tmp_path / "s").out == "all is well\n"
