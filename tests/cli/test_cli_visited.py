import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from dateline.cli.visited import Visited
from dateline.read.visits import Validators
from dateline.read.web import Fetched
from loopback import Site

if TYPE_CHECKING:
    from cli.conftest import Run
    from dateline.store.protocol import Store

_FEED = """<rss version="2.0"><channel><title>Lake Gazette</title>
{items}</channel></rss>"""
_ITEM = "<item><title>Report {n}</title><link>{site}/{n}</link></item>"
_PAGE = """<html><head><title>Report {n}</title></head><body><article><p>Chad withdrew its troops
from Niger on Monday, and the minister said in town {n} that this was all.</p></article></body></html>"""
_OPTIONS = ("--store", "s", "--allow-private", "--date", "2024-05-06")


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def feed(site: Site) -> str:
    """The address of a feed with two pages; what a server says of each is what it needs."""
    publish(site, 1, 2)
    page(site, 1, ETag='"one"')
    page(site, 2, Last_Modified="Mon, 6 May 2024")
    return f"{site.url}/feed"


def publish(site: Site, *numbers: int) -> None:
    items = "".join(_ITEM.format(site=site.url, n=number) for number in numbers)
    body = _FEED.format(items=items).encode()
    site.has("/feed", body, Content_Type="application/rss+xml", ETag=f'"{numbers}"')


def page(site: Site, number: int, **headers: str) -> None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    site.answers[f"/{number}"] = (200, named, _PAGE.format(n=number).encode())


def fetched(site: Site) -> list[str]:
    """Return what was asked for since the last call, the answers that held nothing left out."""
    paths = [path for path, _ in site.asked if path != "/robots.txt"]
    site.asked.clear()
    return paths


def test_a_feed_that_has_not_changed_is_not_sent_again(run: "Run", site: Site, feed: str) -> None:
    first = run("load", feed, *_OPTIONS)
    assert (first.code, first.err) == (0, "")
    assert fetched(site) == ["/feed", "/1", "/2"]
    again = run("load", feed, *_OPTIONS)
    assert again.code == 0
    assert again.out.splitlines()[0] == f"same     {feed}: not modified"
    assert again.out.splitlines()[1].startswith("0 new, 0 changed, 1 same, 0 skipped; ")
    assert fetched(site) == ["/feed"]


def test_of_a_feed_that_has_changed_only_new_pages_are_sent(
    run: "Run", site: Site, feed: str
) -> None:
    run("load", feed, *_OPTIONS)
    publish(site, 3, 1, 2)
    page(site, 3)
    fetched(site)
    out = run("load", feed, *_OPTIONS).out
    assert f"new      {site.url}/3: 1 claim" in out
    assert f"same     {site.url}/1: not modified" in out
    assert f"same     {site.url}/2: not modified" in out
    # Page 3 says nothing to ask with, but the feed does.
    assert run("load", feed, *_OPTIONS).out.startswith(f"same     {feed}: not modified")


def test_a_page_that_has_changed_is_read_again(run: "Run", site: Site, feed: str) -> None:
    run("load", feed, *_OPTIONS)
    site.has("/1", _PAGE.format(n=7).encode(), Content_Type="text/html", ETag='"other"')
    out = run("load", f"{site.url}/1", f"{site.url}/2", *_OPTIONS).out
    assert out.startswith(f"changed  {site.url}/1: 1 claim\nsame     {site.url}/2: not modified\n")


def test_what_the_store_does_not_hold_is_fetched_again(
    run: "Run", site: Site, feed: str, tmp_path: Path
) -> None:
    run("load", feed, *_OPTIONS)
    out = run("load", feed, "--store", "another", *_OPTIONS[2:]).out
    assert f"new      {site.url}/1: 1 claim" in out
    record = json.loads(run("load", f"{site.url}/1", *_OPTIONS, "--json").out)
    assert (record["state"], record["unmodified"]) == ("same", True)
    shutil.rmtree(tmp_path / "s")
    fetched(site)
    run("load", feed, *_OPTIONS)
    assert fetched(site) == ["/feed", "/1", "/2"]


def test_again_asks_for_everything(run: "Run", site: Site, feed: str) -> None:
    run("load", feed, *_OPTIONS)
    fetched(site)
    assert "not modified" not in run("load", feed, *_OPTIONS, "--again").out
    assert fetched(site) == ["/feed", "/1", "/2"]


def test_a_feed_with_a_page_that_failed_is_asked_for_again(
    run: "Run", site: Site, feed: str
) -> None:
    del site.answers["/2"]
    assert run("load", feed, *_OPTIONS).code == 1
    page(site, 2)
    fetched(site)
    out = run("load", feed, *_OPTIONS).out
    assert fetched(site) == ["/feed", "/1", "/2"]
    assert out.startswith(f"same     {site.url}/1: not modified\nnew      {site.url}/2: 1 claim\n")


@dataclass
class Holding:
    """As much of a store as is asked for: which articles it holds."""

    held: set[str]

    def quads(self, key: str) -> frozenset[str]:
        return frozenset({key} & self.held)


def visited(folder: Path, *held: str, setup: str = "a", again: bool = False) -> Visited:
    store = cast("Store", Holding(set(held)))
    return Visited(folder=folder, setup=lambda: setup, again=again, store=store)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder in which a visit to a feed with two articles is kept."""
    one = visited(tmp_path)
    one.visited(
        "http://a/feed", Fetched(url="x", data=b"", etag='"1"'), ["http://a/1", "http://a/2"]
    )
    one.visited("http://a/bare", Fetched(url="x", data=b""), ["http://a/1"])
    one.visited(
        "http://a/half", Fetched(url="x", data=b"", etag='"2"'), ["http://a/1", "http://a/3"]
    )
    one.stored("http://a/1", "key1")
    one.stored("http://a/2", "key2")
    one.keep()
    return tmp_path


def test_an_address_is_known_while_the_store_holds_what_it_gave(kept: Path) -> None:
    both = visited(kept, "key1", "key2")
    assert both.validators("http://a/feed") == Validators(etag='"1"')
    assert visited(kept, "key1").validators("http://a/feed") == Validators()
    for nothing in ("http://a/bare", "http://a/half", "http://a/1"):
        assert both.validators(nothing) == Validators()


def test_an_address_is_known_to_loads_of_the_same_sort_alone(kept: Path) -> None:
    for other in (
        visited(kept, "key1", "key2", setup="b"),
        visited(kept, "key1", "key2", again=True),
        Visited(folder=kept, setup=lambda: "a"),
    ):
        assert other.validators("http://a/feed") == Validators()


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    dry = Visited(folder=tmp_path, setup=lambda: "a")
    dry.visited("http://a/1", Fetched(url="x", data=b"", etag='"1"'), ["http://a/1"])
    dry.stored("http://a/1", "key1")
    dry.keep()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["", "{", "[]", '{"url": "x"}', "null", '{"url": 1}'])
def test_damaged_records_do_not_count(kept: Path, content: str) -> None:
    [record] = kept.rglob("*.json")
    record.write_text(content)
    assert visited(kept, "key1", "key2").validators("http://a/feed") == Validators()


def test_a_record_of_another_address_does_not_count(kept: Path) -> None:
    [record] = kept.rglob("*.json")
    told = json.loads(record.read_bytes())
    for change in ({"url": "http://b/"}, {"etag": 1}, {"articles": 5}, {"articles": [5]}):
        record.write_text(json.dumps(told | change))
        assert visited(kept, "key1", "key2").validators("http://a/feed") == Validators()


def test_a_cache_that_cannot_be_written_is_told(
    run: "Run", site: Site, feed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file"))
    ran = run("load", f"{site.url}/1", *_OPTIONS)
    assert ran.code == 0
    assert "warning: the cache " in ran.err
    assert "set DATELINE_CACHE to another folder" in ran.err
    assert feed
