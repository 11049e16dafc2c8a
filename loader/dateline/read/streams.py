"""A source's bytes as a stream, decompressed where they are compressed."""

import bz2
import errno
import gzip
import io
import lzma
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from dateline.errors import SourceError
from dateline.read.sources import ARTICLE_SUFFIXES, STDIN

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

_FAILURES: Final = {
    errno.ENOENT: ("no such file", "check the path, or quote the glob"),
    errno.ENOTDIR: ("no such file", "check the path"),
    errno.EACCES: ("permission denied", "make the file readable for this user"),
    errno.EPERM: ("permission denied", "make the file readable for this user"),
}
_DAMAGE: Final = (EOFError, OSError, zlib.error, lzma.LZMAError, ZstdError)


@dataclass(frozen=True, slots=True)
class _Codec:
    name: str
    open: Callable[[BinaryIO], object]


# By the bytes that a file begins with: a suffix may be missing or wrong.
_CODECS: Final[Mapping[bytes, _Codec]] = {
    b"\x1f\x8b": _Codec("gzip", lambda file: gzip.GzipFile(fileobj=file)),
    b"BZh": _Codec("bzip2", bz2.BZ2File),
    b"\xfd7zXZ\x00": _Codec("xz", lzma.LZMAFile),
    b"\x28\xb5\x2f\xfd": _Codec("zstd", ZstdFile),
}
_LONGEST_MAGIC: Final = max(map(len, _CODECS))


@contextmanager
def opened(source: str) -> Iterator[BinaryIO]:
    """Yield what `source`, a path or '-', holds: of compressed data, what they were before.

    Raises:
        SourceError: it cannot be opened, is a folder, or its compressed data are damaged.
    """
    with _file(source) as file:
        start = file.peek(_LONGEST_MAGIC)
        codec = next((c for magic, c in _CODECS.items() if start.startswith(magic)), None)
        if codec is None:
            yield cast("BinaryIO", file)
            return
        try:
            yield cast("BinaryIO", codec.open(cast("BinaryIO", file)))
        except _DAMAGE as error:
            message = f"{shown(source)}: damaged {codec.name} data"
            raise SourceError(message, hint="get the file again") from error


def shown(source: str) -> str:
    r"""Return `source` as it may stand in a one-line message: control characters escaped.

    >>> shown("news\n2024.txt")
    "'news\\n2024.txt'"
    """
    return source if source.isprintable() else ascii(source)


@contextmanager
def _file(source: str) -> Iterator[io.BufferedReader]:
    if source == STDIN:
        yield _peekable(sys.stdin.buffer)
        return
    if os.path.isdir(source):  # noqa: PTH112 - answers False for a name no path can have
        raise _folder_error(source)
    try:
        file = open(source, "rb")  # noqa: PTH123, SIM115 - a path is text all through this stage
    except (OSError, ValueError) as error:
        raise _open_error(source, error) from error
    with file:
        yield file


def _peekable(file: BinaryIO) -> io.BufferedReader:
    if isinstance(file, io.BufferedReader):
        return file
    return io.BufferedReader(cast("io.RawIOBase", file))


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
