import json
import logging
from datetime import date

import pytest

from dateline.read.page import is_html, is_web_url, read_page

PARAGRAPHS = (
    "Peru and Bolivia signed a treaty on Lake Titicaca on Friday.",
    "The treaty ends a dispute over fishing that began in 1992, the two ministers said in Puno.",
    "Both parliaments have to approve it before it takes effect next year.",
)


def page(head: str = "", top: str = "", attributes: str = "", aside: str = "") -> str:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = f"<article><h1>A treaty for the lake</h1>{top}{prose}</article>"
    return (
        f"<!doctype html><html{attributes}><head><title>A treaty | Lake Post</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav>{article}{aside}<footer>© 2024</footer></body>"
        "</html>"
    )


def json_ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_the_article_is_told_from_the_page() -> None:
    text = read_page(page()).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert "Home" not in text
    assert "©" not in text


def test_metadata() -> None:
    head = (
        '<meta property="og:site_name" content="The Lake Post">'
        '<meta name="author" content="Ana Quispe; Jon Diaz">'
        '<link rel="canonical" href="https://lake.example/a-treaty">'
    )
    found = read_page(page(head, attributes=' lang="es-PE"'))
    assert found.title == "A treaty for the lake"
    assert found.publisher == "The Lake Post"
    assert found.authors == ("Ana Quispe", "Jon Diaz")
    assert found.url == "https://lake.example/a-treaty"
    assert found.language == "es"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "/a", "https://lake.example/a<b>", 'https://lake.example/"x']
)
def test_a_hostile_canonical_url_never_gets_through(url: str) -> None:
    found = read_page(page(f"<link rel='canonical' href='{url}'>")).url
    assert found is None or is_web_url(found)


@pytest.mark.parametrize(
    "stated",
    [
        '<meta property="article:published_time" content="2024-05-10T08:00:00Z">',
        '<meta name="DC.date.issued" content="2024-05-10">',
        '<meta itemprop="datePublished" content="10 May 2024">',
        json_ld(**{"@type": "NewsArticle", "datePublished": "2024-05-10T08:00:00Z"}),
        json_ld(**{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-05-10"}]}),
    ],
)
def test_published_in_the_head(stated: str) -> None:
    assert read_page(page(stated)).published == date(2024, 5, 10)


@pytest.mark.parametrize(
    "stated",
    [
        '<time datetime="2024-05-10T08:00">Friday</time>',
        '<span itemprop="datePublished" content="2024-05-10">Friday</span>',
    ],
)
def test_published_in_the_article(stated: str) -> None:
    assert read_page(page(top=stated)).published == date(2024, 5, 10)


@pytest.mark.parametrize(
    "stated",
    [
        "",
        '<meta property="article:published_time" content="2024-05">',
        '<meta property="article:published_time" content="2024">',
        '<meta property="article:modified_time" content="2024-05-10">',
        json_ld(**{"@type": "WebSite", "datePublished": "2024-05-10"}),
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
)
def test_no_date_is_made_up(stated: str) -> None:
    assert read_page(page(stated)).published is None


def test_the_date_of_another_article_is_not_taken() -> None:
    teaser = '<aside><article><time datetime="2019-01-01">old</time></article></aside>'
    assert read_page(page(aside=teaser)).published is None


def test_dates_in_prose_are_not_the_articles_date() -> None:
    assert read_page(page(top="<p>The war began on 2022-02-24 at 05:00:00.</p>")).published is None


@pytest.mark.parametrize("html", ["<html>", "<html><body></body></html>", "plain", "<html>\x01"])
def test_a_page_without_an_article_has_no_text(
    html: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.CRITICAL + 1):
        assert read_page(html).text == ""
    assert capfd.readouterr().err == ""


def test_deep_nesting_does_not_crash() -> None:
    html = "<html><body>" + "<div>" * 20_000 + "<p>Talks began.</p></body></html>"
    assert isinstance(read_page(html).text, str)


@pytest.mark.parametrize(
    "data", [b"<!DOCTYPE html><p>", b"\xef\xbb\xbf  <html lang=en>", b"<?xml version='1.0'?><html>"]
)
def test_html_is_known_by_its_start(data: bytes) -> None:
    assert is_html(data)


@pytest.mark.parametrize("data", [b"MOSCOW - <html> is a tag", b"<htmlx>", b""])
def test_other_text_is_not(data: bytes) -> None:
    assert not is_html(data)
