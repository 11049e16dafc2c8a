import json
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.link.wikidata import Wikidata
from dateline.link.wikidata.cache import Cache
from wikidata_server import Clock, FakeWikidata

ASKED = {"action": "wbsearchentities", "search": "Tbilisi"}


def test_an_answer_counts_until_it_is_too_old(cache: Cache, clock: Clock) -> None:
    cache.put(ASKED, {"search": ["x"]})
    clock.now += timedelta(days=30)
    found = cache.get(ASKED)
    assert found is not None
    assert found.content == {"search": ["x"]}
    clock.now += timedelta(seconds=1)
    assert cache.get(ASKED) is None


def test_that_there_is_nothing_counts_for_less_long(cache: Cache, clock: Clock) -> None:
    cache.put(ASKED, {"search": []}, nothing=True)
    clock.now += timedelta(days=2)
    assert cache.get(ASKED) is not None
    clock.now += timedelta(seconds=1)
    assert cache.get(ASKED) is None


def test_the_order_of_parameters_does_not_matter(cache: Cache) -> None:
    cache.put(ASKED, 1)
    assert cache.get(dict(reversed(ASKED.items()))) == cache.get(ASKED)
    assert cache.get({**ASKED, "limit": "1"}) is None


def test_a_file_says_what_was_asked_and_when(cache: Cache, tmp_path: Path) -> None:
    cache.put(ASKED, {"search": []}, nothing=True)
    [file] = (tmp_path / "cache").rglob("*.*")
    assert json.loads(file.read_text()) == {
        "request": ASKED,
        "retrieved": "2031-05-04T12:00:00+00:00",
        "nothing": True,
        "content": {"search": []},
    }


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"request": {}, "retrieved": "no"}', "\0"])
def test_a_damaged_file_is_as_good_as_none(cache: Cache, tmp_path: Path, damage: str) -> None:
    cache.put(ASKED, 1)
    [file] = (tmp_path / "cache").rglob("*.json")
    file.write_text(damage)
    assert cache.get(ASKED) is None


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"the cache .* cannot be written") as caught:
        Cache(tmp_path / "file", clock=clock).put(ASKED, 1)
    assert "DATELINE_CACHE" in caught.value.hint


def test_all_answers_go_through_the_cache(
    wikidata: Wikidata, server: FakeWikidata, cache: Cache
) -> None:
    def refuse(request: object) -> object:
        raise AssertionError(f"asked for {request}")

    offline = Wikidata(api=refuse, service=refuse, cache=cache)
    for client in (wikidata, offline):
        assert [hit.qid for hit in client.search("Tbilisi")] == ["Q994"]
        assert client.search("Nobody Atall") == ()
        assert client.select("SELECT * { ?s ?p ?o }") == ()
        items = client.items(["Q994", "Q900000041", "Q900000042"])
        assert [item and item.qid for item in items.values()] == ["Q994", "Q192031", None]
    assert server.actions() == ["wbsearchentities", "wbsearchentities", "query", "wbgetentities"]
