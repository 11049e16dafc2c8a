"""The README's commands print what it says they print."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from dateline.cli import main

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """Each command with the output printed below it."""
    found = []
    for block in _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        command, _, output = block.partition("\n")
        found.append((command.removeprefix("$ "), output))
    return found


def test_readme_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    for command, expected in blocks():
        program, *arguments = shlex.split(command)
        assert program == "dateline"
        main(arguments)
        printed = capsys.readouterr()
        assert (printed.out + printed.err).rstrip() == expected.rstrip(), command


def test_readme_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / "README.md").read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
