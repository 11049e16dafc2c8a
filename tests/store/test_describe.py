"""Descriptions set one by one, and articles made anew from their stored texts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from dateline.errors import NotFoundError
from dateline.model.article import Article
from dateline.rdf.namespaces import Base
from dateline.store.protocol import Change, WritableStore
from dateline.store.replacement import Graphs

Story = Callable[..., tuple[Graphs, Article]]

GRAPH = Base().review_graph
A, B = (NamedNode(f"https://example.org/{letter}") for letter in "ab")


def said(subject: NamedNode, text: str) -> Quad:
    return Quad(subject, A, Literal(text), GRAPH)


def test_a_description_is_exactly_what_was_given_last(store: WritableStore) -> None:
    store.describe(GRAPH, {A: {said(A, "1"), said(A, "2")}, B: {said(B, "1")}})
    store.describe(GRAPH, {A: {said(A, "3")}})
    assert store.graph(GRAPH) == {said(A, "3"), said(B, "1")}


def test_an_empty_description_removes_its_subject_only(store: WritableStore) -> None:
    store.describe(GRAPH, {A: {said(A, "1")}, B: {said(B, "1")}})
    store.describe(GRAPH, {A: frozenset()})
    assert store.graph(GRAPH) == {said(B, "1")}


def test_an_article_is_made_anew(store: WritableStore, story: Story) -> None:
    graphs, article = story("Guest arrives.")
    store.replace(graphs, article)
    assert store.remake(graphs) is Change.SAME
    other = replace(graphs, article_quads=frozenset(list(graphs.article_quads)[1:]))
    assert store.remake(other) is Change.CHANGED
    assert store.quads(article.key) == other.article_quads
    assert store.text(article.key) == "Guest arrives."


def test_only_what_is_stored_is_made_anew(store: WritableStore, story: Story) -> None:
    with pytest.raises(NotFoundError):
        store.remake(story("Guest arrives.")[0])


def test_making_anew_in_another_folder_harms_no_namesake(
    store: WritableStore, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two articles, each read as "news.txt" in a folder of its own.
    (one, first), (two, second) = story("Guest arrives."), story("Guest leaves.")
    for name, graphs, article in (("x", one, first), ("y", two, second)):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        store.replace(graphs, replace(article, source="news.txt"))
    store.remake(one)
    assert store.text(first.key), store.text(second.key)
    assert store.quads(second.key)
