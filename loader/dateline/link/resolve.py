"""One mention in one reading: the entities it stands for, and by what evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.link.choose import Ranking
from dateline.link.entry import Entry
from dateline.link.gazetteer import Gazetteer
from dateline.link.local import described_entity, named_entity, team_entity
from dateline.link.names import key
from dateline.link.reading import Reading, suits
from dateline.link.register import Register
from dateline.link.score import Scored
from dateline.link.surroundings import is_located
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import POLITIES, Entity, EntityType
from dateline.model.link import Link, LinkMethod
from dateline.model.mention import Mention, MentionKind

# What no list confirms is as likely as not what the words say.
_UNCONFIRMED = 0.5
_WITH_TEAMS = POLITIES | {EntityType.CITY, EntityType.REGION}


@dataclass(frozen=True, slots=True)
class Resolution:
    """An entity that a mention stands for."""

    entity: Entity
    method: LinkMethod
    score: float
    runner_up: Entity | None = None

    def link(self, mention: Mention) -> Link:
        """Return the record of how `mention` was resolved."""
        return Link(
            mention=mention,
            entity=self.entity,
            method=self.method,
            score=self.score,
            runner_up=self.runner_up,
        )


class Resolver:
    """Resolves the mentions of one article; each referent is the same thing throughout."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        rankings: Sequence[Ranking],
        gazetteer: Gazetteer,
        register: Register,
    ) -> None:
        """Take the article, the ranking of each of its referents, and what is sport in it."""
        self._annotated = annotated
        self._rankings = rankings
        self._gazetteer = gazetteer
        self._register = register
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in annotated.mentions:
            for referent in mention.referents:
                self._mentions[referent].append(mention)

    def resolve(self, mention: Mention, reading: Reading) -> tuple[Resolution, ...]:
        """Return what `mention` stands for: several for a set, one only described where unnamed."""
        if not mention.referents:
            entity = described_entity(mention, self._annotated.article)
            return (Resolution(entity, LinkMethod.LOCAL, _UNCONFIRMED),)
        found = (self._one(mention, referent, reading) for referent in mention.referents)
        return tuple({r.entity.key: r for r in found}.values())

    def _one(self, mention: Mention, number: int, reading: Reading) -> Resolution:
        ranking = self._rankings[number]
        if ranking.bearer is not None:
            return self._one(mention, ranking.bearer, reading)
        if self._is_team(mention, ranking, reading):
            team = team_entity(self._annotated.referents[number])
            return Resolution(team, LinkMethod.LOCAL, _UNCONFIRMED)
        name = self._annotated.referents[number].name
        fitting = [s for s in ranking.scored if suits(s.candidate.entry.entity.type, reading)]
        scored = fitting or ranking.scored
        acting = self._acting(name, scored, reading)
        if not scored and not acting:
            return self._local(number)
        entity = acting.entity if acting else scored[0].candidate.entry.entity
        return Resolution(
            entity,
            _method(
                mention, entity, LinkMethod.METONYM if acting else ranking.by or LinkMethod.NAME
            ),
            scored[0].score if scored else 1.0,
            _other(entity, scored),
        )

    def _is_team(self, mention: Mention, ranking: Ranking, reading: Reading) -> bool:
        """Whether a place's name in a report on a match is its team's."""
        kind = ranking.best.entity.type if ranking.best else None
        is_place = kind in _WITH_TEAMS and mention.kind is MentionKind.NAME
        if not is_place or reading is Reading.PLACE:
            return False
        text = self._annotated.article.text
        return self._register.is_sport(mention) and not is_located(mention, text)

    def _local(self, number: int) -> Resolution:
        referent = self._annotated.referents[number]
        entity = named_entity(referent, self._mentions[number], self._annotated.article)
        return Resolution(entity, LinkMethod.LOCAL, _UNCONFIRMED)

    def _acting(self, name: str, scored: Sequence[Scored], reading: Reading) -> Entry | None:
        """Return what acts through a capital or seat of government in `reading`, if so."""
        best = scored[0].candidate.entry.entity if scored else None
        if reading is Reading.PLACE:
            return None
        if best is None or best.type is EntityType.FACILITY:
            state = self._gazetteer.seat_of(name)
        elif best.type is EntityType.CITY and reading is Reading.ACTOR:
            state = self._gazetteer.seat_of(name) or self._gazetteer.capital_of(best.qid or "")
        else:
            state = None
        return self._gazetteer.by_qid(state) if state else None


def _other(entity: Entity, scored: Sequence[Scored]) -> Entity | None:
    """Return the best candidate that was not chosen."""
    entities = (s.candidate.entry.entity for s in scored)
    return next((other for other in entities if other.key != entity.key), None)


def _method(mention: Mention, entity: Entity, otherwise: LinkMethod) -> LinkMethod:
    if entity.qid is None:
        return LinkMethod.LOCAL
    if mention.kind in {MentionKind.NOMINAL, MentionKind.PRONOUN}:
        return LinkMethod.COREFERENCE
    if mention.kind is MentionKind.DEMONYM:
        return LinkMethod.DEMONYM
    named = {key(name) for name in (entity.label, *entity.aliases)}
    is_short_form = otherwise is LinkMethod.NAME and key(mention.text) not in named
    return LinkMethod.COREFERENCE if is_short_form else otherwise
