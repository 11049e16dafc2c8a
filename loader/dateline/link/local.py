"""Entities without a Wikidata item: named in the article, or only described."""

from collections import Counter
from collections.abc import Iterable

from dateline.link.names import key
from dateline.model.article import Article
from dateline.model.entity import Entity, EntityType, local_key
from dateline.model.mention import Mention, Referent

_T = EntityType
_TEAM = "team"
# Where the words leave several types open, the broadest that makes no promise.
_BROADEST = (_T.PERSON, _T.ORGANIZATION, _T.FACILITY, _T.CITY, _T.REGION, _T.STATE)


def named_entity(referent: Referent, mentions: Iterable[Mention], article: Article) -> Entity:
    """Return the local entity for something the article names.

    A single word for a person names too many people to be the same one in every article.

    Args:
        referent: what is named or described.
        mentions: the article's mentions of it.
        article: where it is named.
    """
    kind = _likeliest(referent, mentions)
    is_surname = kind is _T.PERSON and " " not in key(referent.name)
    scope = (article.key,) if is_surname or not referent.is_named else ()
    return Entity(label=referent.name, type=kind, local_key=local_key(referent.name, *scope))


def team_entity(referent: Referent) -> Entity:
    """Return the local entity for the team of a country or town."""
    key_of_team = local_key(referent.name, _TEAM)
    return Entity(label=referent.name, type=_T.ORGANIZATION, local_key=key_of_team)


def is_team(entity: Entity) -> bool:
    """Return whether `entity` is what `team_entity` returns."""
    return entity.qid is None and entity.local_key == local_key(entity.label, _TEAM)


def described_entity(mention: Mention, article: Article) -> Entity:
    """Return the local entity for what only this mention's words describe."""
    kind = _broadest(mention.types)
    return Entity(label=mention.text, type=kind, local_key=local_key(mention.text, article.key))


def _likeliest(referent: Referent, mentions: Iterable[Mention]) -> EntityType | None:
    votes = Counter(kind for mention in mentions for kind in mention.types)
    top = max(votes.values(), default=0)
    return _broadest(frozenset(k for k, n in votes.items() if n == top) or referent.types[:1])


def _broadest(types: Iterable[EntityType]) -> EntityType | None:
    listed = sorted(types)
    if len(listed) == 1:
        return listed[0]
    return next((kind for kind in _BROADEST if kind in listed), listed[0] if listed else None)
