"""Articles as extraction leaves them, read back from a store: what storing is measured with."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from dateline.build import Assembly
from dateline.model.article import Article
from dateline.model.claim import Role
from dateline.rdf.graphs import ArticleGraphs
from dateline.rdf.namespaces import Base, name
from dateline.rdf.view import BEARING
from dateline.settings import Settings
from dateline.store.embedded import EmbeddedStore
from dateline.store.entry import Entry
from dateline.store.packed import Packed, pack

_CONTENT = name("dl:content")
_OWN = {name("rdf:type"), name("dl:office"), _CONTENT, *(name(f"dl:{role}") for role in Role)}
_ID = re.compile(rb"/(graph/article|article|claim|evidence|mention|fact)/([0-9a-f]{20})")
_HASH = re.compile(rb'(#textHash> ")([0-9a-f]{64})')
# Of 256 facts, how many a variant shares: as large a part as articles of the corpus share.
_SHARED = 36
_FIRST_BYTE = 2
# Articles that a load writes together at most.
BATCH = 1_024


@dataclass(frozen=True, slots=True)
class Extracted:
    """The articles of the store at `location`, in the order of the corpus that they came from."""

    location: str

    def entries(self, first: int, count: int) -> Iterator[Entry]:
        """Yield `count` articles from number `first` on: those of the store, then variants.

        A variant has an address, claims, passages and most facts of its own, and the same
        entities.

        Raises:
            StoreError: there is no such store.
        """
        assembly = Assembly(Settings(store=self.location))
        with assembly.open_store() as store:
            if not isinstance(store, EmbeddedStore):
                raise TypeError("a store in a folder is needed")
            keys = _keys(store)
            for number in range(first, first + count):
                variant, place = divmod(number, len(keys))
                entry = _entry(store, keys[place], assembly.base)
                yield _varied(entry, variant) if variant else entry


def _keys(store: EmbeddedStore) -> list[str]:
    """Return the articles' keys, by their numbers in the corpus."""
    found = store.match(None, name("dl:source"), None, None)
    named = [(_place(quad.object), _node(quad.subject)) for quad in found]
    return [node.value.rpartition("/")[2] for _, node in sorted(named, key=_by_place)]


def _by_place(named: tuple[tuple[str, int], NamedNode]) -> tuple[str, int]:
    return named[0]


def _place(source: object) -> tuple[str, int]:
    corpus, _, number = (source.value if isinstance(source, Literal) else "").rpartition("#")
    return corpus, int(number) if number.isdecimal() else 0


def _entry(store: EmbeddedStore, key: str, base: Base) -> Entry:
    own = store.quads(key)
    claimed = {_node(quad.object) for quad in own if quad.predicate == name("dl:claims")}
    facts = frozenset(_facts(store, claimed, base))
    nodes = {quad.object for quad in own | facts if isinstance(quad.object, NamedNode)}
    about = (store.match(node, None, None, base.entities_graph) for node in nodes)
    graphs = ArticleGraphs(
        key=key,
        graph=base.article_graph(key),
        article_quads=own,
        fact_quads=facts,
        entity_quads=frozenset(quad for quads in about for quad in quads),
        fact_keys=frozenset(),
    )
    return Entry(graphs=pack(graphs, BEARING), article=store.article(key))


def _facts(store: EmbeddedStore, nodes: AbstractSet[NamedNode], base: Base) -> Iterator[Quad]:
    """Yield the facts' own parts, and those of the facts that are their content."""
    for node in nodes:
        own = [q for q in store.match(node, None, None, base.facts_graph) if q.predicate in _OWN]
        yield from own
        yield from _facts(store, {_node(q.object) for q in own if q.predicate == _CONTENT}, base)


def _varied(entry: Entry, variant: int) -> Entry:
    """Return another article with as much to store."""
    packed, article = entry.graphs, entry.article
    if not (isinstance(packed, Packed) and article):
        raise TypeError("a packed article with its text is needed")
    other = replace(article, url=f"{article.url or article.key}?variant={variant}")
    new = partial(_renamed, article=article, other=other, variant=str(variant).encode())
    graphs = replace(
        packed,
        key=other.key,
        graph=NamedNode(packed.graph.value.replace(article.key, other.key)),
        own=_sorted(new(packed.own)),
        bearing=_sorted(new(packed.bearing)),
        facts=_sorted(new(packed.facts)),
    )
    return Entry(graphs=graphs, article=other)


def _renamed(quads: bytes, *, article: Article, other: Article, variant: bytes) -> bytes:
    def renamed(found: re.Match[bytes]) -> bytes:
        kind, key = found.groups()
        if key == article.key.encode():
            return b"/%s/%s" % (kind, other.key.encode())
        if kind == b"fact" and int(key[:_FIRST_BYTE], 16) < _SHARED:
            return found[0]
        return b"/%s/%s" % (kind, _hash(variant + key)[:20])

    text = _HASH.sub(lambda found: found[1] + _hash(variant + found[2]), quads)
    return _ID.sub(renamed, text)


def _hash(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()


def _sorted(lines: bytes) -> bytes:
    return b"".join(sorted(lines.splitlines(keepends=True)))


def _node(term: object) -> NamedNode:
    if not isinstance(term, NamedNode):
        raise TypeError(f"an IRI is expected here, not {term}")
    return term


def batches(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """Yield the entries in lists of `size`."""
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
