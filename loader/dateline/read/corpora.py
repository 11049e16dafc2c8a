"""What a person names, taken apart into articles: rows, records, feed entries, pages, files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Final, Self

from dateline.errors import SourceError
from dateline.read.content import read_bytes
from dateline.read.document import NOTHING_STATED, Document, Source
from dateline.read.feeds import Entry, is_feed, read_feed
from dateline.read.fields import FieldMap
from dateline.read.page import Page
from dateline.read.records import read_records
from dateline.read.sources import expand, plain_suffix
from dateline.read.streams import shown
from dateline.read.visits import NoVisits, Visits
from dateline.read.warc import read_warc
from dateline.read.web import Fetched, WebReader, web_reader

_RECORDS: Final = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
_FEEDS: Final = frozenset({".xml", ".rss", ".atom"})
_WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """Takes sources apart.

    Attributes:
        fields: which column of a corpus holds what.
        web: makes what fetches addresses, when the first one is met.
        visits: remembers what was fetched before.
    """

    fields: FieldMap
    web: Callable[[], WebReader]
    visits: Visits = field(default_factory=NoVisits)

    @classmethod
    def from_options(
        cls,
        columns: str | None = None,
        *,
        version: str,
        allow_private: bool = False,
        visits: Visits = NoVisits(),  # noqa: B008 - it has no state
    ) -> Self:
        """Return what takes apart sources of all sorts.

        Args:
            columns: which columns hold what, as `FieldMap.from_option` reads it.
            version: of dateline, for the sites that are read.
            allow_private: addresses of this machine and of private networks may be read, too.
            visits: remembers what was fetched before.

        Raises:
            UsageError: `columns` is unusable.
        """
        web = cache(partial(web_reader, version, allow_private=allow_private))
        return cls(fields=FieldMap.from_option(columns), web=web, visits=visits)

    def articles(self, sources: Sequence[str]) -> Iterator[Source]:
        """Yield the articles of `sources` in order, each read only when it is asked for."""
        for source in expand(sources):
            try:
                yield from self._taken_apart(source)
            except SourceError as error:
                yield error

    def _taken_apart(self, source: str) -> Iterator[Source]:
        suffix = plain_suffix(source)
        if source.lower().startswith(_WEB):
            yield from self._from_web(source)
        elif suffix in _RECORDS:
            yield from read_records(source, _RECORDS[suffix], self.fields)
        elif suffix == ".warc":
            yield from read_warc(source)
        elif suffix in _FEEDS:
            yield from self._of_entries(source, tuple(read_feed(read_bytes(source))), follow=False)
        else:
            yield source

    def _from_web(self, url: str) -> Iterator[Source]:
        found = self._fetch(url)
        if found is None:
            yield _unchanged(url)
        elif is_feed(found.data):
            entries = tuple(read_feed(found.data))
            self.visits.visited(url, found, [entry.name(url) for entry in entries])
            yield from self._of_entries(url, entries, follow=True)
        else:
            yield self._visited(url, found)

    def _fetch(self, url: str) -> Fetched | None:
        known = self.visits.validators(url)
        return self.web().fetch(url, etag=known.etag, modified=known.modified)

    def _visited(self, url: str, found: Fetched, stated: Page = NOTHING_STATED) -> Document:
        self.visits.visited(url, found, [url])
        return _page(url, found, stated)

    def _of_entries(
        self, source: str, entries: Sequence[Entry], *, follow: bool
    ) -> Iterator[Source]:
        """Yield the articles of a feed; behind its links only if the feed came from the web."""
        if not entries:
            raise SourceError(f"{shown(source)}: a feed without articles", hint="nothing to load")
        for entry in entries:
            try:
                yield self._of_entry(source, entry, follow=follow)
            except SourceError as error:
                yield error

    def _of_entry(self, source: str, entry: Entry, *, follow: bool) -> Source:
        if entry.is_whole or not entry.link:
            return entry.document(source)
        if not follow:
            hint = "load the feed by its address, and the articles are fetched"
            raise SourceError(f"{shown(entry.link)}: the feed holds only a summary", hint=hint)
        found = self._fetch(entry.link)
        if found is None:
            return _unchanged(entry.link)
        return self._visited(entry.link, found, entry.stated)


def _unchanged(url: str) -> Document:
    return Document(source=url, data=b"", unchanged=True)


def _page(url: str, found: Fetched, stated: Page = NOTHING_STATED) -> Document:
    return Document(
        source=url,
        data=found.data,
        markup=True,
        encoding=found.encoding,
        stated=replace(stated, url=found.url),
    )
