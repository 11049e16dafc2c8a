"""Web archives (WARC, ISO 28500), such as the files of CC-NEWS: an article a page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dateline.errors import SourceError
from dateline.read.content import MAX_BYTES
from dateline.read.document import Document
from dateline.read.page import Page, is_web_url
from dateline.read.streams import opened, shown

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES: Final = ("text/html", "application/xhtml+xml")


def read_warc(source: str) -> Iterator[Document | SourceError]:
    """Yield a document an archived page, in the order of the archive.

    Requests, redirects, errors and what is no HTML are passed over.

    Raises:
        SourceError: it cannot be read, or is no web archive or a damaged one.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with opened(source) as file:
        try:
            for record in ArchiveIterator(file):
                if _is_page(record):
                    yield _document(source, record)
        except ArchiveLoadFailed as error:
            reason = " ".join(str(error).split())[:80]
            message = f"{shown(source)}: a damaged web archive: {reason!a}"
            raise SourceError(message, hint="get the file again") from error


def _is_page(record: "ArcWarcRecord") -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return False
    kind = headers.get_header("Content-Type") or ""
    return headers.get_statuscode() == "200" and kind.lower().startswith(_PAGES)


def _document(source: str, record: "ArcWarcRecord") -> Document | SourceError:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    name = url if is_web_url(url) else f"{source}#{record.rec_headers.get_header('WARC-Record-ID')}"
    data = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        hint = "it is no article; leave it out"
        return SourceError(f"{shown(name)}: a page of over {MAX_BYTES / 1e6:g} MB", hint=hint)
    stated = Page(text="", url=name if is_web_url(name) else None)
    return Document(source=name, data=data, markup=True, stated=stated)
