import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.read import read_article
from dateline.read.corpora import Corpora
from dateline.read.document import Document, Source, name_of
from dateline.read.fields import FieldMap
from dateline.read.visits import Validators
from dateline.read.web import Fetched, WebReader
from loopback import Site

_TEXT = "Chad withdrew its troops from the base on Monday, and the minister said that was all."
_PAGE = f"<html><head><title>T</title></head><body><article><p>{_TEXT}</p></article></body></html>"
_FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Lake Gazette</title>
<item><title>Whole</title><link>{site}/whole</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
<description>{whole}</description></item>
<item><title>Behind the link</title><link>{site}/linked</link><description>Short.</description></item>
<item><title>Gone</title><link>{site}/gone</link></item>
</channel></rss>"""


@pytest.fixture
def corpora(web_reader: Callable[..., WebReader]) -> Corpora:
    return Corpora(fields=FieldMap.from_option(None), web=web_reader)


def _feed(site: str) -> bytes:
    whole = f"&lt;p&gt;{_TEXT}&lt;/p&gt;" * 20
    return _FEED.format(site=site, whole=whole).encode()


def _names(found: list[Source]) -> list[str]:
    return [one.source if isinstance(one, Document) else str(one) for one in found]


def test_a_folder_holds_files_and_corpora(tmp_path: Path, corpora: Corpora) -> None:
    (tmp_path / "a.txt").write_text(_TEXT)
    lines = "\n".join(json.dumps({"text": _TEXT, "id": i}) for i in range(2))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "c.csv").write_text("left out unless it is named")
    found = _names(list(corpora.articles([str(tmp_path)])))
    assert found == [f"{tmp_path}/{name}" for name in ("a.txt", "b.jsonl.gz#1", "b.jsonl.gz#2")]


def test_a_compressed_file_is_read_as_what_it_holds(tmp_path: Path, corpora: Corpora) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(_PAGE.encode()))
    [source] = corpora.articles([str(path)])
    assert read_article(source).text == _TEXT


def test_what_cannot_be_taken_apart_stops_nothing_else(tmp_path: Path, corpora: Corpora) -> None:
    bad, good = tmp_path / "a.json", tmp_path / "b.txt"
    bad.write_text("{")
    good.write_text(_TEXT)
    first, second = corpora.articles([str(bad), str(good)])
    assert isinstance(first, SourceError)
    assert second == str(good)
    with pytest.raises(SourceError, match="not JSON"):
        read_article(first)


def test_a_page_of_the_web(site: Site, corpora: Corpora) -> None:
    site.has("/a", _PAGE.encode(), Content_Type="text/html")
    [source] = corpora.articles([f"{site.url}/a"])
    article = read_article(source)
    assert (article.text, article.url, article.source) == (_TEXT, f"{site.url}/a", f"{site.url}/a")


def test_a_feed_of_the_web(site: Site, corpora: Corpora) -> None:
    site.has("/feed", _feed(site.url), Content_Type="application/rss+xml")
    site.has("/linked", _PAGE.encode(), Content_Type="text/html")
    whole, linked, gone = corpora.articles([f"{site.url}/feed"])
    article = read_article(whole)
    assert article.text.startswith(_TEXT)
    assert (article.publisher, article.reference_date) == ("Lake Gazette", date(2024, 5, 6))
    assert read_article(linked).headline == "Behind the link"
    assert str(gone) == f"{site.url}/gone: the server answered 404"


def test_a_feed_in_a_file_asks_nobody(tmp_path: Path, site: Site, corpora: Corpora) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(_feed(site.url))
    _, linked, gone = corpora.articles([str(path)])
    assert str(linked) == f"{site.url}/linked: the feed holds only a summary"
    assert isinstance(gone, SourceError)
    assert not site.asked


@pytest.mark.parametrize("content", ["<rss></rss>", "<x/>", "no feed", "<rss><channel>"])
def test_a_feed_without_articles(tmp_path: Path, corpora: Corpora, content: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(content)
    [found] = corpora.articles([str(path)])
    assert str(found) == f"{path}: a feed without articles"


def test_another_language_is_left_alone(tmp_path: Path, corpora: Corpora) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le ministre a dit que les troupes quitteraient la base avant lundi. " * 8)
    [source] = corpora.articles([str(path)])
    with pytest.raises(SourceError, match=r"not English \(fr\)"):
        read_article(source)


@dataclass
class Remembered:
    """Remembers addresses, as `load` does from run to run."""

    known: dict[str, Validators] = field(default_factory=dict)
    gave: dict[str, Sequence[str]] = field(default_factory=dict)

    def validators(self, url: str) -> Validators:
        return self.known.get(url, Validators())

    def visited(self, url: str, found: Fetched, sources: Sequence[str]) -> None:
        self.known[url] = Validators(etag=found.etag or "", modified=found.modified or "")
        self.gave[url] = sources


def test_what_has_not_changed_since_is_not_sent_again(site: Site) -> None:
    site.has("/feed", _feed(site.url), Content_Type="application/rss+xml", ETag='"f1"')
    site.has("/linked", _PAGE.encode(), Content_Type="text/html", Last_Modified="Mon, 6 May 2024")
    visits = Remembered()
    corpora = Corpora.from_options(version="0", allow_private=True, visits=visits)
    whole, linked, _gone = corpora.articles([f"{site.url}/feed"])
    assert visits.gave[f"{site.url}/linked"] == [f"{site.url}/linked"]
    assert visits.gave[f"{site.url}/feed"] == [
        name_of(whole), f"{site.url}/linked", f"{site.url}/gone",
    ]  # fmt: skip
    [again] = corpora.articles([f"{site.url}/feed"])
    assert again == Document(source=f"{site.url}/feed", data=b"", unchanged=True)
    site.has("/feed", _feed(site.url), Content_Type="application/rss+xml", ETag='"f2"')
    _, linked, _gone = corpora.articles([f"{site.url}/feed"])
    assert linked == Document(source=f"{site.url}/linked", data=b"", unchanged=True)
