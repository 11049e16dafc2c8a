"""What putting articles in, or taking them out, changes in the store."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad

from dateline.store.memo import Memo
from dateline.store.overlay import Overlay
from dateline.store.packed import Packed, packed, unpacked
from dateline.store.revision import Revise, View
from dateline.store.update import Delta

_Subject: TypeAlias = tuple[NamedNode, NamedNode]
Descriptions: TypeAlias = Mapping[_Subject, frozenset[Quad]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graphs:
    """`ArticleGraphs` as plain values; with nothing in them, for an article that is to be gone."""

    key: str
    graph: NamedNode
    article_quads: frozenset[Quad] = frozenset()
    fact_quads: frozenset[Quad] = frozenset()
    entity_quads: frozenset[Quad] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One article: its quads as they are to be, and its own graph as it is.

    Attributes:
        entities: those of its descriptions that the store does not hold like this.
        differs_itself: its own graph changes, or facts lack their part, as only damage leaves it.
    """

    new: Packed
    before: frozenset[Quad] = frozenset()
    entities: tuple[frozenset[Quad], ...] = ()
    differs_itself: bool = True

    @property
    def is_fresh(self) -> bool:
        """Whether the store holds nothing of it."""
        return not self.before

    @property
    def differs(self) -> bool:
        """Whether it may change anything."""
        return bool(self.entities) or self.differs_itself

    @property
    def described(self) -> frozenset[NamedNode]:
        """The entities that it describes otherwise than the store."""
        subjects = (next(iter(quads)).subject for quads in self.entities if quads)
        return frozenset(subject for subject in subjects if isinstance(subject, NamedNode))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to make the store hold a batch of articles.

    Attributes:
        bulk: N-Quads to add first; they are about what the store says nothing of yet.
        delta: all else.
        revised: IRIs of the subjects in shared graphs that are described differently now.
    """

    bulk: bytes = b""
    delta: Delta = field(default_factory=Delta)
    revised: AbstractSet[NamedNode] = field(default_factory=frozenset)


def replacement(
    stored: View, parts: Sequence[Part], revise: Revise, memo: Memo | None = None
) -> Plan:
    """Return what makes `stored` hold `parts` in place of their former versions.

    Args:
        stored: the quads as they are.
        parts: no two of one article.
        revise: works out what the shared graphs must say then.
        memo: of what is stored; none if others may change the store meanwhile.
    """
    described = _revised(stored, parts, revise, memo)
    before = {subject: _description(stored, subject) for subject in described}
    fresh = [part.new.own for part in parts if part.is_fresh]
    # Only with an article that is new can be told afterwards whether a bulk load was done.
    first = {subject for subject, quads in before.items() if fresh and not quads}
    kept = [part for part in parts if not part.is_fresh]
    staying = [part for part in kept if part.new.own]
    old = _joined((*(part.before for part in staying), *before.values()))
    own = (part.new.article_quads for part in staying)
    new = _joined((*own, *(quads for subject, quads in described.items() if subject not in first)))
    told_first = chain.from_iterable(described[subject] for subject in first)
    return Plan(
        bulk=b"".join([*fresh, packed(told_first)]),
        delta=Delta(
            # A graph outlives its last quad, unless it is dropped.
            drop=tuple(part.new.graph for part in kept if not part.new.own),
            remove=old - new,
            add=new - old,
        ),
        revised={subject[1] for subject, quads in described.items() if quads != before[subject]},
    )


def _revised(
    stored: View, parts: Sequence[Part], revise: Revise, memo: Memo | None
) -> Descriptions:
    facts = unpacked(b"".join(part.new.facts for part in parts))
    bearing = unpacked(b"".join(part.new.bearing for part in parts))
    replaced = {part.new.graph for part in parts}
    view = Overlay(stored, replaced, facts | bearing, memo)
    own = _joined((bearing, *(part.before for part in parts)))
    entities = [quads for part in parts for quads in part.entities]
    return revise(view, replaced, own, entities)


def _joined(sets: Iterable[frozenset[Quad]]) -> frozenset[Quad]:
    return frozenset[Quad]().union(*sets)


def _description(stored: View, subject: _Subject) -> frozenset[Quad]:
    graph, node = subject
    return frozenset(stored.match(node, None, None, graph))
