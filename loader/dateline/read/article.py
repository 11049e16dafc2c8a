"""One source to one article: bytes, text, parts, and the date that counts."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from dateline.errors import SourceError, UsageError
from dateline.model.article import Article, DateBasis
from dateline.model.span import Span
from dateline.read.content import read_bytes
from dateline.read.credits import agency_of
from dateline.read.dates import url_date, url_year
from dateline.read.decode import decode
from dateline.read.document import Document, Source
from dateline.read.hints import NO_HINTS, Hints
from dateline.read.language import language_of
from dateline.read.layout import Layout, lay_out
from dateline.read.page import Page, is_html, is_web_url, read_page
from dateline.read.sources import STDIN, plain_suffix
from dateline.read.streams import shown

# The longest news feature hard-wrapped at 60 columns stays below a tenth of this.
_MAX_LINES = 20_000
_HTML_SUFFIXES = frozenset({".html", ".htm"})
# /dev/stdin and /dev/fd/63: other files in other processes.
_OWN_FILES = "/dev/"


def read_article(source: Source, hints: Hints = NO_HINTS) -> Article:
    """Read `source` and tell its prose from everything around it.

    Args:
        source: the path of a text or HTML file, '-' for standard input, or an article out of a
            collection; of what could not be read there, the error.
        hints: what is known about the source; wins over what it says itself.

    Raises:
        SourceError: it cannot be read, is not text or not English, or holds no article.
        UsageError: a hint is unusable (an unknown encoding, a URL that is none).
    """
    _check(hints)
    if isinstance(source, SourceError):
        raise source
    document = _document(source) if isinstance(source, str) else source
    return _read(document, hints)


def read_here(source: Source) -> Source:
    """Return `source` as another process can read it: what only this one has open, read.

    Of what cannot be read, the error is returned.
    """
    own = isinstance(source, str) and (source == STDIN or source.startswith(_OWN_FILES))
    return read_whole(source) if own else source


def read_whole(source: Source) -> Document | SourceError:
    """Return `source` with its bytes; of what cannot be read, the error."""
    if not isinstance(source, str):
        return source
    try:
        return _document(source)
    except SourceError as error:
        return error


def _document(source: str) -> Document:
    markup = True if plain_suffix(source) in _HTML_SUFFIXES else None
    return Document(source=source, data=read_bytes(source), markup=markup)


def _read(document: Document, hints: Hints) -> Article:
    source, page = document.source, _page(document, hints)
    _refuse_lists(source, page.text)
    url = hints.url or page.url
    year = url_year(url) if url else None
    layout = lay_out(page.text, title=page.title, year=year)
    if not layout.body:
        hint = "nothing in it reads as the prose of a news report"
        raise SourceError(f"{shown(source)}: no article text", hint=hint)
    _refuse_other_languages(source, page.text, layout.body)
    return _article(source, page, layout, hints)


def _check(hints: Hints) -> None:
    if hints.url is not None and not is_web_url(hints.url):
        hint = "give the article's full address, https://..."
        raise UsageError(f"not a web address: {hints.url!a}", hint=hint)


def _refuse_lists(source: str, text: str) -> None:
    lines = text.count("\n")
    if lines > _MAX_LINES:
        hint = "it looks like a list or a log; load one file an article"
        raise SourceError(f"{shown(source)}: no article ({lines:,} lines)", hint=hint)


def _refuse_other_languages(source: str, text: str, body: Sequence[Span]) -> None:
    language = language_of(" ".join(span.of(text) for span in body))
    if language != "en":
        hint = "dateline reads English only"
        raise SourceError(f"{shown(source)}: not English ({language})", hint=hint)


def _page(document: Document, hints: Hints) -> Page:
    """Return the text of a document and what its markup says, under what is stated of it."""
    markup = is_html(document.data) if document.markup is None else document.markup
    encoding = document.encoding or hints.encoding
    text = decode(document.data, document.source, encoding=encoding, markup=markup)
    page = read_page(text) if markup else Page(text=text)
    stated = {name: value for name, value in _fields(document.stated) if value}
    return replace(page, **stated)


def _fields(page: Page) -> Iterator[tuple[str, Any]]:
    return ((field.name, getattr(page, field.name)) for field in fields(page))


def _article(source: str, page: Page, layout: Layout, hints: Hints) -> Article:
    url = hints.url or page.url
    day, basis = _reference_date(hints, page, layout, url)
    publisher = hints.publisher or page.publisher
    credits_ = (*page.authors, *((publisher,) if publisher else ()))
    return Article(
        source=source,
        text=page.text,
        body=layout.body,
        headline=layout.headline.of(page.text) if layout.headline else page.title,
        headline_span=layout.headline,
        dateline=layout.dateline.place if layout.dateline else None,
        publisher=publisher,
        authors=page.authors,
        agency=agency_of(layout.dateline.agency if layout.dateline else None, others=credits_),
        url=url,
        language=page.language,
        reference_date=day,
        date_basis=basis,
    )


def _reference_date(
    hints: Hints, page: Page, layout: Layout, url: str | None
) -> tuple[date | None, DateBasis]:
    """Return the day relative times are counted from: the first one stated, best ground first."""
    stated = (
        (hints.date, DateBasis.SUPPLIED),
        (page.published, DateBasis.METADATA),
        (url_date(url) if url else None, DateBasis.URL),
        (layout.dateline.day if layout.dateline else None, DateBasis.DATELINE),
    )
    return next(((day, basis) for day, basis in stated if day), (None, DateBasis.UNKNOWN))
