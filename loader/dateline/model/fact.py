"""The proposition itself, shared by all claims about it in all articles."""

from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.identity import content_hash
from dateline.model.link import LinkedClaim
from dateline.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A kind with its roles filled; that it exists does not mean that it is true.

    Attributes:
        roles: sorted pairs of role name and entity key ("actor", "wd:Q159").
        office: the office's name, lower case, or "".
        content: key of the fact demanded, promised, threatened or denied, or "".
        bucket: for events `earliest/latest` as ISO dates, or "" when unresolved; "" for situations.
    """

    kind: str
    roles: tuple[tuple[str, str], ...]
    office: str = ""
    content: str = ""
    bucket: str = ""

    @property
    def key(self) -> str:
        """Content identity: equal propositions have equal keys, wherever they are read."""
        return content_hash("fact", self.kind, self.roles, self.office, self.content, self.bucket)


def fact_of(linked: LinkedClaim, *, situations: frozenset[str]) -> Fact:
    """Return the proposition that `linked` is about.

    Args:
        linked: a claim about entities.
        situations: names of the kinds that hold from-until; all others are events.
    """
    claim = linked.claim
    is_event = claim.kind not in situations
    content = fact_of(linked.content, situations=situations).key if linked.content else ""
    return Fact(
        kind=claim.kind,
        roles=tuple(sorted({(f.role.value, f.entity.key) for f in linked.fillers})),
        office=(claim.office or "").casefold(),
        content=content,
        bucket=_bucket(claim.time) if is_event else "",
    )


def claim_key(article: Article, fact: Fact, linked: LinkedClaim) -> str:
    """Content identity of a claim: article, fact, evidence span and voice."""
    span = linked.claim.evidence.span
    voice = linked.speaker.key if linked.speaker else linked.claim.attribution.mode.value
    return content_hash("claim", article.key, fact.key, span.start, span.end, voice)


def _bucket(time: TimeExpression | None) -> str:
    if time is None or not time.resolved:
        return ""
    return f"{time.earliest or '..'}/{time.latest or '..'}"
