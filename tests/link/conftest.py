"""Annotated articles made by hand: a text, and who or what its names stand for."""

import re
from collections.abc import Callable

import pytest

from dateline.link import Gazetteer, Linker
from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article
from dateline.model.claim import Attribution, Claim, Evidence, Role
from dateline.model.entity import Entity, EntityType
from dateline.model.link import Link
from dateline.model.mention import Mention, MentionKind, Referent
from dateline.model.span import Span

Annotated = Callable[..., AnnotatedArticle]
Named = Callable[..., Referent]
ClaimOf = Callable[..., Claim]
EntityOf = Callable[[AnnotatedArticle, str], Entity]
LinksOf = Callable[[AnnotatedArticle], dict[str, Link]]


@pytest.fixture(scope="session")
def linker(gazetteer: Gazetteer) -> Linker:
    return Linker(gazetteer)


@pytest.fixture(scope="session")
def named() -> Named:
    """Somebody or something named, the fullest name first."""

    def referent(*surfaces: str, types: str = "", cues: tuple[str, ...] = ()) -> Referent:
        kinds = tuple(EntityType(kind) for kind in types.split())
        return Referent(name=surfaces[0], surfaces=surfaces, types=kinds, cues=cues)

    return referent


@pytest.fixture(scope="session")
def annotated() -> Annotated:
    """A text with a mention wherever a referent's name stands."""

    def annotate(
        text: str, *referents: Referent, demonyms: str = "", nominals: str = ""
    ) -> AnnotatedArticle:
        kinds = dict.fromkeys(demonyms.split("|"), MentionKind.DEMONYM)
        kinds |= dict.fromkeys(nominals.split("|"), MentionKind.NOMINAL)
        mentions = [
            _mention(match, number, kinds)
            for number, referent in enumerate(referents)
            for surface in referent.surfaces
            for match in re.finditer(rf"\b{re.escape(surface)}(?!\w)", text)
        ]
        return AnnotatedArticle(
            article=Article(source="test.txt", text=text, body=(Span(0, len(text)),)),
            sentences=(),
            mentions=tuple(sorted(mentions, key=lambda m: (m.span, m.referents))),
            referents=referents,
            times=(),
        )

    return annotate


@pytest.fixture(scope="session")
def claim_of() -> ClaimOf:
    """A claim with the whole text as evidence; roles are pairs of role and surface."""

    def claim(
        article: AnnotatedArticle,
        kind: str,
        *roles: tuple[Role, str | Mention],
        content: Claim | None = None,
        speaker: str = "",
    ) -> Claim:
        span = Span(0, len(article.article.text))
        return Claim(
            kind=kind,
            roles=tuple((role, _found(article, filler)) for role, filler in roles),
            evidence=Evidence(span, article.article.text),
            trigger=span,
            frame=f"{kind}/test",
            content=content,
            attribution=Attribution(speaker=_found(article, speaker) if speaker else None),
        )

    return claim


@pytest.fixture(scope="session")
def links_of(linker: Linker) -> LinksOf:
    """How each surface of an article is resolved where no claim uses it."""

    def link(article: AnnotatedArticle) -> dict[str, Link]:
        return {found.mention.text: found for found in linker.link(article, ()).links}

    return link


@pytest.fixture(scope="session")
def entity_of(links_of: LinksOf) -> EntityOf:
    """What a surface of an article is resolved to."""

    def link(article: AnnotatedArticle, surface: str) -> Entity:
        return links_of(article)[surface].entity

    return link


def _found(article: AnnotatedArticle, filler: str | Mention) -> Mention:
    if isinstance(filler, Mention):
        return filler
    return next(m for m in article.mentions if m.text == filler)


def _mention(match: re.Match[str], number: int, kinds: dict[str, MentionKind]) -> Mention:
    span = Span(match.start(), match.end())
    return Mention(
        span=span,
        text=match[0],
        kind=kinds.get(match[0], MentionKind.NAME),
        head=span,
        referents=(number,),
    )
