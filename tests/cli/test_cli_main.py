import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline import __version__
from dateline.cli import entry
from dateline.cli.app import COMMANDS

if TYPE_CHECKING:
    from cli.conftest import Run


def test_arguments_come_from_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dateline", "--version"])
    assert entry.main() == 0
    assert capsys.readouterr().out == f"dateline {__version__}\n"


def test_without_a_command_the_help_is_shown(run: "Run") -> None:
    ran = run()
    assert ran.code == 0
    assert all(f"  {command.__name__} " in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", [command.__name__ for command in COMMANDS])
def test_every_command_has_help(run: "Run", command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"Usage: dateline {command}" in ran.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["laod"], "Did you mean 'load'?"),
        (["load"], "Missing argument 'SOURCE'. (see `dateline load --help`)"),
        (["load", "a.txt", "--dat", "2024-01-01"], "--date"),
        (["load", "a.txt", "--date", "yesterday"], "'yesterday' is not a day; write it as 2026-"),
        (["extract", "a.txt", "--format", "pdf"], "'pdf'"),
        (["extract", "a.txt", "--min-confidence", "2"], "not a confidence: 2.0"),
        (["extract", "a.txt", "--base-iri", "no iri"], "not a base IRI"),
        (["extract", "a.txt", "--url", "ftp:/x"], "not a web address"),
        (
            ["extract", "a.txt", "b.txt", "--url", "https://a.example/x"],
            "there are several articles",
        ),
        (["extract", "a.txt", "--encoding", "latin-99"], "latin-99"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(
    run: "Run", report: Path, arguments: list[str], message: str
) -> None:
    report.rename("a.txt")
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_a_missing_language_pipeline_is_named(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MODEL", "xx_none")
    ran = run("extract", "a.txt")
    assert ran.code == 2
    assert ran.err.startswith("error: no such spaCy pipeline: 'xx_none' (install it")


def test_ctrl_c_ends_with_130(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.cli.batch.articles_of", interrupted)
    assert run("extract", "a.txt").code == 130


def test_a_reader_that_goes_away_is_no_error(store: Path) -> None:
    command = [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main())"]
    command += ["dump", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], {"spacy", "rdflib", "trafilatura", "pyshacl", "yaml", "rich"}),
        (["query"], {"spacy", "rdflib", "trafilatura", "pyshacl"}),
        (["stats", "--store", "none"], {"spacy", "rdflib", "trafilatura", "pyshacl"}),
    ],
)
def test_commands_import_only_what_they_need(arguments: list[str], unwanted: set[str]) -> None:
    code = (
        "import sys; from dateline.cli import main; main(sys.argv[1:]);"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert "typer" in ran.stderr.split()
    assert not unwanted & set(ran.stderr.split())
