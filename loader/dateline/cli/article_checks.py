"""What can be wrong with the graph of one article."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from dateline.rdf.description import Description, local_name

_RELOAD: Final = "load the article again, with --again"
_LINKS: Final = ("dl:refersTo", "dl:runnerUp", "schema:publisher", "dl:attributedTo")
_Said = Mapping[NamedNode, Description]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong.

    Attributes:
        kind: what sort of thing, in a few words.
        subject: IRI or key of what it is wrong with.
        detail: what exactly.
        mend: how to mend it.
    """

    kind: str
    subject: str
    detail: str
    mend: str


def claim_findings(
    said: _Said, article: NamedNode, facts: AbstractSet[NamedNode]
) -> Iterator[Finding]:
    """Yield what is wrong with claims: without evidence, fact or article."""
    if article not in said:
        yield _finding("half an article", article, "its graph does not describe it")
    for node, one in said.items():
        if local_name(one.node_of("rdf:type")) != "Claim":
            continue
        if one.node_of("dl:evidence") not in said:
            yield _finding("claim without evidence", node, "no passage bears it out")
        if one.node_of("dl:claims") not in facts:
            yield _finding("claim without fact", node, "what it claims is not there")


def link_findings(said: _Said, entities: AbstractSet[NamedNode]) -> Iterator[Finding]:
    """Yield links to what is nowhere described."""
    for node, one in said.items():
        for target in (target for curie in _LINKS for target in one.nodes(curie)):
            if target not in entities and target not in said:
                yield _finding("dangling link", node, f"{target} is nowhere described")


def quote_findings(said: _Said, text: str) -> Iterator[Finding]:
    """Yield passages that do not stand in the text where they should."""
    for node, one in said.items():
        selectors = [said[target] for target in one.nodes("oa:hasSelector") if target in said]
        quotes = [quote for selector in selectors for quote in selector.texts("oa:exact")]
        starts = [start for selector in selectors for start in selector.texts("oa:start")]
        ends = [end for selector in selectors for end in selector.texts("oa:end")]
        if local_name(one.node_of("rdf:type")) != "Evidence":
            continue
        if not (quotes and starts and ends):
            yield _finding("claim without evidence", node, "the passage tells no words or place")
        elif _stored(text[int(starts[0]) : int(ends[0])]) != quotes[0]:
            yield _finding("quote that does not match", node, "the stored text reads otherwise")


def _stored(words: str) -> str:
    """Return `words` as RDF holds them; see `rdf.terms.text`."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _finding(kind: str, subject: NamedNode, detail: str) -> Finding:
    return Finding(kind=kind, subject=subject.value, detail=detail, mend=_RELOAD)
