import gzip
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.read.document import Document
from dateline.read.warc import read_warc

_PAGE = b"<html><body><p>Chad withdrew its troops.</p></body></html>"


def _record(kind: str, url: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:x:{url}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _archive(*pages: tuple[str, str, str], compressed: bool = False) -> bytes:
    """An archive of (address, status, content type), each with its request before it."""
    records = [
        record
        for url, status, kind in pages
        for record in (
            _record("request", url, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
            _record(
                "response",
                url,
                f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + _PAGE,
            ),
        )
    ]
    # Each record is compressed by itself, so that archives can be read from the middle.
    return b"".join(gzip.compress(r) if compressed else r for r in records)


@pytest.mark.parametrize("compressed", [True, False])
def test_pages_are_read_and_the_rest_passed_over(tmp_path: Path, *, compressed: bool) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        _archive(
            ("https://lake.example/a", "200 OK", "text/html; charset=utf-8"),
            ("https://lake.example/gone", "404 Not Found", "text/html"),
            ("https://lake.example/b.png", "200 OK", "image/png"),
            ("https://lake.example/c", "200 OK", "text/html"),
            compressed=compressed,
        )
    )
    found = list(read_warc(str(path)))
    assert [d.source for d in found if isinstance(d, Document)] == [
        "https://lake.example/a",
        "https://lake.example/c",
    ]
    assert all(isinstance(d, Document) and d.data == _PAGE and d.markup for d in found)


def test_a_damaged_archive_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    whole = _archive(("https://lake.example/a", "200 OK", "text/html"))
    path.write_bytes(whole + b"not a record\r\n\r\n")
    pages = read_warc(str(path))
    assert isinstance(next(pages), Document)
    with pytest.raises(SourceError, match="damaged web archive"):
        list(pages)
