"""A web page to its article text and what its markup says about it, by trafilatura."""

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.read.published import published

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types
    from trafilatura.settings import Document

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_URL = re.compile(
    r"https?://[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"{}|\\^`\x00-\x20]*)?", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)
# trafilatura logs why it gives a page up; here that is told once, by the error raised.
_SILENCE = logging.NullHandler()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A source's text and what its markup states; plain text states nothing.

    Attributes:
        text: paragraphs, one a line; empty where the page holds no article.
        language: ISO 639-1.
    """

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None


def is_html(data: bytes) -> bool:
    """Return whether the bytes start as an HTML document does, whatever the file is called."""
    return _HTML_START.match(data[:1024].removeprefix(b"\xef\xbb\xbf")) is not None


def is_web_url(url: str) -> bool:
    """Return whether `url` is a full http(s) address without characters an IRI forbids.

    >>> is_web_url("https://example.org/a?b=1"), is_web_url("javascript:alert(1)")
    (True, False)
    """
    return _WEB_URL.fullmatch(url) is not None


def read_page(html: str) -> Page:
    """Return the article in `html`; its text is empty where there is none. No network."""
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").addHandler(_SILENCE)
    tree = load_html(html)
    if tree is None:
        return Page(text="")
    day, language = published(tree), _language(tree)
    document = bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # `published` reads the date; this keeps htmldate from searching the whole page for one.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    # A dict comes back for the deprecated `as_dict` only, None where the page holds no text.
    return Page(text="") if not isinstance(document, Document) else _page(document, day, language)


def _page(document: "Document", day: date | None, language: str | None) -> Page:
    url = document.url if document.url and is_web_url(document.url) else None
    authors = (document.author or "").split(";")
    return Page(
        text=document.text or "",
        title=document.title or None,
        authors=tuple(name.strip() for name in authors if name.strip()),
        publisher=document.sitename or None,
        url=url,
        language=language,
        published=day,
    )


def _language(tree: "HtmlElement") -> str | None:
    stated = (tree.get("lang"), *tree.xpath("//meta[@property='og:locale']/@content"))
    found = (_LANGUAGE.match(value.strip()) for value in stated if value)
    return next((match[0].lower() for match in found if match), None)
