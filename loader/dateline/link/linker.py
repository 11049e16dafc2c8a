"""Claims about words become claims about entities."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.link.choose import rank_all
from dateline.link.gazetteer import Gazetteer
from dateline.link.local import is_team
from dateline.link.reading import Reading, reading_alone, reading_of
from dateline.link.register import register_of
from dateline.link.resolve import Resolution, Resolver
from dateline.link.rulings import Rulings
from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article
from dateline.model.claim import Claim, Role
from dateline.model.entity import Entity, EntityType, local_key
from dateline.model.link import Filler, Link, LinkedArticle, LinkedClaim
from dateline.model.mention import Mention, MentionKind

_SIDES = frozenset({Role.ACTOR, Role.PARTY, Role.RECIPIENT})


class Linker:
    """Links an article's mentions by gazetteer and rulings alone; opens no connection."""

    def __init__(self, gazetteer: Gazetteer, rulings: Rulings | None = None) -> None:
        """Take the names, countries and capitals to link by, and what is settled already."""
        self._gazetteer = gazetteer
        self._rulings = rulings or Rulings()

    def link(self, annotated: AnnotatedArticle, claims: Sequence[Claim]) -> LinkedArticle:
        """Return `claims` with entities in their roles, and how each mention was resolved.

        A referent is ranked once, in the light of the whole article; a role decides whether a
        capital is the city or acts as its state.
        """
        register = register_of(annotated)
        ranked = rank_all(annotated, self._gazetteer, register)
        rankings = self._rulings.apply(ranked, annotated, self._gazetteer)
        resolver = Resolver(annotated, rankings, self._gazetteer, register)
        session = _Session(resolver, annotated)
        made = map(session.claim, claims)
        linked = tuple(c for c in made if not is_self_directed(c) and not is_of_teams(c))
        session.rest(annotated.mentions)
        return LinkedArticle(article=annotated.article, claims=linked, links=session.links())


class _Session:
    """One article being linked: collects a link for every mention on the way."""

    def __init__(self, resolver: Resolver, annotated: AnnotatedArticle) -> None:
        self._resolver = resolver
        self._referents = annotated.referents
        self._text = annotated.article.text
        self._links: dict[tuple[Mention, str], Link] = {}

    def claim(self, claim: Claim) -> LinkedClaim:
        fillers = chain.from_iterable(
            self._fillers(claim, role, mention) for role, mention in claim.roles
        )
        speaker = claim.attribution.speaker
        voices = self._resolve(speaker, Reading.ACTOR) if speaker else ()
        return LinkedClaim(
            claim=claim,
            fillers=tuple({(f.role, f.entity.key): f for f in fillers}.values()),
            speaker=voices[0].entity if voices else None,
            content=self.claim(claim.content) if claim.content else None,
        )

    def rest(self, mentions: Sequence[Mention]) -> None:
        """Link what no claim has used and the article names."""
        used = {mention for mention, _ in self._links}
        for mention in mentions:
            if mention not in used and mention.referents:
                self._resolve(mention, reading_alone(mention, self._text))

    def links(self) -> tuple[Link, ...]:
        return tuple(sorted(self._links.values(), key=lambda k: (k.mention.span, k.entity.key)))

    def _fillers(self, claim: Claim, role: Role, mention: Mention) -> Iterator[Filler]:
        for resolution in self._resolve(mention, reading_of(role, claim.kind)):
            yield Filler(role=role, entity=resolution.entity, text=self._words(mention))

    def _words(self, mention: Mention) -> str:
        """Return how the article calls what fills a role: a pronoun's name, else the words."""
        is_pronoun = mention.kind is MentionKind.PRONOUN and len(mention.referents) == 1
        return self._referents[mention.referents[0]].name if is_pronoun else mention.text

    def _resolve(self, mention: Mention, reading: Reading) -> tuple[Resolution, ...]:
        resolutions = self._resolver.resolve(mention, reading)
        for found in resolutions:
            self._links.setdefault((mention, found.entity.key), found.link(mention))
        return resolutions


def is_self_directed(linked: LinkedClaim) -> bool:
    """Return whether one entity alone stands on both sides, so that the words were misread.

    Only linking shows that "Russia" and "Moscow", or a name and a pronoun, are one.
    """
    sides = {role: {f.entity.key for f in linked.fillers if f.role is role} for role in Role}
    actors, recipients = sides[Role.ACTOR], sides[Role.RECIPIENT]
    parties = [m for role, m in linked.claim.roles if role is Role.PARTY]
    is_party_alone = len(parties) > 1 and len(sides[Role.PARTY]) == 1
    return (bool(actors) and actors == recipients) or is_party_alone


def is_of_teams(linked: LinkedClaim) -> bool:
    """Return whether a team does it or has it done to it: no affair of states."""
    return any(f.role in _SIDES and is_team(f.entity) for f in linked.fillers)


def publisher_entity(article: Article, gazetteer: Gazetteer) -> Entity | None:
    """Return who published `article`, a local entity where the gazetteer does not know it."""
    if not article.publisher:
        return None
    outlets = (e.entity for e in gazetteer.named(article.publisher))
    known = next((e for e in outlets if e.type is EntityType.NEWS_OUTLET), None)
    return known or Entity(
        label=article.publisher,
        type=EntityType.NEWS_OUTLET,
        local_key=local_key(article.publisher),
    )
