"""What the article says: voice, stance, time and the exact words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from dateline.model.article import Article
from dateline.model.claim import Evidence
from dateline.model.entity import Entity
from dateline.model.fact import Fact
from dateline.model.link import LinkedClaim
from dateline.model.time import Bound, TimeExpression
from dateline.rdf.namespaces import Base, name, value
from dateline.rdf.terms import TRUE, Term, day, decimal, describe, integer, text

# Enough to find a quote again that occurs twice (W3C Web Annotation, section 4.2.4).
_CONTEXT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedClaim:
    """A claim with its identity: `key` is `claim_key`, `fact` what it is about."""

    key: str
    fact: Fact
    linked: LinkedClaim


def claim_quads(
    article: Article, keyed: KeyedClaim, base: Base, publisher: Entity | None
) -> Iterator[Quad]:
    """Yield the claim with its evidence.

    The voice is the speaker; where the article speaks for itself, its publisher; else the article.
    """
    claim = keyed.linked.claim
    here = base.article(article.key)
    voice = keyed.linked.speaker or publisher
    yield from describe(
        base.claim(keyed.key),
        base.article_graph(article.key),
        ("rdf:type", name("dl:Claim")),
        ("dl:claims", base.fact(keyed.fact.key)),
        ("dl:inArticle", here),
        ("dl:evidence", base.evidence(article.key, claim.evidence.span)),
        ("dl:attributionMode", value("attribution", claim.attribution.mode)),
        ("dl:attributedTo", base.entity(voice) if voice else here),
        ("dl:polarity", value("polarity", claim.polarity)),
        ("dl:modality", value("modality", claim.modality)),
        ("dl:certainty", value("certainty", claim.certainty)),
        ("dl:tense", value("tense", claim.tense)),
        ("dl:confidence", decimal(claim.confidence, places=2)),
        ("dl:frame", text(claim.frame)),
        ("dl:partial", TRUE if claim.partial else None),
        *(_time_statements(claim.time) if claim.time else ()),
    )
    yield from _evidence_quads(article, claim.evidence, base)


def _time_statements(time: TimeExpression) -> Iterator[tuple[str, Term | None]]:
    yield "dl:timeExpression", text(time.text)
    # "Since May" says nothing about the end, "until May" nothing about the beginning.
    yield "dl:earliest", _day(time.earliest) if time.bound is not Bound.UNTIL else None
    yield "dl:latest", _day(time.latest) if time.bound is not Bound.FROM else None
    yield "dl:precision", value("precision", time.precision)


def _day(moment: date | None) -> Literal | None:
    return day(moment) if moment else None


def _evidence_quads(article: Article, evidence: Evidence, base: Base) -> Iterator[Quad]:
    """Yield the passage; its selectors have IRIs, for blank nodes would defeat comparison."""
    node = base.evidence(article.key, evidence.span)
    graph = base.article_graph(article.key)
    start, end = evidence.span.start, evidence.span.end
    quote, position = NamedNode(f"{node.value}#quote"), NamedNode(f"{node.value}#position")
    yield from describe(
        node,
        graph,
        ("rdf:type", name("dl:Evidence")),
        ("oa:hasSource", base.article(article.key)),
        ("oa:hasSelector", quote),
        ("oa:hasSelector", position),
    )
    yield from describe(
        quote,
        graph,
        ("rdf:type", name("oa:TextQuoteSelector")),
        ("oa:exact", text(evidence.quote)),
        ("oa:prefix", text(article.text[max(0, start - _CONTEXT) : start])),
        ("oa:suffix", text(article.text[end : end + _CONTEXT])),
    )
    yield from describe(
        position,
        graph,
        ("rdf:type", name("oa:TextPositionSelector")),
        ("oa:start", integer(start)),
        ("oa:end", integer(end)),
    )
