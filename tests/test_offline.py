"""Nothing opens a connection unless it is asked to."""

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from dateline.cli import main

NEWS = """\
TBILISI, March 5 — Georgian politician Zurab Tarkhnadze met German officials in Paris on Tuesday.
"""


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("_no_network")
def test_no_socket_is_opened_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    for command in (
        "load news.txt --date 2024-03-06",
        "load news.txt --date 2024-03-06 --dry-run",
        "extract news.txt --format jsonl",
        "show Paris",
        "query meetings",
        "link Georgia",
        "link review --list",
        "link decide Paris unsure --by Mira",
        "export quickstatements",
        "validate",
    ):
        assert main(command.split()) == 0, command


@pytest.mark.usefixtures("_no_network")
def test_a_socket_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    with pytest.raises(AssertionError, match="a socket was opened"):
        main(["load", "news.txt", "--online"])
