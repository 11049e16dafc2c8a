from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.model.article import Article
from dateline.read import read_article

# Pieces that meet in real pages: text alone hardly ever looks like a dateline or an appeal.
PIECES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "MOSCOW — ",
            "LIMA, May 5, 2024 (AP) -",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\u2028",
            "Sign up for our newsletter.",
            "Advertisement",
            "“You must go,” he said.",
            "Ministers met on Monday.",
            "A headline without a stop",
            "\N{RIGHT-TO-LEFT OVERRIDE}العربية",
            "😀🏳️‍🌈",
            "# ",
            "<p>",
            "\x00",
            "\x07",
        ]
    ),
)
LONG = {
    "one word": "a" * 1_000_000,
    "words": "word " * 200_000,
    "quotes": "“" * 500_000,
    "brackets": "([" * 500_000,
    "capitals": "MOSCOW " * 140_000,
    "emoji": "😀" * 250_000,
    "blank": "\n" * 19_000 + "Talks began.",
}


def check(article: Article) -> None:
    """Body spans are in order, apart, inside the text, visible, and clear of the headline."""
    body = article.body
    assert body
    assert all(first.end <= second.start for first, second in pairwise(body))
    assert body[-1].end <= len(article.text)
    assert all(span.of(article.text).strip() for span in body)
    if article.headline_span is not None:
        assert article.headline_span.of(article.text) == article.headline
        assert not any(span.overlaps(article.headline_span) for span in body)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("read")


def outcome(path: Path) -> Article | SourceError:
    """Read `path`; the only error it may raise is returned, checked to be one line."""
    try:
        return read_article(str(path))
    except SourceError as error:
        return error


def check_outcome(found: Article | SourceError, path: Path) -> None:
    if isinstance(found, Article):
        check(found)
    else:
        assert str(found).startswith(f"{path}: ")
        assert "\n" not in f"{found}{found.hint}"


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from([".txt", ".html"]))
@example("MOSCOW — ", ".txt")
@example("# \nTalks began.", ".txt")
def test_any_text_is_read_or_refused(folder: Path, text: str, suffix: str) -> None:
    path = folder / f"any{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    check_outcome(outcome(path), path)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(folder: Path, data: bytes) -> None:
    path = folder / "any.txt"
    path.write_bytes(data)
    check_outcome(outcome(path), path)


@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_on_one_line_is_read_or_refused(folder: Path, name: str) -> None:
    path = folder / "long.txt"
    path.write_text(LONG[name], encoding="utf-8")
    check_outcome(outcome(path), path)
