"""The bytes of one article: a file or standard input, never more than the limit."""

import io
import os
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.read.streams import opened, shown

# A long news feature is 60 kB and a heavy web page 2 MB; more is a corpus, a log or a mistake.
MAX_BYTES = 5_000_000


def read_bytes(source: str, *, limit: int = MAX_BYTES) -> bytes:
    """Return everything `source` holds; '-' is standard input.

    Raises:
        SourceError: it cannot be opened, is a folder, is damaged, empty or over `limit` bytes.
    """
    with opened(source) as file:
        data = read_limited(file, source, limit=limit)
    if not data.strip():
        raise SourceError(f"{shown(source)}: empty", hint="nothing to read; leave it out")
    return data


def read_limited(file: BinaryIO, source: str, *, limit: int = MAX_BYTES) -> bytes:
    """Return what is left of `file`, which `source` names in messages.

    Raises:
        SourceError: that is more than `limit` bytes.
    """
    data = file.read(limit + 1)
    if len(data) <= limit:
        return data
    size = _size(file)
    found = f"{size / 1e6:.1f} MB" if size > limit else f"over {limit / 1e6:g} MB"
    raise SourceError(
        f"{shown(source)}: too large ({found}; the limit is {limit / 1e6:g} MB)",
        hint="split it into one file an article, or load a corpus as JSON Lines",
    )


def _size(file: BinaryIO) -> int:
    """The size of a file; 0 where it cannot be known beforehand."""
    try:
        return os.fstat(file.fileno()).st_size
    except io.UnsupportedOperation:
        return 0
