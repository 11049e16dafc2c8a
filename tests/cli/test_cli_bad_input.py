import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run

_NOBODY = 65534
_HOLDER = """
import fcntl, sys
with open(sys.argv[1], "w") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def not_root() -> Iterator[None]:
    """Give up the right to write everywhere, if the tests have it."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def missing(_: Path) -> None:
    pass


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b" \n\n\t\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def huge(path: Path) -> None:
    path.write_bytes(b"Ministers met in Accra on Monday. " * 600_000)


def broken_utf8(path: Path) -> None:
    path.write_bytes("Ministers met in Bogotá on Monday.".encode("latin-1"))


def furniture_only(path: Path) -> None:
    path.write_text("Subscribe to our newsletter\n\nSign up\n", "utf-8")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (missing, "no such file"),
        (empty, "empty"),
        (blank, "empty"),
        (binary, "not text"),
        (huge, "too large (20.4 MB; the limit is 5 MB)"),
        (broken_utf8, "UTF-8"),
        (furniture_only, "no article text"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@pytest.mark.parametrize("command", ["load", "extract"])
def test_a_bad_source_is_one_line_and_the_others_are_done(
    run: "Run",
    report: Path,
    command: str,
    make: Callable[[Path], None],
    reason: str,
) -> None:
    bad = report.with_name("bad.txt")
    make(bad)
    ran = run(command, bad, report, "--date", "2024-03-06")
    assert ran.code == 1
    assert ran.err.startswith(f"error: {bad}: ")
    assert reason in ran.err
    assert ran.err.count("\n") == 1
    assert " (" in ran.err
    assert "Withdrawal" in (run("stats").out if command == "load" else ran.out)


def test_an_article_without_facts_is_loaded(run: "Run", tmp_path: Path) -> None:
    article = tmp_path / "quiet.txt"
    article.write_text(
        "OSLO — The fjord was calm, and a light rain fell on the harbour all morning long.\n",
        "utf-8",
    )
    ran = run("load", article)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"new      {article}: 0 claims\n")


def test_a_store_in_use_by_another_process_is_left_alone(
    run: "Run", report: Path, tmp_path: Path
) -> None:
    run("load", report, "--store", "s")
    before = run("dump", "--store", "s").out
    command = [sys.executable, "-c", _HOLDER, str(tmp_path / "s" / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        for arguments in (["load", report], ["stats"], ["query", "withdrawals"]):
            ran = run(*arguments, "--store", "s")
            assert (ran.code, ran.out) == (3, "")
            assert ran.err.startswith("error: the store s is in use by another process")
            assert ran.err.count("\n") == 1
        holder.communicate()
    assert run("dump", "--store", "s").out == before


def test_a_folder_that_cannot_be_written_takes_no_store(run: "Run", report: Path) -> None:
    run("load", report, "--dry-run")  # what is imported late must be there before rights go
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        article = Path(folder, "report.txt")
        article.write_bytes(report.read_bytes())
        Path(folder).chmod(0o555)
        with not_root():
            ran = run("load", article, "--store", Path(folder, "s"))
        Path(folder).chmod(0o755)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"error: cannot write to the store {folder}/s: Permission denied (")


def test_a_store_that_cannot_be_written_stays_as_it_is(run: "Run", report: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, article = Path(folder, "s"), Path(folder, "report.txt")
        article.write_bytes(report.read_bytes())
        run("load", article, "--store", store)
        before = run("dump", "--store", store).out
        Path(folder).chmod(0o755)
        with not_root():
            ran = run("load", article, "--store", store)
        assert run("dump", "--store", store).out == before
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"error: cannot write to the store {folder}/s: Permission denied (")


@pytest.mark.parametrize("command", ["load report.txt", "stats", "dump", "show Kenya", "validate"])
def test_a_file_is_no_store(run: "Run", report: Path, command: str) -> None:
    report.with_name("s").write_text("notes", "utf-8")
    ran = run(*command.split(), "--store", "s")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: ")
    assert Path("s").read_text("utf-8") == "notes"


def test_reading_makes_no_store(run: "Run") -> None:
    for command in ("stats", "dump", "validate"):
        ran = run(command, "--store", "none")
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("error: there is no store at none (")
    assert not Path("none").exists()


def test_a_hostile_file_name_does_not_reach_the_terminal(run: "Run") -> None:
    ran = run("load", "a\x1b]0;owned\x07\nerror: b.txt")
    assert ran.code == 1
    assert "\x1b" not in ran.out + ran.err
    assert ran.err.count("\n") == 1
