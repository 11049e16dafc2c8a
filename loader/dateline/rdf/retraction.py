"""Retractions as quads in the ledger, and back. The ledger is only ever added to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import NamedNode, Quad

from dateline.model.identity import content_hash
from dateline.rdf.description import Description, descriptions
from dateline.rdf.namespaces import Base, name
from dateline.rdf.terms import describe, moment, text, uri


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """That an article was taken out of the store.

    Attributes:
        key: `Article.key`.
        reason, when: why and when.
        headline, url: what the article had.
        reinstated: when it was let in again; None while it is to stay out.
    """

    key: str
    reason: str
    when: datetime
    headline: str = ""
    url: str = ""
    reinstated: datetime | None = None


def retraction_quads(one: Retraction, base: Base) -> Iterator[Quad]:
    """Yield the description of a retraction, in the ledger."""
    yield from describe(
        _node(one, base),
        base.ledger_graph,
        ("rdf:type", name("dl:Retraction")),
        ("dl:retracts", base.article(one.key)),
        ("dl:reason", text(one.reason)),
        ("dl:retractedAt", moment(one.when)),
        ("dl:reinstatedAt", moment(one.reinstated) if one.reinstated else None),
        ("schema:headline", text(one.headline) if one.headline else None),
        ("schema:url", uri(one.url) if one.url else None),
    )


def retraction_descriptions(one: Retraction, base: Base) -> Mapping[NamedNode, frozenset[Quad]]:
    """Return the same by subject, as a store takes it to change what it holds of it."""
    return {_node(one, base): frozenset(retraction_quads(one, base))}


def standing_retractions(ledger: Iterable[Quad]) -> Mapping[str, Retraction]:
    """Return the retractions that hold, by the key of the article."""
    found = (_retraction(said) for said in descriptions(ledger).values())
    return {one.key: one for one in sorted(found, key=_when) if not one.reinstated}


def _when(one: Retraction) -> datetime:
    return one.when


def _node(one: Retraction, base: Base) -> NamedNode:
    return base.node("retraction", content_hash("retraction", one.key, moment(one.when).value))


def _retraction(said: Description) -> Retraction:
    article, again = said.node_of("dl:retracts"), said.text("dl:reinstatedAt")
    return Retraction(
        key=article.value.rpartition("/")[2] if article else "",
        reason=said.text("dl:reason"),
        when=datetime.fromisoformat(said.text("dl:retractedAt")),
        headline=said.text("schema:headline"),
        url=said.text("schema:url"),
        reinstated=datetime.fromisoformat(again) if again else None,
    )
