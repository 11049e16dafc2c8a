"""Articles about invented states, as the stages before this one would hand them over."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

import pytest

from dateline.assets import asset_dir
from dateline.model.article import Article, DateBasis
from dateline.model.claim import Attribution, AttributionMode, Claim, Evidence, Role
from dateline.model.entity import Entity, EntityType, local_key
from dateline.model.identity import content_hash
from dateline.model.kind import Kind
from dateline.model.link import Filler, Link, LinkedArticle, LinkedClaim, LinkMethod
from dateline.model.mention import Mention, MentionKind
from dateline.model.span import Span
from dateline.rdf.namespaces import Base
from dateline.rdf.ontology import load_kinds
from dateline.rdf.run import Run

_TYPES = {
    "Norland": EntityType.STATE,
    "Velmara": EntityType.STATE,
    "Kesh": EntityType.CITY,
    "Port Amber": EntityType.MILITARY_BASE,
    "Sarn": EntityType.REGION,
    "Ilva Doran": EntityType.PERSON,
    "Kesh Courier": EntityType.NEWS_OUTLET,
}


@pytest.fixture
def base() -> Base:
    return Base()


@pytest.fixture
def run() -> Run:
    return Run(version="0.1.0", pipeline="test 1; gazetteer 2031-01-01", snapshot=date(2031, 1, 1))


@pytest.fixture(scope="session")
def ontology() -> Traversable:
    return asset_dir("ontology")


@pytest.fixture(scope="session")
def kinds(ontology: Traversable) -> Mapping[str, Kind]:
    return load_kinds(ontology)


@pytest.fixture
def entity() -> Callable[[str], Entity]:
    """Return the local entity of a name."""
    return _entity


@pytest.fixture
def claim() -> Callable[..., LinkedClaim]:
    """Return a claim, given its kind, its quote, its roles by name and other fields of `Claim`."""
    return _claim


@pytest.fixture
def report() -> Callable[..., LinkedArticle]:
    """Return an article: a text that holds every claim's quote, and other fields of `Article`."""
    return _report


def _entity(name: str) -> Entity:
    return Entity(label=name, type=_TYPES.get(name), local_key=local_key(name))


def _claim(
    kind: str,
    quote: str,
    *,
    speaker: str | None = None,
    content: LinkedClaim | None = None,
    **fields: Any,  # noqa: ANN401 - whatever `Claim` takes
) -> LinkedClaim:
    roles = [
        (role, name) for role in Role for name in fields.pop(role.value, "").split(" + ") if name
    ]
    return LinkedClaim(
        claim=Claim(
            kind=kind,
            roles=(),
            evidence=Evidence(span=Span(0, len(quote)), quote=quote),
            trigger=Span(0, 1),
            frame=f"{kind}/verb",
            attribution=Attribution(
                AttributionMode.INDIRECT if speaker else AttributionMode.NARRATOR
            ),
            content=content.claim if content else None,
            **fields,
        ),
        fillers=tuple(Filler(role=role, entity=_entity(name), text=name) for role, name in roles),
        speaker=_entity(speaker) if speaker else None,
        content=content,
    )


def _report(
    *claims: LinkedClaim,
    day: str | None = "2031-03-20",
    **fields: Any,  # noqa: ANN401 - whatever `Article` takes
) -> LinkedArticle:
    text = fields.pop("text", "") or " ".join(claim.claim.evidence.quote for claim in claims)
    article = Article(
        # A file of its own: another text under the same path would be its next version.
        source=fields.pop("source", f"/home/someone/{content_hash(text)}/sarn.txt"),
        text=text,
        body=(Span(0, len(text)),),
        reference_date=date.fromisoformat(day) if day else None,
        date_basis=DateBasis.SUPPLIED if day else DateBasis.UNKNOWN,
        **fields,
    )
    placed = tuple(_placed(claim, text) for claim in claims)
    names = {filler.text: filler.entity for claim in placed for filler in claim.fillers}
    links = (_link(text, name, entity) for name, entity in names.items() if name in text)
    return LinkedArticle(article=article, claims=placed, links=tuple(links))


def _placed(linked: LinkedClaim, text: str) -> LinkedClaim:
    quote = linked.claim.evidence.quote
    start = text.index(quote)
    evidence = Evidence(span=Span(start, start + len(quote)), quote=quote)
    return replace(linked, claim=replace(linked.claim, evidence=evidence))


def _link(text: str, name: str, entity: Entity) -> Link:
    start = text.index(name)
    span = Span(start, start + len(name))
    mention = Mention(span=span, text=name, kind=MentionKind.NAME, head=span)
    return Link(mention=mention, entity=entity, method=LinkMethod.LOCAL, score=0.5)
