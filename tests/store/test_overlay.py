from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from dateline.store.overlay import Overlay

OWN, OTHER, SHARED = (NamedNode(f"https://example.org/{n}") for n in ("own", "other", "shared"))
GRAPHS = st.sampled_from([OWN, OTHER, SHARED])
NODES = st.sampled_from([NamedNode(f"https://example.org/{n}") for n in "ab"])
QUADS = st.frozensets(st.builds(Quad, NODES, NODES, NODES, GRAPHS))
PARTS = st.tuples(*[st.none() | NODES] * 3, st.none() | GRAPHS)


class Stored:
    """Quads that can be looked up."""

    def __init__(self, quads: frozenset[Quad]) -> None:
        self._quads = Store()
        self._quads.extend(quads)

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> list[Quad]:
        return list(self._quads.quads_for_pattern(subject, predicate, object_, graph))


@given(QUADS, QUADS, st.sets(st.sampled_from([OWN, OTHER])), PARTS)
def test_an_overlay_is_what_the_store_will_be(
    stored: frozenset[Quad],
    added: frozenset[Quad],
    replaced: set[NamedNode],
    parts: tuple[NamedNode | None, NamedNode | None, NamedNode | None, NamedNode | None],
) -> None:
    kept = frozenset(quad for quad in stored if quad.graph_name not in replaced)
    then = Stored(kept | added)
    found = list(Overlay(Stored(stored), replaced, added).match(*parts))
    assert len(found) == len(set(found))
    assert set(found) == set(then.match(*parts))
