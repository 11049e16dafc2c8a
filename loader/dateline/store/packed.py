"""An article's quads as N-Quads: quick to send to another process, and to load in bulk."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from dateline.store.protocol import ArticleGraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """`ArticleGraphs` as bytes.

    Attributes:
        own: the article's own graph.
        bearing: those quads of it that bear on the shared graphs.
        facts: the facts' own parts.
        entities: each entity's IRI and description.
    """

    key: str
    graph: NamedNode
    own: bytes = b""
    bearing: bytes = b""
    facts: bytes = b""
    entities: tuple[tuple[str, bytes], ...] = ()

    @property
    def article_quads(self) -> frozenset[Quad]:
        """All quads of the article's own graph."""
        return unpacked(self.own)

    @property
    def fact_quads(self) -> frozenset[Quad]:
        """The facts' own parts."""
        return unpacked(self.facts)

    @property
    def entity_quads(self) -> frozenset[Quad]:
        """The entities' descriptions."""
        return unpacked(b"".join(description for _, description in self.entities))


def pack(graphs: ArticleGraphs, bearing: AbstractSet[NamedNode]) -> Packed:
    """Return `graphs` as bytes, the same for equal quads.

    Args:
        graphs: the article's quads.
        bearing: properties that bear on the shared graphs.
    """
    if isinstance(graphs, Packed):
        return graphs
    return Packed(
        key=graphs.key,
        graph=graphs.graph,
        own=packed(graphs.article_quads),
        bearing=packed(quad for quad in graphs.article_quads if quad.predicate in bearing),
        facts=packed(graphs.fact_quads),
        entities=tuple(_described(graphs.entity_quads)),
    )


def packed(quads: Iterable[Quad]) -> bytes:
    """Return `quads` as N-Quads, a line each, in order."""
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")
    return b"\n".join([*sorted(filter(None, lines)), b""])


def unpacked(data: bytes) -> frozenset[Quad]:
    """Return what `packed` made bytes of."""
    return frozenset(parse(data, format=RdfFormat.N_QUADS))


def by_subject(quads: Iterable[Quad]) -> list[frozenset[Quad]]:
    """Return `quads` grouped by what they are about, in order."""
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject.value, []).append(quad)
    return [frozenset(found[subject]) for subject in sorted(found)]


def _described(quads: Iterable[Quad]) -> Iterator[tuple[str, bytes]]:
    for description in by_subject(quads):
        subject = next(iter(description)).subject
        if isinstance(subject, NamedNode):
            yield subject.value, packed(description)
