from pathlib import Path

import pytest

from dateline.cli.token import VARIABLE, token_of
from dateline.errors import UsageError

HOME = "127.0.0.1"


def test_a_file_counts_before_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(" kesh-1\n")
    assert token_of({VARIABLE: "kesh-2"}, file, host=HOME, without=False) == "kesh-1"
    assert token_of({VARIABLE: "kesh-2"}, None, host=HOME, without=False) == "kesh-2"


def test_without_either_a_new_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    first = token_of({VARIABLE: ""}, None, host=HOME, without=False)
    second = token_of({}, None, host=HOME, without=False)
    assert first != second
    told = capsys.readouterr()
    assert told.out == ""
    assert f"Authorization: Bearer {first}\n" in told.err


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_this_machine_may_do_without(host: str) -> None:
    assert token_of({VARIABLE: "kesh"}, None, host=host, without=True) == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.1", "kesh.example", ""])  # noqa: S104
def test_others_may_not(host: str) -> None:
    with pytest.raises(UsageError, match="for this machine only"):
        token_of({}, None, host=host, without=True)


@pytest.mark.parametrize("text", ["two words", "käsh", "a\tb"])
def test_what_no_header_can_carry(text: str) -> None:
    with pytest.raises(UsageError, match="no header can carry"):
        token_of({VARIABLE: text}, None, host=HOME, without=False)


def test_a_file_without_a_token(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        token_of({}, tmp_path / "none", host=HOME, without=False)
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(UsageError, match="is empty"):
        token_of({}, tmp_path / "empty", host=HOME, without=False)
