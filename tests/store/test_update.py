from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from dateline.store.update import Delta

NODES = st.sampled_from([NamedNode(f"https://example.org/{n}") for n in "abc"])
TEXTS = st.text() | st.sampled_from(
    ['" } ; DROP ALL ; INSERT DATA { "', "\\u0022", "\\", "a\nb\r\t\x00", "'''", "<http://x>", "#"]
)
LITERALS = st.builds(Literal, TEXTS) | st.builds(Literal, TEXTS, language=st.just("en"))
QUADS = st.frozensets(st.builds(Quad, NODES, NODES, NODES | LITERALS, NODES), max_size=6)


@given(QUADS, QUADS)
def test_a_delta_does_exactly_what_it_says(before: frozenset[Quad], after: frozenset[Quad]) -> None:
    store = Store()
    store.extend(before)
    store.update(Delta(remove=before - after, add=after - before).to_sparql())
    assert set(store) == after


def test_a_dropped_graph_is_gone() -> None:
    graph, store = NamedNode("https://example.org/g"), Store()
    store.add(Quad(graph, graph, graph, graph))
    store.update(Delta(drop=(graph,)).to_sparql())
    assert list(store.named_graphs()) == []


def test_only_an_empty_delta_is_false() -> None:
    node = NamedNode("https://example.org/g")
    assert not Delta()
    assert Delta(drop=(node,))
    assert Delta(remove={Quad(node, node, node, node)})
