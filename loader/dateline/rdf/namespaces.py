"""The names of everything in the graph; the only place where an IRI is made."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode

from dateline.errors import UsageError
from dateline.model.entity import Entity
from dateline.model.span import Span

DEFAULT_BASE: Final = "https://w3id.org/dateline/id/"
PREFIXES: Final = {
    "dl": "https://w3id.org/dateline/ontology#",
    "dlv": "https://w3id.org/dateline/vocab/",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_QID = re.compile(r"Q[1-9][0-9]*")
_BASE = re.compile(r"https?://[^\s#?]+/")


@cache
def name(curie: str) -> NamedNode:
    """Return the IRI that a prefixed name of this project's own code stands for.

    >>> name("dl:claims")
    <NamedNode value=https://w3id.org/dateline/ontology#claims>

    Raises:
        KeyError: the prefix is not in `PREFIXES`.
    """
    prefix, local = curie.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


def item(qid: str) -> NamedNode:
    """Return the Wikidata IRI of `qid`.

    Raises:
        ValueError: `qid` is not Q and a number.
    """
    if not _QID.fullmatch(qid):
        raise ValueError(f"not a Wikidata item: {qid!r}")
    return NamedNode(PREFIXES["wd"] + qid)


def value(list_name: str, member: StrEnum) -> NamedNode:
    """Return the value-list IRI of `member`, `dlv:<list>-<value>`."""
    return name(f"dlv:{list_name}-{member.value}")


@dataclass(frozen=True, slots=True)
class Base:
    """Mints every IRI of the data below one base IRI.

    Raises:
        UsageError: the base is not an absolute http(s) IRI ending in "/".
    """

    iri: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Refuse a base below which no valid IRI can be made."""
        try:
            NamedNode(self.iri)
        except ValueError as error:
            raise _bad_base(self.iri) from error
        if not _BASE.fullmatch(self.iri):
            raise _bad_base(self.iri)

    def node(self, *path: str) -> NamedNode:
        """Return the IRI of `path` below the base, each step percent-encoded (RFC 3987)."""
        return _node(self.iri, path)

    @property
    def facts_graph(self) -> NamedNode:
        """The graph that holds each fact once."""
        return self.node("graph", "facts")

    @property
    def entities_graph(self) -> NamedNode:
        """The graph that describes each entity once."""
        return self.node("graph", "entities")

    @property
    def ontology_graph(self) -> NamedNode:
        """The graph of the ontology, value lists, shapes and alignments."""
        return self.node("graph", "ontology")

    @property
    def review_graph(self) -> NamedNode:
        """The graph of people's decisions."""
        return self.node("graph", "review")

    @property
    def ledger_graph(self) -> NamedNode:
        """The graph of retractions."""
        return self.node("graph", "ledger")

    @property
    def wikidata_graph(self) -> NamedNode:
        """The graph of what the live Wikidata gave."""
        return self.node("graph", "wikidata")

    def article_graph(self, key: str) -> NamedNode:
        """Return the graph of the article `key`."""
        return self.node("graph", "article", key)

    def article(self, key: str) -> NamedNode:
        """Return the article `key` itself."""
        return self.node("article", key)

    def claim(self, key: str) -> NamedNode:
        """Return the claim `key`."""
        return self.node("claim", key)

    def fact(self, key: str) -> NamedNode:
        """Return the fact `key`."""
        return self.node("fact", key)

    def run(self, key: str) -> NamedNode:
        """Return the run `key`."""
        return self.node("run", key)

    def evidence(self, article_key: str, span: Span) -> NamedNode:
        """Return the passage `span` of an article."""
        return self.node("evidence", f"{article_key}-{span.start}-{span.end}")

    def mention(self, article_key: str, span: Span) -> NamedNode:
        """Return the mention at `span` of an article."""
        return self.node("mention", f"{article_key}-{span.start}-{span.end}")

    def entity(self, entity: Entity) -> NamedNode:
        """Return the Wikidata IRI of a linked entity, or a local one's IRI below the base."""
        return self.entity_of_key(entity.key)

    def entity_key(self, node: NamedNode) -> str:
        """Return `Entity.key` of the entity whose IRI is `node`."""
        wikidata = PREFIXES["wd"]
        if node.value.startswith(wikidata):
            return f"wd:{node.value.removeprefix(wikidata)}"
        return node.value.removeprefix(self.iri)

    def entity_of_key(self, key: str) -> NamedNode:
        """Return the IRI of the entity whose `Entity.key` is `key`; undoes `entity_key`."""
        prefix, _, qid = key.partition(":")
        return item(qid) if prefix == "wd" else self.node(*key.split("/"))


# A batch of articles asks for the same names again and again.
@lru_cache(maxsize=8192)
def _node(base: str, path: tuple[str, ...]) -> NamedNode:
    return NamedNode(base + "/".join(quote(step, safe="") for step in path))


def _bad_base(iri: str) -> UsageError:
    return UsageError(
        f"not a base IRI: {iri!r}", hint="give an absolute http(s) IRI that ends in '/'"
    )
