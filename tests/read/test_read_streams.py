import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.errors import SourceError
from dateline.read.streams import opened

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_TEXT = b"Talks began in Lusaka on Monday.\n" * 50
_COMPRESSORS = pytest.mark.parametrize(
    ("compress", "name"),
    [
        (gzip.compress, "gzip"),
        (bz2.compress, "bzip2"),
        (lzma.compress, "xz"),
        (zstd.compress, "zstd"),
    ],
    ids=["gzip", "bzip2", "xz", "zstd"],
)


def _read(source: str) -> bytes:
    with opened(source) as file:
        return file.read()


@_COMPRESSORS
def test_compressed_data_are_read_as_what_they_hold(
    tmp_path: Path, compress: Callable[[bytes], bytes], name: str
) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_bytes(compress(_TEXT))
    assert _read(str(path)) == _TEXT


@_COMPRESSORS
def test_damaged_data_are_named(
    tmp_path: Path, compress: Callable[[bytes], bytes], name: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(compress(_TEXT)[:-12])
    with pytest.raises(SourceError, match=f"damaged {name} data"):
        _read(str(path))


def test_parts_joined_into_one_gzip_file_are_all_read(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"one ") + gzip.compress(b"two"))
    assert _read(str(path)) == b"one two"


def test_standard_input_may_be_compressed(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(gzip.compress(_TEXT)))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert _read("-") == _TEXT


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    assert _read(str(path)) == b""
