import sys
from collections.abc import Iterator

import pytest

from dateline.cli.console import explained, report
from dateline.cli.progress import tracked
from dateline.cli.table import print_table
from dateline.errors import SourceError


def test_a_hint_follows_the_message() -> None:
    assert explained(SourceError("a: empty", hint="leave it out")) == "a: empty (leave it out)"
    assert explained(SourceError("a: empty")) == "a: empty"


def test_a_message_is_one_line_a_terminal_cannot_obey(capsys: pytest.CaptureFixture[str]) -> None:
    report(SourceError("a\x1b]0;x\x07\nb: empty"))
    assert capsys.readouterr().err == "error: a\\x1b]0;x\\x07 b: empty\n"


def test_a_piped_table_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("kind", "quote"), [("Visit", "\x1b[31m“a\nb”")])
    assert capsys.readouterr().out == "KIND   QUOTE\nVisit  \\x1b[31m“a b”\n"


def test_a_table_on_a_terminal_is_drawn_and_takes_no_markup(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    print_table(("kind", "quote"), [("Visit", "[bold]held[/bold] talks")])
    out = capsys.readouterr().out
    assert "[bold]held[/bold] talks" in out
    assert "─" in out
    assert "\x1b[3" not in out


def test_columns_without_content_take_no_room_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    print_table(("kind", "when", "place"), [("Visit", "", "Oslo"), ("Meeting", "", "")])
    out = capsys.readouterr().out
    assert "place" in out
    assert "when" not in out


def test_progress_shows_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(tracked(range(30))) == list(range(30))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert list(tracked(range(30))) == list(range(30))
    captured = capsys.readouterr()
    assert "30 articles" in captured.err
    assert captured.out == ""


def test_a_short_run_shows_no_progress(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(tracked(range(3))) == [0, 1, 2]
    assert "articles" not in capsys.readouterr().err


def test_progress_shows_while_the_first_takes_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("dateline.cli.progress._PATIENCE", 0.0)
    assert list(tracked(range(3), lambda item: f"{item} seen")) == [0, 1, 2]
    told = capsys.readouterr().err
    assert "3 articles" in told
    assert "2 seen" in told


def test_progress_stops_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(ValueError, match="broken"):
        list(tracked(items()))
