"""The token that whoever writes to a server must show: where it comes from."""

import ipaddress
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import typer

from dateline.errors import UsageError

VARIABLE: Final = "DATELINE_TOKEN"
_VISIBLE: Final = re.compile(r"[\x21-\x7e]+")
_BYTES: Final = 24


def token_of(environment: Mapping[str, str], file: Path | None, *, host: str, without: bool) -> str:
    """Return the token that writers must show, or "" if they need none.

    Args:
        environment: may hold it as `DATELINE_TOKEN`.
        file: a file that holds it; counts before the environment.
        host: the address that is listened at.
        without: no token is wanted, which only an address of this machine allows.

    Raises:
        UsageError: a token cannot be read or sent in a header, or must not be left out.
    """
    if without:
        _check_may_go_without(host)
        return ""
    found = _read(file) if file else environment.get(VARIABLE, "").strip()
    if found and not _VISIBLE.fullmatch(found):
        raise UsageError(
            "the token has characters that no header can carry",
            hint="use letters, digits and punctuation, without spaces",
        )
    return found or _new()


def _check_may_go_without(host: str) -> None:
    if host != "localhost" and not _is_loopback(host):
        raise UsageError(
            f"--no-token is for this machine only, not for {host}",
            hint=f"set {VARIABLE} or --token-file, or leave out --host",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read(file: Path) -> str:
    try:
        found = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the token file {str(file)!a} cannot be read: {error}") from error
    if not found:
        raise UsageError(f"the token file {str(file)!a} is empty")
    return found


def _new() -> str:
    token = secrets.token_urlsafe(_BYTES)
    typer.echo(
        f"updates need this header, new at every start: Authorization: Bearer {token}\n"
        f"(set {VARIABLE} or --token-file to choose the token)",
        err=True,
    )
    return token
