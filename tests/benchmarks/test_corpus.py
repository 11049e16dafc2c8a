import json
from itertools import islice
from pathlib import Path

import pytest

from corpus import write
from dateline.build import Assembly
from dateline.read import Corpora, Hints
from dateline.settings import Settings
from generator.articles import Article, article, articles
from generator.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return World.of(7)


@pytest.fixture(scope="module")
def some(world: World) -> list[Article]:
    return list(articles(world, range(400)))


def test_an_article_depends_on_seed_and_number_alone(some: list[Article]) -> None:
    again = World.of(7)
    assert [article(again, number) for number in (399, 0, 57)] == [some[399], some[0], some[57]]
    assert article(World.of(8), 57) != some[57]


def test_articles_differ(some: list[Article]) -> None:
    assert len({one.text for one in some}) > 390
    assert len({one.title for one in some}) > 300
    assert len({one.date for one in some}) > 150


def test_copies_have_most_words_of_their_origin_and_another_publisher_s_frame(
    some: list[Article],
) -> None:
    copies = [one for one in some if one.origin != one.number and one.url != some[one.origin].url]
    assert len(copies) > 15
    for copy in copies:
        words, origin = set(copy.text.split()), set(some[copy.origin].text.split())
        assert len(words & origin) > 0.5 * len(words | origin)


def test_later_versions_keep_the_address_and_grow(some: list[Article]) -> None:
    later = [one for one in some if one.number != one.origin and one.url == some[one.origin].url]
    assert len(later) > 3
    assert all(len(one.text) > len(some[one.origin].text) for one in later)


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.zst", "folder"])
def test_what_is_written_is_read_as_the_same_articles(
    world: World, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    write(articles(world, range(5)), target)
    found = list(Corpora.from_options(version="0").articles([str(target)]))
    assert len(found) == 5


def test_lines_hold_what_an_article_states(world: World, tmp_path: Path) -> None:
    write([article(world, 3)], tmp_path / "one.jsonl")
    one = article(world, 3)
    assert json.loads((tmp_path / "one.jsonl").read_text(encoding="utf-8")) == {
        "url": one.url,
        "title": one.title,
        "date": one.date.isoformat(),
        "publisher": one.publisher,
        "text": one.text,
    }


def test_claims_are_of_many_kinds_and_about_as_frequent_as_in_news(
    world: World, tmp_path: Path
) -> None:
    write(articles(world, range(40)), tmp_path / "news.jsonl")
    sources = Corpora.from_options(version="0").articles([str(tmp_path / "news.jsonl")])
    outcomes = list(islice(Assembly(Settings()).pipeline(Hints()).run(sources), 40))
    claims = [linked.claim for outcome in outcomes for linked in outcome.claims]
    words = sum(len(o.linked.article.text.split()) for o in outcomes if o.linked)
    assert len({claim.kind for claim in claims}) > 12
    assert len({claim.modality for claim in claims}) > 3
    # General news has 0.7 claims in 100 words, news chosen for its events 1.7.
    assert 0.7 < 100 * len(claims) / words < 2.5
