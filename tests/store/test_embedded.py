"""What only a store in a folder does; all others is in `test_store_contract.py`."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from dateline.model.article import Article
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.revise import Reviser
from dateline.store.open import open_writable
from dateline.store.protocol import ArticleGraphs, Change, WritableStore
from dateline.store.texts import Texts

Stories = Callable[..., tuple[ArticleGraphs, Article]]
URL = "https://example.org/story"


def dump(store: WritableStore, form: RdfFormat) -> bytes:
    out = io.BytesIO()
    store.dump(out, form, prefixes=PREFIXES)
    return out.getvalue()


@pytest.mark.parametrize("form", [RdfFormat.N_QUADS, RdfFormat.TRIG], ids=["nquads", "trig"])
def test_equal_content_gives_equal_dumps(
    tmp_path: Path, reviser: Reviser, story: Stories, form: RdfFormat
) -> None:
    stories = [story(f"Guest {number} came.") for number in range(3)]
    found = []
    for name, order in (("a", stories), ("b", stories[::-1])):
        with open_writable(str(tmp_path / name), Base(), reviser) as store:
            for one in order:
                store.replace(*one)
            found.append(dump(store, form))
    assert found[0] == found[1]
    own = {quad for one in stories for quad in one[0].article_quads}
    assert own < set(parse(found[0], form))


def test_a_text_without_graph_is_as_good_as_absent(
    folder: Path, reviser: Reviser, story: Stories
) -> None:
    """What a crash between text and graph leaves."""
    old, new = story("A guest came.", URL), story("A guest left.", URL)
    with open_writable(str(folder), Base(), reviser) as store:
        store.replace(*old)
    texts = Texts(folder / "texts.sqlite", write=True)
    texts.put(new[1])
    texts.close()
    with open_writable(str(folder), Base(), reviser) as store:
        assert store.article(old[0].key) == old[1]
        assert store.replace(*new) is Change.CHANGED
        assert store.article(new[0].key) == new[1]
