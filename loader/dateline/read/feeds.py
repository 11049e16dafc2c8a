"""RSS and Atom feeds: what they say of each article, and its text where they carry it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.read.dates import stated_date
from dateline.read.document import Document
from dateline.read.page import Page, is_web_url

_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_LOOKED_AT: Final = 1_000
# Shorter ones are summaries: the article itself stands behind the link.
_WHOLE_ARTICLE: Final = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of a feed.

    Attributes:
        link: its address, if the feed gives one.
        stated: title, day, publisher and author.
        html: its text, "" where the feed has none.
    """

    link: str | None
    stated: Page
    html: str

    @property
    def is_whole(self) -> bool:
        """Whether the feed carries the article itself rather than a summary."""
        return len(self.html) >= _WHOLE_ARTICLE

    def name(self, feed: str) -> str:
        """Return what the article of the feed read from `feed` is called."""
        return self.link or f"{feed}#{self.stated.title or 'untitled'}"

    def document(self, feed: str) -> Document:
        """Return the article as the feed, which was read from `feed`, has it."""
        page = f"<html><body><article>{self.html}</article></body></html>"
        return Document(source=self.name(feed), data=page.encode(), markup=True, stated=self.stated)


def is_feed(data: bytes) -> bool:
    """Return whether the bytes begin as a feed does."""
    return _FEED.search(data, 0, _LOOKED_AT) is not None


def read_feed(data: bytes) -> Iterator[Entry]:
    """Yield the articles of a feed, newest first as feeds list them; none if it is no feed."""
    import feedparser

    parsed = feedparser.parse(data)
    publisher = str(parsed.feed.get("title", "")).strip() or None
    yield from (_entry(entry, publisher) for entry in parsed.entries)


def _entry(entry: Mapping[str, Any], publisher: str | None) -> Entry:
    link = str(entry.get("link", ""))
    url = link if is_web_url(link) else None
    contents = [*(c.get("value", "") for c in entry.get("content", ())), entry.get("summary", "")]
    author = str(entry.get("author", "")).strip()
    stated = Page(
        text="",
        title=str(entry.get("title", "")).strip() or None,
        authors=(author,) if author else (),
        publisher=publisher,
        url=url,
        published=stated_date(str(entry.get("published") or entry.get("updated") or "")),
    )
    return Entry(link=url, stated=stated, html=max(map(str, contents), key=len))
