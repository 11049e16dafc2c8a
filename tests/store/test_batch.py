"""Many articles at once: each whole, and a crash between two writes of a batch mended."""

import gc
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from dateline.model.article import Article
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.revise import Reviser
from dateline.rdf.view import BEARING
from dateline.store.entry import Entry, Loaded
from dateline.store.journal import Journal, Step
from dateline.store.open import open_store, open_writable
from dateline.store.packed import pack
from dateline.store.protocol import ArticleGraphs, Change, Store, WritableStore
from dateline.store.writable import WritableEmbeddedStore

Stories = Callable[..., tuple[ArticleGraphs, Article]]


class Crash(BaseException):
    """What a kill is to the program."""


def entry(story: tuple[ArticleGraphs, Article], **source: str) -> Entry:
    graphs, article = story
    loaded = Loaded(
        source=source.get("source", article.source),
        mark=article.text_hash + source.get("setup", "s"),
        setup=source.get("setup", "s"),
        key=article.key,
        text_hash=article.text_hash,
    )
    return Entry(graphs=pack(graphs, BEARING), article=article, loaded=loaded)


def dump(store: Store) -> bytes:
    out = io.BytesIO()
    store.dump(out, RdfFormat.N_QUADS, prefixes=PREFIXES)
    return out.getvalue()


def test_a_batch_is_what_its_articles_are_one_by_one(
    tmp_path: Path, reviser: Reviser, story: Stories
) -> None:
    stories = [
        story(f"Guest {number % 3} came.", f"https://a.example/{number}") for number in range(9)
    ]
    with open_writable(str(tmp_path / "a"), Base(), reviser) as one:
        assert one.replace_all([entry(s) for s in stories]) == (Change.NEW,) * 9
        assert one.replace_all([entry(s) for s in stories]) == (Change.SAME,) * 9
        together = dump(one)
    with open_writable(str(tmp_path / "b"), Base(), reviser) as other:
        assert {other.replace(*s) for s in stories} == {Change.NEW}
        assert dump(other) == together


def test_new_changed_and_same_in_one_batch(store: WritableStore, story: Stories) -> None:
    urls = [f"https://a.example/{number}" for number in range(3)]
    store.replace_all([entry(story("A guest came.", url)) for url in urls[:2]])
    mixed = [story("A guest came.", urls[0]), story("A guest left.", urls[1])]
    changes = store.replace_all([entry(s) for s in (*mixed, story("A guest came.", urls[2]))])
    assert changes == (Change.SAME, Change.CHANGED, Change.NEW)
    assert store.stats().facts == 2
    assert store.text(mixed[1][0].key) == "A guest left."


def test_the_same_article_twice_in_a_batch(store: WritableStore, story: Stories) -> None:
    first, second = (story(f"A guest {did}.", "https://a.example/1") for did in ("came", "left"))
    changes = store.replace_all([entry(first), entry(second), entry(second)])
    assert changes == (Change.NEW, Change.CHANGED, Change.SAME)
    assert store.text(first[0].key) == "A guest left."


def test_a_text_from_a_second_source_is_left_as_it_is(store: WritableStore, story: Stories) -> None:
    graphs, article = story("A guest came.")
    copy = replace(article, source="news/copy.txt")
    named = (graphs, article), (graphs, copy)
    assert store.replace_all([entry(one) for one in named]) == (Change.NEW, Change.SAME)
    assert store.article(article.key).source == article.source
    # As long as one of the files holds it, the article stays.
    edited = replace(story("A guest left.")[1], source=article.source)
    Path("news").mkdir(exist_ok=True)
    assert store.replace_all([entry((story("A guest left.")[0], edited))]) == (Change.CHANGED,)


def test_what_is_remembered_of_a_source_goes_with_its_article(
    store: WritableStore, story: Stories
) -> None:
    one = entry(story("A guest came."), source="/news/a.txt")
    assert store.loaded("/news/a.txt") is None
    store.replace_all([one])
    assert store.loaded("/news/a.txt") == one.loaded
    store.forget(one.graphs.key)
    assert store.loaded("/news/a.txt") is None


def test_an_article_without_a_text(store: WritableStore, story: Stories) -> None:
    graphs, article = story("A guest came.")
    assert store.replace_all([Entry(graphs=graphs)]) == (Change.NEW,)
    assert store.quads(article.key) == graphs.article_quads


@pytest.mark.parametrize(
    ("part", "outcome"),
    [("bulk_load", "absent"), ("update", "whole"), ("flush", "whole"), ("finish", "whole")],
)
def test_a_crash_between_two_writes_leaves_all_or_nothing(
    tmp_path: Path,
    reviser: Reviser,
    story: Stories,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    outcome: str,
) -> None:
    url, is_in = "https://a.example/{}", outcome == "whole"
    before = [entry(story("A guest came.", url.format(number))) for number in range(2)]
    batch = [
        entry(story("A guest left.", url.format(0))),
        entry(story("A guest left.", url.format(7))),
        entry(story("A guest came.", url.format(8))),
    ]
    with open_writable(str(tmp_path / "whole"), Base(), reviser) as store:
        store.replace_all(before)
        without = dump(store)
        store.replace_all(batch)
        whole = dump(store)
    with open_writable(str(tmp_path / "cut"), Base(), reviser) as store:
        store.replace_all(before)
        assert isinstance(store, WritableEmbeddedStore)
        with monkeypatch.context() as patch:
            crash_at(part, store, patch)
            with pytest.raises(Crash):
                store.replace_all(batch)
    gc.collect()  # the engine lets its files go with the last reference
    with open_store(str(tmp_path / "cut"), Base()) as read:
        assert dump(read) == (whole if is_in else without)
        for one in batch[:2] if is_in else ():
            assert read.text(one.graphs.key) == "A guest left."
    with open_writable(str(tmp_path / "cut"), Base(), reviser) as store:
        changes = store.replace_all(batch)
        assert set(changes) == ({Change.SAME} if is_in else {Change.NEW, Change.CHANGED})
        assert dump(store) == whole


def crash_at(part: str, store: WritableEmbeddedStore, patch: pytest.MonkeyPatch) -> None:
    """Have the process stop just before `part` of the next batch."""

    def crash(*_: object, **__: object) -> None:
        raise Crash

    if part == "finish":
        patch.setattr(Journal, "finish", crash)
        return
    quads = store._quads  # noqa: SLF001 - where the crash is to happen

    class Quads:
        def __getattr__(self, name: str) -> object:
            return crash if name == part else getattr(quads, name)

    patch.setattr(store, "_quads", Quads())


@pytest.fixture
def in_a_folder(tmp_path: Path, reviser: Reviser) -> Iterator[WritableEmbeddedStore]:
    with open_writable(str(tmp_path / "embedded"), Base(), reviser) as opened:
        assert isinstance(opened, WritableEmbeddedStore)
        yield opened


def test_the_store_goes_on_after_a_failure(
    in_a_folder: WritableEmbeddedStore, story: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = in_a_folder
    one, two = entry(story("A guest came.")), entry(story("A guest left."))
    with monkeypatch.context() as patch:
        crash_at("flush", store, patch)
        with pytest.raises(Crash):
            store.replace_all([one])
    assert store.replace_all([two, one]) == (Change.NEW, Change.SAME)
    assert store.stats().articles == 2


def test_a_step_comes_back_as_it_was_written(in_a_folder: WritableEmbeddedStore) -> None:
    store = in_a_folder
    step = Step(
        bulk=Base().article_graph("a"),
        update="DELETE DATA { }",
        statements=(("DELETE FROM file WHERE path = ?", ("a",)),),
    )
    store._journal.begin(step)  # noqa: SLF001
    assert store._journal.pending() == step  # noqa: SLF001
    store._journal.finish(step)  # noqa: SLF001
    assert store._journal.pending() is None  # noqa: SLF001
