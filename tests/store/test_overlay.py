from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from dateline.store.overlay import Overlay

OWN, SHARED = NamedNode("https://example.org/own"), NamedNode("https://example.org/shared")
NODES = st.sampled_from([NamedNode(f"https://example.org/{n}") for n in "ab"])
QUADS = st.frozensets(st.builds(Quad, NODES, NODES, NODES, st.sampled_from([OWN, SHARED])))
PARTS = st.tuples(*[st.none() | NODES] * 3, st.sampled_from([None, OWN, SHARED]))


@given(QUADS, QUADS, PARTS)
def test_an_overlay_is_what_the_store_will_be(
    stored: frozenset[Quad],
    added: frozenset[Quad],
    parts: tuple[NamedNode | None, NamedNode | None, NamedNode | None, NamedNode | None],
) -> None:
    now, then = Store(), Store()
    now.extend(stored)
    then.extend({quad for quad in stored if quad.graph_name != OWN} | added)
    found = list(Overlay(now, OWN, added).match(*parts))
    assert len(found) == len(set(found))
    assert set(found) == set(then.quads_for_pattern(*parts))
