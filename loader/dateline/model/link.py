"""Claims whose fillers are entities, and how each mention was resolved."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.article import Article
from dateline.model.claim import Claim, Role
from dateline.model.entity import Entity
from dateline.model.mention import Mention


class LinkMethod(StrEnum):
    """By what evidence a mention was resolved."""

    NAME = "name"  # a name in the gazetteer
    DEMONYM = "demonym"  # "Russian" for the state
    METONYM = "metonym"  # "the Kremlin", a capital that acts
    COREFERENCE = "coreference"  # "it", "the country", "Sharaa"
    WIKIDATA = "wikidata"  # found in the live Wikidata
    REVIEW = "review"  # a person said so
    LOCAL = "local"  # no QID: a named or described local entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One mention resolved: score 0 to 1, the best candidate that was not chosen, if any."""

    mention: Mention
    entity: Entity
    method: LinkMethod
    score: float
    runner_up: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """An entity in a role, and what the article calls it there; for a pronoun, its name."""

    role: Role
    entity: Entity
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedClaim:
    """A claim about entities; `speaker` is None when the article itself speaks."""

    claim: Claim
    fillers: tuple[Filler, ...]
    speaker: Entity | None = None
    content: "LinkedClaim | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """An article's claims and every link made on the way."""

    article: Article
    claims: tuple[LinkedClaim, ...]
    links: tuple[Link, ...]
