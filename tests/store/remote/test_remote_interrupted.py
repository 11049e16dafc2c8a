"""A server that takes little at once and stops anywhere: what is left, and what mends it."""

import io
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from dateline.errors import StoreError
from dateline.model.article import Article
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.revise import Reviser
from dateline.store.entry import Entry
from dateline.store.open import open_writable
from dateline.store.remote import client, profile
from dateline.store.remote.vocabulary import texts_graph
from dateline.store.replacement import Graphs
from sparql_stub import Stub, stub

Story = Callable[..., tuple[Graphs, Article]]
A = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ARTICLE = NamedNode(PREFIXES["dl"] + "Article")


@pytest.fixture(autouse=True)
def small_updates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every article take several updates."""
    monkeypatch.setattr(client, "_PAUSES", ())
    small = partial(profile.Profile, kind="other", most=4)
    monkeypatch.setattr(profile, "_other", lambda url: small(query=url, update=url))


def entries(story: Story, text: str) -> list[Entry]:
    stories = [story(f"{text} {number}", f"https://example.org/{number}") for number in range(3)]
    return [Entry(graphs=graphs, article=article) for graphs, article in stories]


def ours(quads: Iterable[Quad]) -> set[Quad]:
    """Return what a store says, without the texts that a server keeps beside it."""
    return {quad for quad in quads if quad.graph_name != texts_graph(Base())}


def marked(server: Stub, base: Base) -> set[str]:
    """Return the keys of what the server shows as articles."""
    found = server.quads.quads_for_pattern(None, A, ARTICLE, None)
    root = base.article("").value
    return {q.subject.value.removeprefix(root) for q in found if isinstance(q.subject, NamedNode)}


def test_no_article_is_half_and_a_rerun_mends_all(
    reviser: Reviser, story: Story, tmp_path: Path
) -> None:
    base = Base()
    old, new = entries(story, "A guest came"), entries(story, "A guest left")
    whole = {entry.graphs.article_quads for entry in (*old, *new)}
    with open_writable(str(tmp_path / "beside"), base, reviser) as beside:
        beside.replace_all(old)
        beside.replace_all(new)
        out = io.BytesIO()
        beside.dump(out, RdfFormat.N_QUADS, prefixes={})
        expected = ours(parse(out.getvalue(), RdfFormat.N_QUADS))
    stops = 0
    while interrupted(stops, old, new, reviser, whole, expected):
        stops += 1
    assert stops > 10, "the change takes so many updates"


def interrupted(
    stops: int,
    old: list[Entry],
    new: list[Entry],
    reviser: Reviser,
    whole: set[frozenset[Quad]],
    expected: set[Quad],
) -> bool:
    """Stop the server after some updates; return whether that was before the end."""
    base = Base()
    with stub() as server, open_writable(server.url, base, reviser) as store:
        store.replace_all(old)
        server.updates = stops
        try:
            store.replace_all(new)
        except StoreError:
            stopped = True
        else:
            stopped = False
        for key in marked(server, base):
            assert store.quads(key) in whole
            assert store.article(key).text
        server.updates = None
        store.replace_all(new)
        assert ours(server.quads) == expected
        assert all(store.article(e.graphs.key) == e.article for e in new)
        return stopped


def test_a_removal_that_broke_off_is_done_again(reviser: Reviser, story: Story) -> None:
    stops = 0
    while removal_interrupted(stops, reviser, story):
        stops += 1
    assert stops > 2, "the removal takes so many updates"


def removal_interrupted(stops: int, reviser: Reviser, story: Story) -> bool:
    """Stop the server after some updates; return whether that was before the end."""
    [one, *_] = entries(story, "A guest came")
    with stub() as server, open_writable(server.url, Base(), reviser) as store:
        store.replace_all([one])
        server.updates = stops
        try:
            store.forget(one.graphs.key)
        except StoreError:
            stopped = True
        else:
            stopped = False
        server.updates = None
        store.forget(one.graphs.key)
        assert {quad.graph_name for quad in ours(server.quads)} == {Base().entities_graph}
        assert store.stats().articles == 0
        return stopped
