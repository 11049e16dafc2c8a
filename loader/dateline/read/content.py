"""Bytes of one source: a file or standard input, never more than the limit."""

import errno
import os
import sys
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.read.sources import ARTICLE_SUFFIXES, STDIN

# A long news feature is 60 kB and a heavy web page 2 MB; more is a corpus, a log or a mistake.
MAX_BYTES = 5_000_000

_URL_SCHEMES = ("http://", "https://")
_FAILURES = {
    errno.ENOENT: ("no such file", "check the path, or quote the glob"),
    errno.ENOTDIR: ("no such file", "check the path"),
    errno.EACCES: ("permission denied", "make the file readable for this user"),
    errno.EPERM: ("permission denied", "make the file readable for this user"),
}


def read_bytes(source: str, *, limit: int = MAX_BYTES) -> bytes:
    """Return everything `source` holds; '-' is standard input.

    Raises:
        SourceError: it cannot be opened, is a folder or URL, is empty or is over `limit` bytes.
    """
    if source.lower().startswith(_URL_SCHEMES):
        hint = "save the page and load the file"
        raise SourceError(f"{shown(source)}: URLs cannot be read", hint=hint)
    data = _read_stdin(limit) if source == STDIN else _read_file(source, limit)
    if not data.strip():
        raise SourceError(f"{shown(source)}: empty", hint="nothing to read; leave it out")
    return data


def shown(source: str) -> str:
    r"""Return `source` as it may stand in a one-line message: control characters escaped.

    >>> shown("news\n2024.txt")
    "'news\\n2024.txt'"
    """
    return source if source.isprintable() else ascii(source)


def _read_stdin(limit: int) -> bytes:
    return _read_limited(sys.stdin.buffer, STDIN, limit)


def _read_file(source: str, limit: int) -> bytes:
    if os.path.isdir(source):  # noqa: PTH112 - answers False for a name no path can have
        raise _folder_error(source)
    try:
        with open(source, "rb") as file:  # noqa: PTH123 - a path is text all through this stage
            return _read_limited(file, source, limit)
    except (OSError, ValueError) as error:
        raise _open_error(source, error) from error


def _read_limited(file: BinaryIO, source: str, limit: int) -> bytes:
    data = file.read(limit + 1)
    if len(data) <= limit:
        return data
    size = os.fstat(file.fileno()).st_size if source != STDIN else 0
    found = f"{size / 1e6:.1f} MB" if size > limit else f"over {limit / 1e6:g} MB"
    raise SourceError(
        f"{shown(source)}: too large ({found}; the limit is {limit / 1e6:g} MB)",
        hint="split it into one file an article",
    )


def _folder_error(folder: str) -> SourceError:
    if not os.access(folder, os.R_OK | os.X_OK):
        return SourceError(
            f"{shown(folder)}: permission denied", hint="make the folder readable for this user"
        )
    kinds = ", ".join(ARTICLE_SUFFIXES)
    return SourceError(f"{shown(folder)}: a folder without articles", hint=f"it needs {kinds}")


def _open_error(source: str, error: OSError | ValueError) -> SourceError:
    reason, hint = _FAILURES.get(getattr(error, "errno", None) or 0, ("", "check the path"))
    reason = reason or getattr(error, "strerror", None) or "not a usable path"
    return SourceError(f"{shown(source)}: {reason}", hint=hint)
