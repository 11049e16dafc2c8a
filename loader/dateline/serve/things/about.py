"""What is gathered about one thing, whatever sort of thing it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from pyoxigraph import NamedNode, Triple

from dateline.errors import Limit, LimitError
from dateline.query.namespaces import WIKIDATA
from dateline.query.page import Window
from dateline.serve.things import queries
from dateline.serve.things.lookup import Lookup
from dateline.serve.things.values import FactLine, Passage, Statement, local_name

_LARGEST_GRAPH: Final = 20_000
_Item = TypeVar("_Item")
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS: Final = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "https://schema.org/headline",
    "https://w3id.org/dateline/ontology#surface",
)
# Which claims belong to a thing below the base IRI, by the first step of its path.
_CLAIMS: Final = {
    "fact": queries.CLAIMS_OF_FACT,
    "article": queries.CLAIMS_OF_ARTICLE,
    "evidence": queries.CLAIMS_OF_EVIDENCE,
    "claim": queries.CLAIM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the store says of a thing.

    Attributes:
        node: the thing.
        sort: the first step of its path below the base IRI, "" for what lies elsewhere.
        statements: what is said of it.
        fact: the fact in words, where it is one.
        facts: the facts that it has a role in, one page of them.
        passages: the claims about it or in it, one page of them.
        total: how many facts or claims there are in all.
        size: how many statements a graph holds; None for what is no graph.
    """

    node: NamedNode
    sort: str
    statements: tuple[Statement, ...]
    fact: FactLine | None = None
    facts: tuple[FactLine, ...] = ()
    passages: tuple[Passage, ...] = ()
    total: int = 0
    size: int | None = None

    @property
    def type(self) -> str:
        """What sort of thing it is, in a word."""
        types = (s.value.value for s in self.statements if s.property == _TYPE)
        return "graph" if self.size is not None else local_name(next(types, self.sort))

    @property
    def title(self) -> str:
        """What it is called."""
        if self.fact:
            return self.fact.words
        if self.sort in {"claim", "evidence"} and self.passages:
            return f"“{self.passages[0].quote}”"
        named = {s.property: s.value.value for s in self.statements}
        return next((named[name] for name in _LABELS if name in named), local_name(self.node.value))

    @property
    def item(self) -> str:
        """The address of its page at Wikidata, or ""."""
        qid = self.node.value.removeprefix(WIKIDATA)
        return f"https://www.wikidata.org/wiki/{qid}" if qid != self.node.value else ""


def about(lookup: Lookup, node: NamedNode, window: Window) -> About | None:
    """Return what the store says of `node`, with the claims or facts in `window`; None if nothing.

    Raises:
        StoreError: the store cannot be read.
    """
    sort = _sort(node, lookup.base)
    if sort == "graph":
        size = lookup.graph_size(node)
        return About(node=node, sort=sort, statements=(), size=size) if size else None
    statements = lookup.statements(node)
    if not statements:
        return None
    if sort in _CLAIMS:
        return _with_claims(lookup, node, sort, statements, window)
    facts = lookup.facts_of(node)
    lines = lookup.fact_lines(_shown(facts, window))
    return About(
        node=node,
        sort=sort,
        statements=statements,
        facts=tuple(lines.values()),
        total=len(facts),
    )


def triples(lookup: Lookup, found: About) -> frozenset[Triple]:
    """Return the RDF that says what `found` shows: claims come with their passages.

    Raises:
        LimitError: it is a graph too large for a description.
    """
    if found.size is not None:
        _check_size(found.size)
        return lookup.graph(found.node)
    claims = (NamedNode(passage.claim) for passage in found.passages)
    facts = (NamedNode(line.iri) for line in found.facts)
    return lookup.bundle(list(dict.fromkeys((found.node, *claims, *facts))))


def _with_claims(
    lookup: Lookup,
    node: NamedNode,
    sort: str,
    statements: tuple[Statement, ...],
    window: Window,
) -> About:
    passages = lookup.passages(_CLAIMS[sort], node)
    return About(
        node=node,
        sort=sort,
        statements=statements,
        fact=lookup.fact_lines([node]).get(node.value) if sort == "fact" else None,
        passages=tuple(_shown(passages, window)),
        total=len(passages),
    )


def _check_size(size: int) -> None:
    if size > _LARGEST_GRAPH:
        raise LimitError(
            f"the graph has more than {_LARGEST_GRAPH} statements",
            limit=Limit.SIZE,
            hint="fetch it by the Graph Store Protocol",
        )


def _shown(items: Sequence[_Item], window: Window) -> Sequence[_Item]:
    return items[window.offset : window.offset + (window.limit or len(items))]


def _sort(node: NamedNode, base: str) -> str:
    return node.value.removeprefix(base).partition("/")[0] if node.value.startswith(base) else ""
