"""A linked article as the quads of its own graph and of the graphs it shares with others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from dateline.model.entity import Entity
from dateline.model.fact import claim_key, fact_of
from dateline.model.kind import Kind
from dateline.model.link import Link, LinkedArticle, LinkedClaim
from dateline.model.span import Span
from dateline.rdf.article import article_quads
from dateline.rdf.claim import KeyedClaim, claim_quads
from dateline.rdf.entity import entity_quads
from dateline.rdf.fact import fact_quads
from dateline.rdf.mention import mention_quads
from dateline.rdf.namespaces import Base
from dateline.rdf.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleGraphs:
    """Everything one article gives to the store.

    Attributes:
        key: `Article.key`; graph: the IRI of the article's own graph.
        article_quads: article, run, claims, evidence and mentions.
        fact_quads: kind, roles, office and content of each fact, in the facts' graph.
        entity_quads: each entity's description, in the entities' graph.
        fact_keys: `Fact.key` of every fact that is claimed, or is the content of one.
    """

    key: str
    graph: NamedNode
    article_quads: frozenset[Quad]
    fact_quads: frozenset[Quad]
    entity_quads: frozenset[Quad]
    fact_keys: frozenset[str]

    def __iter__(self) -> Iterator[Quad]:
        """Yield the quads of all graphs."""
        yield from self.article_quads
        yield from self.fact_quads
        yield from self.entity_quads


def to_graphs(  # noqa: PLR0913 - what an article's graphs are made of
    linked: LinkedArticle,
    run: Run,
    kinds: Mapping[str, Kind],
    base: Base,
    publisher: Entity | None = None,
    *,
    describe: Callable[[Entity], Entity] = lambda entity: entity,
) -> ArticleGraphs:
    """Return the graphs of `linked`; equal input gives equal quads, in any order of claims.

    Args:
        linked: the article, its claims and links.
        run: what made them.
        kinds: the ontology's.
        base: mints the IRIs.
        publisher: the voice of what the article says itself.
        describe: returns an entity with all that is known of it.
    """
    article = linked.article
    situations = frozenset(kind.name for kind in kinds.values() if kind.is_situation)
    claims = _keyed(linked, situations)
    said = [keyed.linked for keyed in claims]
    return ArticleGraphs(
        key=article.key,
        graph=base.article_graph(article.key),
        article_quads=frozenset(
            {
                *article_quads(article, run, base, publisher),
                *mention_quads(article, linked.links, base, run.snapshot),
                *(q for keyed in claims for q in claim_quads(article, keyed, base, publisher)),
            }
        ),
        fact_quads=frozenset(q for claim in said for q in fact_quads(claim, base, situations)),
        entity_quads=frozenset(
            quad
            for entity in _entities(said, linked.links, publisher)
            for quad in entity_quads(describe(entity), base)
        ),
        fact_keys=frozenset(
            fact_of(part, situations=situations).key for claim in said for part in _parts(claim)
        ),
    )


def _keyed(linked: LinkedArticle, situations: frozenset[str]) -> tuple[KeyedClaim, ...]:
    """Return the claims, each once: of two readings of the same words, the surer one."""
    best: dict[str, KeyedClaim] = {}
    for claim in sorted(linked.claims, key=_surest_first):
        fact = fact_of(claim, situations=situations)
        key = claim_key(linked.article, fact, claim)
        best.setdefault(key, KeyedClaim(key=key, fact=fact, linked=claim))
    return tuple(best.values())


def _surest_first(linked: LinkedClaim) -> tuple[float, str, Span, str, str, str]:
    claim = linked.claim
    stance = claim.polarity, claim.modality, claim.certainty
    return (-claim.confidence, claim.frame, claim.trigger, *stance)


def _parts(linked: LinkedClaim) -> Iterator[LinkedClaim]:
    yield linked
    if linked.content:
        yield from _parts(linked.content)


def _entities(
    claims: Iterable[LinkedClaim], links: Iterable[Link], publisher: Entity | None
) -> Iterable[Entity]:
    """Return one description an entity, the same in whatever order they come."""
    found = {*_named(claims), *_linked(links), *((publisher,) if publisher else ())}
    return {entity.key: entity for entity in sorted(found, key=repr)}.values()


def _named(claims: Iterable[LinkedClaim]) -> Iterator[Entity]:
    for claim in claims:
        for part in _parts(claim):
            yield from (filler.entity for filler in part.fillers)
            yield from (part.speaker,) if part.speaker else ()


def _linked(links: Iterable[Link]) -> Iterator[Entity]:
    for link in links:
        yield link.entity
        yield from (link.runner_up,) if link.runner_up else ()
