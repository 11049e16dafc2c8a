import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.errors import SourceError
from dateline.read.content import MAX_BYTES, read_bytes
from dateline.read.streams import shown


def refusal(source: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_bytes(source)
    assert "\n" not in f"{caught.value}{caught.value.hint}"
    assert caught.value.hint
    return caught.value


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Talks began.")
    assert read_bytes(str(path)) == b"Talks began."


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Talks began.")))
    assert read_bytes("-") == b"Talks began."


def test_standard_input_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a" * (MAX_BYTES + 1))))
    assert "over 5 MB" in str(refusal("-"))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("gone.txt", "no such file"),
        ("gone\0.txt", "not a usable path"),
        ("x" * 5000, "File name too long"),
    ],
)
def test_what_cannot_be_opened(source: str, reason: str) -> None:
    assert reason in str(refusal(source))


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n "])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert str(refusal(str(path))) == f"{path}: empty"


def test_a_folder_without_articles(tmp_path: Path) -> None:
    error = refusal(str(tmp_path))
    assert "a folder without articles" in str(error)
    assert ".html" in error.hint


def test_a_large_file_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"Talks began. " * 1_600_000)
    assert "too large (20.8 MB; the limit is 5 MB)" in str(refusal(str(path)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_permission_denied(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "closed"
    path.mkdir() if kind == "folder" else path.write_text("x")
    path.chmod(0)
    assert "permission denied" in str(refusal(str(path)))
    path.chmod(0o700)


def test_permission_denied_is_told_from_a_missing_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert str(refusal("closed.txt")) == "closed.txt: permission denied"


def test_a_hostile_name_stays_on_one_line() -> None:
    assert shown("a\nb\x1b[31m.txt") == r"'a\nb\x1b[31m.txt'"
    assert shown("Zürich.txt") == "Zürich.txt"
