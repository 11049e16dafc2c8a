"""Bytes to text: UTF-8 unless told otherwise, and a clear no to what is not text."""

import re

from dateline.errors import SourceError, UsageError
from dateline.read.streams import shown

_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "gzip data",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ": "xz data",
    b"\x28\xb5\x2f\xfd": "zstd data",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
}
# Text holds tabs, line ends, form feeds and the odd stray; one byte in ten is not text any more.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.1
# HTML looks for the declaration in the first 1024 bytes (WHATWG HTML, 13.2.3.2).
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_PRESCAN = 1024
# WHATWG Encoding, 4.2: these labels mean windows-1252 on the web.
_WINDOWS_1252 = frozenset({"ascii", "us-ascii", "latin1", "iso-8859-1", "iso8859-1"})


def decode(data: bytes, source: str, *, encoding: str | None = None, markup: bool = False) -> str:
    r"""Return `data` as text, without a byte order mark and with \r\n as \n.

    Args:
        data: what was read from `source`.
        source: named in the messages.
        encoding: the codec to use; None for UTF-8.
        markup: it is HTML, which may declare another charset than UTF-8.

    Raises:
        SourceError: the bytes are not text, or not in that encoding.
        UsageError: `encoding` is no text codec.
    """
    if encoding is None:
        _refuse_binary(data, source)
        encoding = (_declared_charset(data) if markup else None) or "utf-8"
    return _decode(data, source, encoding).removeprefix("\ufeff").replace("\r\n", "\n")


def _refuse_binary(data: bytes, source: str) -> None:
    if data.startswith(_UTF16_BOMS):
        hint = "convert it with `iconv -f UTF-16 -t UTF-8`, or give its encoding"
        raise SourceError(f"{shown(source)}: UTF-16, not UTF-8", hint=hint)
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind is None and (b"\x00" in data or _control_share(data) > _MAX_CONTROL_SHARE):
        kind = "binary data"
    if kind is not None:
        hint = "convert it to text or HTML first"
        raise SourceError(f"{shown(source)}: {kind}, not text", hint=hint)


def _control_share(data: bytes) -> float:
    return len(_CONTROLS.findall(data)) / len(data)


def _declared_charset(data: bytes) -> str | None:
    """Return the charset an HTML page declares, where its bytes are not UTF-8 anyway."""
    declared = _CHARSET.search(data, 0, _PRESCAN)
    if declared is None or data.startswith(_BOM) or _decodes(data, "utf-8"):
        return None
    name = declared[1].decode("ascii", "replace").lower()
    name = "windows-1252" if name in _WINDOWS_1252 else name
    return name if _decodes(b" ", name) else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (LookupError, ValueError):
        return False
    return True


def _decode(data: bytes, source: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"byte {error.start} is 0x{data[error.start]:02X}"
        hint = "convert it with `iconv -t UTF-8 -f <its encoding>`, or give its encoding"
        message = f"{shown(source)}: not {encoding.upper()} ({found})"
        raise SourceError(message, hint=hint) from error
    except (LookupError, ValueError) as error:
        hint = "give a codec such as windows-1252"
        raise UsageError(f"{shown(source)}: unknown encoding {encoding!r}", hint=hint) from error
