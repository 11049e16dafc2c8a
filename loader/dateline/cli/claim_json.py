"""Claims as JSON objects; the keys are a contract that other programs read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.entity import Entity
from dateline.model.fact import claim_key, fact_of
from dateline.model.link import Filler, LinkedClaim
from dateline.model.time import Bound, TimeExpression
from dateline.rdf.namespaces import Base


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWriter:
    """Writes the claims of one article.

    Attributes:
        situations: names of the kinds that hold from-until.
        publisher: the voice of what the article says itself; None where unknown.
    """

    article: Article
    base: Base
    situations: frozenset[str]
    publisher: Entity | None = None

    def line(self, linked: LinkedClaim) -> str:
        """Return the claim as one line of JSON Lines."""
        return json.dumps(self.record(linked), ensure_ascii=False)

    def record(self, linked: LinkedClaim) -> dict[str, object]:
        """Return the claim as a JSON object; dates are ISO 8601, offsets in characters."""
        claim = linked.claim
        fact = fact_of(linked, situations=self.situations)
        return {
            "type": claim.kind,
            "roles": self._roles(linked),
            "polarity": claim.polarity.value,
            "modality": claim.modality.value,
            "certainty": claim.certainty.value,
            "attribution": self._attribution(linked),
            **_time(claim.time),
            "quote": claim.evidence.quote,
            "start": claim.evidence.span.start,
            "end": claim.evidence.span.end,
            "confidence": round(claim.confidence, 2),
            "source": self.article.source,
            "article": self.base.article(self.article.key).value,
            "fact": self.base.fact(fact.key).value,
            "claim": self.base.claim(claim_key(self.article, fact, linked)).value,
            "content": self.record(linked.content) if linked.content else None,
        }

    def _roles(self, linked: LinkedClaim) -> Mapping[str, list[dict[str, str]]]:
        roles: dict[str, list[dict[str, str]]] = {}
        for filler in linked.fillers:
            roles.setdefault(filler.role.value, []).append(self._filler(filler))
        return roles

    def _filler(self, filler: Filler) -> dict[str, str]:
        iri = self.base.entity(filler.entity).value
        return {"iri": iri, "label": filler.entity.label, "text": filler.text}

    def _attribution(self, linked: LinkedClaim) -> dict[str, str | None]:
        voice = linked.speaker or self.publisher
        node = self.base.entity(voice) if voice else self.base.article(self.article.key)
        return {
            "mode": linked.claim.attribution.mode.value,
            "iri": node.value,
            "label": voice.label if voice else None,
        }


def _time(time: TimeExpression | None) -> dict[str, str | None]:
    if time is None:
        return dict.fromkeys(("timeExpression", "earliest", "latest", "precision"))
    # "Since May" says nothing about the end, "until May" nothing about the beginning.
    earliest = time.earliest if time.bound is not Bound.UNTIL else None
    latest = time.latest if time.bound is not Bound.FROM else None
    return {
        "timeExpression": time.text,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "precision": time.precision.value,
    }
