"""One change as updates that a server takes, in an order that survives an interruption.

Within one update that is carried out whole or not at all, order does not matter. Where a change
needs several, or the server may stop half-way through one, this order keeps two promises. What is
not whole has no `a dl:Article` in its graph: counts and questions do not see it as an article. And
whatever a later run needs to mend it is still there: what an article said before goes last, when
the shared graphs no longer build on it.
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby

from pyoxigraph import NamedNode, Quad

from dateline.store.protocol import Names
from dateline.store.remote.profile import Profile
from dateline.store.remote.vocabulary import ARTICLE, CLAIMS, A, is_article_graph, texts_graph
from dateline.store.update import Delta

# What an update may weigh, as texts are part of it.
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """What is to be changed.

    Attributes:
        delta: quads to put in and to take out, and graphs that hold nothing any more.
        texts: nodes of texts to take out; that needs no knowledge of what is said of them.
    """

    delta: Delta = field(default_factory=Delta)
    texts: frozenset[NamedNode] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything changes."""
        return bool(self.delta or self.texts)


def fits(write: Write, profile: Profile) -> bool:
    """Return whether one update holds it all."""
    return _size(write.delta) <= profile.most and _weight(write.delta) <= _MOST_BYTES


def updates(write: Write, names: Names, profile: Profile) -> Iterator[str]:
    """Yield the updates to send, one after another."""
    texts = [
        f"DELETE WHERE {{ GRAPH {texts_graph(names)} {{ {node} ?p ?o }} }}"
        for node in sorted(write.texts, key=str)
    ]
    if profile.whole and fits(write, profile):
        operations = [write.delta.to_sparql()] if write.delta else []
        yield " ;\n".join([*operations, *texts])
        return
    pieces = (p for step in _steps(write.delta, names) for p in _pieces(step, profile.most))
    for group in _filled(pieces, profile.most):
        yield " ;\n".join(delta.to_sparql() for delta in group)
    if texts:
        yield " ;\n".join(texts)


def _steps(delta: Delta, names: Names) -> Iterator[Delta]:
    add, remove = _sorted_out(delta.add, names), _sorted_out(delta.remove, names)
    marks = _marks(delta, names)
    yield Delta(add=add.texts)
    yield Delta(remove=marks | remove.marks)
    yield Delta(add=add.said)
    yield Delta(add=add.links)
    yield Delta(add=add.shared, remove=remove.shared)
    yield Delta(remove=remove.links)
    yield Delta(remove=remove.said)
    yield Delta(drop=delta.drop, remove=remove.texts)
    yield Delta(add=(marks - delta.remove) | add.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """Quads by their part in an article: `marks` make it one, `links` tie it to the facts."""

    texts: frozenset[Quad]
    shared: frozenset[Quad]
    marks: frozenset[Quad]
    links: frozenset[Quad]
    said: frozenset[Quad]


def _sorted_out(quads: AbstractSet[Quad], names: Names) -> _Sorted:
    texts = _having(quads, lambda quad: quad.graph_name == texts_graph(names))
    own = _having(quads, lambda quad: _is_own(quad, names))
    marks = _having(own, lambda quad: quad.predicate == A and quad.object == ARTICLE)
    links = _having(own, lambda quad: quad.predicate == CLAIMS)
    return _Sorted(
        texts=texts,
        shared=frozenset(quads) - texts - own,
        marks=marks,
        links=links,
        said=own - marks - links,
    )


def _having(quads: Iterable[Quad], test: Callable[[Quad], bool]) -> frozenset[Quad]:
    return frozenset(quad for quad in quads if test(quad))


def _is_own(quad: Quad, names: Names) -> bool:
    graph = quad.graph_name
    return isinstance(graph, NamedNode) and is_article_graph(graph, names)


def _marks(delta: Delta, names: Names) -> frozenset[Quad]:
    """Return what marks the articles whose graphs are changed and stay."""
    own = _having(delta.add | delta.remove, lambda quad: _is_own(quad, names))
    graphs = {quad.graph_name for quad in own} - set(delta.drop)
    return frozenset(
        Quad(_article(graph, names), A, ARTICLE, graph)
        for graph in graphs
        if isinstance(graph, NamedNode)
    )


def _article(graph: NamedNode, names: Names) -> NamedNode:
    """Return the article whose graph this is."""
    root = names.article_graph("").value
    return NamedNode(names.article("").value + graph.value.removeprefix(root))


def _pieces(step: Delta, most: int) -> Iterator[Delta]:
    """Yield the step in parts that a server takes at once, each subject whole if that can be."""
    if step.drop:
        yield Delta(drop=step.drop)
    for parts in _filled(_by_subject(step), most):
        yield Delta(
            remove=frozenset[Quad]().union(*(part.remove for part in parts)),
            add=frozenset[Quad]().union(*(part.add for part in parts)),
        )


def _by_subject(step: Delta) -> Iterator[Delta]:
    both = sorted(step.add | step.remove, key=_subject)
    for _, group in groupby(both, key=_subject):
        quads = frozenset(group)
        yield Delta(remove=quads & step.remove, add=quads & step.add)


def _subject(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.subject)


def _filled(parts: Iterable[Delta], most: int) -> Iterator[list[Delta]]:
    """Yield as many parts together as an update holds."""
    group: list[Delta] = []
    size = weight = 0
    for part in parts:
        more, heavier = _size(part), _weight(part)
        if group and (size + more > most or weight + heavier > _MOST_BYTES):
            yield group
            group, size, weight = [], 0, 0
        group.append(part)
        size, weight = size + more, weight + heavier
    if group:
        yield group


def _size(delta: Delta) -> int:
    return len(delta.add) + len(delta.remove)


def _weight(delta: Delta) -> int:
    return sum(len(str(quad.object)) for quad in delta.add)
