import io
import os
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.errors import SourceError, UsageError
from dateline.model.article import DateBasis
from dateline.read import Hints, read_article, read_here
from dateline.read.document import Document
from dateline.read.page import Page

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "Ferries damaged off Tallinn\n\nTALLINN, June 2, 2024 (Wire) - Two ferries were hit.\n"


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "ferries.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    return str(path)


def test_a_text_file(source: str) -> None:
    article = read_article(source)
    assert article.source == source
    assert article.text == TEXT
    assert article.headline == "Ferries damaged off Tallinn"
    assert article.dateline == "TALLINN"
    assert [span.of(TEXT) for span in article.body] == ["Two ferries were hit."]
    assert article.url is article.publisher is article.language is None


@pytest.mark.parametrize(
    ("dateline", "author", "publisher", "agency"),
    [
        ("LIMA, March 3 (Reuters) - ", None, "Kesh Courier", "Reuters"),
        ("LIMA, Peru (The Associated Press) — ", None, None, "AP"),
        ("LIMA, March 3 (Norwire) - ", "Reuters", None, "Reuters"),
        ("LIMA, March 3 (Norwire) - ", "Mira Solt", None, "Norwire"),
        ("LIMA — ", "Agence France-Presse", "Kesh Courier", "AFP"),
        ("LIMA — ", None, "Xinhua", "Xinhua"),
        ("LIMA — ", "Mira Solt", "Kesh Courier", None),
        ("", None, None, None),
    ],
)
def test_the_agency_that_a_report_credits(
    dateline: str, author: str | None, publisher: str | None, agency: str | None
) -> None:
    data = f"Ferries damaged off the coast\n\n{dateline}Two of the ferries were hit.\n".encode()
    stated = Page(text="", authors=(author,) if author else (), publisher=publisher)
    assert read_article(Document(source="a", data=data, stated=stated)).agency == agency


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert read_article("-").source == "-"


def test_hints_win(source: str) -> None:
    hints = Hints(date=date(2020, 1, 1), publisher="Baltic Post", url="https://baltic.example/1")
    article = read_article(source, hints)
    assert (article.reference_date, article.date_basis) == (hints.date, DateBasis.SUPPLIED)
    assert (article.publisher, article.url) == (hints.publisher, hints.url)


@pytest.mark.parametrize("url", ["baltic.example", "ftp://baltic.example/a", "https://a b", ""])
def test_a_hint_that_is_no_url_is_refused(source: str, url: str) -> None:
    with pytest.raises(UsageError, match="not a web address"):
        read_article(source, Hints(url=url))


def write(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_url_dates_an_article_before_its_dateline(source: str) -> None:
    article = read_article(source, Hints(url="https://baltic.example/2024/06/03/ferries"))
    assert (article.reference_date, article.date_basis) == (date(2024, 6, 3), DateBasis.URL)


def test_the_dateline_dates_an_article(source: str) -> None:
    article = read_article(source)
    assert (article.reference_date, article.date_basis) == (date(2024, 6, 2), DateBasis.DATELINE)


def test_the_url_completes_a_dateline_without_a_year(tmp_path: Path) -> None:
    source = write(tmp_path, "a.txt", "LONDON, March 3 (Wire) - A ship sank.")
    article = read_article(source, Hints(url="https://baltic.example/2021/03/a-ship"))
    assert (article.reference_date, article.date_basis) == (date(2021, 3, 3), DateBasis.DATELINE)


def test_nothing_else_dates_an_article(tmp_path: Path) -> None:
    source = write(tmp_path, "2024-05-05.txt", "LONDON, March 3 (Wire) - A ship sank on Friday.")
    os.utime(source, (1_700_000_000, 1_700_000_000))
    article = read_article(source)
    assert (article.reference_date, article.date_basis) == (None, DateBasis.UNKNOWN)


def test_html_is_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    html = (EXAMPLES / "harbour-bases.html").read_text(encoding="utf-8")
    article = read_article(write(tmp_path, "page.txt", html))
    assert article.headline == "Bahrain extends deal on British naval base"


def test_the_example_page() -> None:
    article = read_article(str(EXAMPLES / "harbour-bases.html"))
    assert article.publisher == "The Harbour Gazette"
    assert article.authors == ("Nora Whitlock",)
    assert article.dateline == "MANAMA"
    assert article.language == "en"
    assert article.url is not None
    assert (article.reference_date, article.date_basis) == (date(2025, 3, 14), DateBasis.METADATA)
    prose = [span.of(article.text) for span in article.body]
    assert len(prose) == 6
    assert not any("inbox" in text or "Read more" in text or "Duqm" in text for text in prose)


def test_the_example_text() -> None:
    article = read_article(str(EXAMPLES / "moscow-2026.txt"))
    prose = [span.of(article.text) for span in article.body]
    assert article.dateline == "MOSCOW"
    assert article.headline_span is not None
    assert article.headline_span.of(article.text) == article.headline
    assert len(prose) == 12
    assert not any("Gazette" in text or " you" in text.lower() for text in prose)


@pytest.mark.parametrize("name", ["furniture.txt", "furniture.html"])
def test_nothing_but_furniture_is_no_article(tmp_path: Path, name: str) -> None:
    text = "Advertisement\n\nSign up for our newsletter\n"
    html = f"<html><body><p>{text}</p></body></html>"
    source = write(tmp_path, name, html if name.endswith("html") else text)
    with pytest.raises(SourceError, match="no article text"):
        read_article(source)


def test_a_list_is_no_article(tmp_path: Path) -> None:
    source = write(tmp_path, "log.txt", "It happened.\n" * 20_001)
    with pytest.raises(SourceError, match=r"no article \(20,001 lines\)"):
        read_article(source)


def test_what_only_this_process_has_open_is_read_for_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    given = read_here("-")
    assert given == Document(source="-", data=TEXT.encode())
    assert isinstance(read_here("/dev/null"), SourceError)
    assert read_here("news/a.txt") == "news/a.txt"
    assert read_here(given) is given
