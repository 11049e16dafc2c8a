import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SourceError, UsageError
from dateline.read.decode import decode

TEXT = "Zürich — Talks began."


def refusal(data: bytes, *, markup: bool = False) -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt", markup=markup)
    assert str(caught.value).startswith("a.txt: ")
    assert caught.value.hint
    return caught.value


def test_utf8_with_a_byte_order_mark() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), "a.txt") == TEXT


def test_only_crlf_is_normalised() -> None:
    assert decode(b"a\r\nb\rc\n\x0cd", "a.txt") == "a\nb\rc\n\x0cd"


def test_broken_utf8_says_where() -> None:
    error = refusal("Zürich".encode("windows-1252"))
    assert "not UTF-8 (byte 1 is 0xFC)" in str(error)
    assert "iconv" in error.hint


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"PK\x03\x04text", "zip archive"),
        (gzip.compress(b"text", mtime=0), "gzip"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"Talks\x00 began.", "binary data"),
        (b"\x01\x02\x03\x04 began", "binary data"),
        (TEXT.encode("utf-16"), "UTF-16"),
    ],
)
def test_what_is_not_text(data: bytes, kind: str) -> None:
    assert kind in str(refusal(data))


def test_a_stray_control_character_is_still_text() -> None:
    assert decode(b"Talks\x07 began on Monday.", "a.txt") == "Talks\x07 began on Monday."


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "latin-1"])
def test_a_given_encoding_is_used(encoding: str) -> None:
    text = "Zürich: talks began."
    assert decode(text.encode(encoding), "a.txt", encoding=encoding) == text


@pytest.mark.parametrize("encoding", ["no-such", "zip", "a\0b"])
def test_an_unknown_encoding_is_the_callers_mistake(encoding: str) -> None:
    with pytest.raises(UsageError, match="unknown encoding"):
        decode(TEXT.encode(), "a.txt", encoding=encoding)


@pytest.mark.parametrize(
    "declaration",
    [
        b'<meta charset="iso-8859-1">',
        b"<meta http-equiv=x content='text/html; charset=windows-1252'>",
    ],
)
def test_html_may_declare_its_charset(declaration: bytes) -> None:
    data = declaration + "<p>Zürich ’24".encode("windows-1252")
    assert decode(data, "a.html", markup=True).endswith("<p>Zürich ’24")


def test_utf8_wins_over_a_wrong_declaration() -> None:
    data = b'<meta charset="iso-8859-1"><p>' + "Zürich".encode()
    assert decode(data, "a.html", markup=True).endswith("Zürich")


@pytest.mark.parametrize("charset", [b"no-such", b"zip", b"utf-8"])
def test_a_useless_declaration_is_not_used(charset: bytes) -> None:
    data = b"<meta charset=" + charset + b"><p>Z\xfcrich"
    assert "not UTF-8" in str(refusal(data, markup=True))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_survives(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")
