"""The README's commands print what it says they print."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from dateline.cli import main
from dateline_server import started

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def text() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def blocks() -> list[tuple[str, str]]:
    """Each command with the output printed below it."""
    found = []
    for block in _BLOCK.findall(text()):
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


def test_readme_requests(tmp_path: Path) -> None:
    """The addresses that the README asks a server for give what it says."""
    command = ["load", str(ROOT / "examples" / "moscow-2026.txt"), "--date", "2026-01-28"]
    assert main([*command, "--store", f"{tmp_path}/store"]) == 0
    asked = re.findall(
        r"curl -H 'Accept: (.+?)' 'http://127.0.0.1:8000(.+?)'(?: --data-urlencode 'query=(.+?)')?",
        text(),
    )
    assert len(asked) > 2
    with started(tmp_path / "store") as server:
        for media_type, path, query in asked:
            answer = server.get(path, media_type, **({"query": query} if query else {}))
            assert (answer.status_code, len(answer.text) > 1) == (200, True), path
            assert answer.headers["Content-Type"].startswith(media_type)


def test_readme_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text())
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
