"""What every store does, in a folder or on a server: the same tests on each that there is."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, parse

from dateline.errors import NotFoundError, UsageError
from dateline.model.article import Article
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.revise import Reviser
from dateline.store.open import open_store, open_writable
from dateline.store.protocol import ArticleGraphs, Change, Stats, WritableStore

Stories = Callable[..., tuple[ArticleGraphs, Article]]
URL = "https://example.org/story"


def dump(store: WritableStore, form: RdfFormat = RdfFormat.N_QUADS) -> bytes:
    out = io.BytesIO()
    store.dump(out, form, prefixes=PREFIXES)
    return out.getvalue()


def test_new_same_changed(store: WritableStore, story: Stories) -> None:
    first, second = story("A guest came.", URL), story("A guest came late.", URL)
    assert store.replace(*first) is Change.NEW
    assert store.replace(*first) is Change.SAME
    assert store.replace(*second) is Change.CHANGED
    assert store.quads(second[0].key) == second[0].article_quads
    assert store.stats().facts == 1


def test_loading_twice_changes_no_quad(store: WritableStore, story: Stories) -> None:
    one = story("A guest came.")
    store.replace(*one)
    before = dump(store)
    store.replace(*one)
    assert dump(store) == before


def test_the_article_comes_back(store: WritableStore, story: Stories) -> None:
    first, second = story("A guest came.", URL), story("“Späť” \U0001f600\n", URL)
    store.replace(*first)
    assert store.article(first[0].key) == first[1]
    store.replace(*second)
    assert store.article(first[0].key) == second[1]
    assert store.text(first[0].key) == "“Späť” \U0001f600\n"


def test_what_is_forgotten_is_gone(store: WritableStore, story: Stories) -> None:
    one = story("A guest came.")
    empty = dump(store)
    store.replace(*one)
    store.forget(one[0].key)
    store.forget(one[0].key)
    assert store.stats() == Stats(articles=0, claims=0, facts=0, entities=1, kinds={})
    assert store.quads(one[0].key) == frozenset()
    with pytest.raises(NotFoundError, match="holds no article"):
        store.text(one[0].key)
    assert b"graph/article" not in dump(store)
    assert store.replace(*one) is Change.NEW
    assert empty == b""


def test_stats(store: WritableStore, story: Stories) -> None:
    for text in ("A guest came.", "A guest left."):
        one = story(text)
        store.replace(*one)
    assert store.stats() == Stats(articles=2, claims=2, facts=2, entities=1, kinds={"Visit": 2})


def test_an_empty_store_dumps_as_nothing_but_prefixes(store: WritableStore) -> None:
    assert dump(store) == b""
    assert list(parse(dump(store, RdfFormat.TRIG), RdfFormat.TRIG)) == []


def test_put_sets_a_whole_graph(store: WritableStore) -> None:
    graph = Base().ontology_graph
    old, both, new = (Quad(graph, graph, Literal(text), graph) for text in ("old", "both", "new"))
    store.put(graph, {old, both})
    store.put(graph, {both, new})
    assert set(parse(dump(store), RdfFormat.N_QUADS)) == {both, new}


def test_queries(store: WritableStore, story: Stories) -> None:
    one = story("A guest came.")
    store.replace(*one)
    rows = store.query("SELECT ?c { GRAPH ?g { ?c a dl:Claim } }", prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    assert [row["c"] for row in rows] == [Base().claim(one[0].key)]
    ask = "ASK { ?c a dl:Claim }"
    assert not bool(store.query(ask, prefixes=PREFIXES))
    assert bool(store.query(ask, prefixes=PREFIXES, union=True))


@pytest.mark.parametrize("query", ["SELEC ?s", "SELECT * {\n ?s ?p\n}", "INSERT DATA { }", ""])
def test_a_bad_query_is_one_short_line(store: WritableStore, query: str) -> None:
    with pytest.raises(UsageError, match="the query is not valid SPARQL: error at ") as caught:
        store.query(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_a_query_cannot_reach_out(store: WritableStore) -> None:
    with pytest.raises(UsageError, match="SERVICE"):
        store.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_hostile_keys_find_nothing(store: WritableStore) -> None:
    key = "x> { ?s ?p ?o } } ; DROP ALL #"
    store.forget(key)
    assert store.quads(key) == frozenset()
    with pytest.raises(NotFoundError):
        store.article(key)


def test_a_store_survives_reopening(location: str, reviser: Reviser, story: Stories) -> None:
    one = story("A guest came.")
    for change in (Change.NEW, Change.SAME):
        with open_writable(location, Base(), reviser) as store:
            assert store.replace(*one) is change
            store.flush()
    with open_store(location, Base()) as reader:
        assert reader.article(one[0].key) == one[1]


def test_a_graph_of_ours_needs_no_article(store: WritableStore) -> None:
    node = NamedNode("https://example.org/x")
    store.put(Base().ontology_graph, {Quad(node, node, node, Base().ontology_graph)})
    assert store.stats().articles == 0


def test_an_edited_file_takes_the_place_of_its_former_text(
    store: WritableStore, story: Stories
) -> None:
    (graphs, article), (other_graphs, other) = story("A guest came."), story("A guest left soon.")
    edited = replace(other, source=article.source)
    store.replace(graphs, article)
    assert store.earlier_version(article) is None
    assert store.earlier_version(edited) == article.key
    assert store.replace(other_graphs, edited) is Change.CHANGED
    assert store.quads(article.key) == frozenset()
    assert store.earlier_version(edited) is None


def test_an_article_with_a_url_is_not_known_by_its_file(
    store: WritableStore, story: Stories
) -> None:
    (graphs, article), (_, other) = story("A guest came."), story("A guest left soon.")
    store.replace(graphs, article)
    moved = replace(other, source=article.source, url="https://kesh.example/guest")
    assert store.earlier_version(moved) is None


@pytest.mark.parametrize("form", [RdfFormat.N_QUADS, RdfFormat.TRIG], ids=["nquads", "trig"])
def test_every_store_dumps_the_same(
    store: WritableStore, tmp_path: Path, reviser: Reviser, story: Stories, form: RdfFormat
) -> None:
    stories = [story(f"Guest {number} came.") for number in range(3)]
    for one in stories:
        store.replace(*one)
    with open_writable(str(tmp_path / "beside"), Base(), reviser) as embedded:
        for one in stories[::-1]:
            embedded.replace(*one)
        assert dump(store, form) == dump(embedded, form)


def test_the_stamp_changes_with_the_content(store: WritableStore, story: Stories) -> None:
    before = store.version
    store.replace(*story("A guest came."))
    after = store.version
    store.replace(*story("A guest came."))
    assert before != after
    store.forget(story("A guest came.")[0].key)
    assert store.version not in {before, after}


def test_values_of_every_type_come_back(store: WritableStore) -> None:
    graph, node = Base().review_graph, NamedNode("https://example.org/x")
    values: set[Literal | NamedNode] = {
        Literal('é \U0001f600 "quoted" \\ back\nslash\ttab', language="en"),
        Literal("<http://x> } ; DROP ALL #"),
        Literal("0.93", datatype=NamedNode(PREFIXES["xsd"] + "decimal")),
        Literal("2031-03-20", datatype=NamedNode(PREFIXES["xsd"] + "date")),
        Literal("2031-03-20T10:00:00Z", datatype=NamedNode(PREFIXES["xsd"] + "dateTime")),
        Literal("17", datatype=NamedNode(PREFIXES["xsd"] + "integer")),
        Literal("true", datatype=NamedNode(PREFIXES["xsd"] + "boolean")),
        Literal("x" * 5_000),
        NamedNode("https://example.org/%C3%A9?a=b&c=d"),
    }
    quads = frozenset(Quad(node, node, value, graph) for value in values)
    store.put(graph, quads)
    assert store.graph(graph) == quads
    store.put(graph, set())
    assert store.graph(graph) == frozenset()


def test_a_graph_larger_than_an_update_is_put(store: WritableStore) -> None:
    graph, node = Base().ontology_graph, NamedNode("https://example.org/x")
    for size in (2_500, 2_000):
        quads = {Quad(node, node, Literal(f"value {number}"), graph) for number in range(size)}
        store.put(graph, quads)
        assert store.graph(graph) == quads
