"""What is settled about names before an article is read: by people, and by the live Wikidata."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.link.candidates import Candidate, Match
from dateline.link.choose import Ranking
from dateline.link.entry import Entry
from dateline.link.gazetteer import Gazetteer
from dateline.link.score import Scored
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import Entity, local_key
from dateline.model.link import LinkMethod
from dateline.model.mention import Referent
from dateline.model.review import Decision, Identification, Outcome, Verdict, standing

_SURE = 1.0
_MOST_PROMINENT = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What holds for one name.

    Attributes:
        qid: the item it stands for.
        method, score: who says so, and how surely.
        excluded: items it does not stand for.
        is_local: it stands for something that has no item.
    """

    qid: str | None = None
    method: LinkMethod = LinkMethod.REVIEW
    score: float = _SURE
    excluded: frozenset[str] = frozenset()
    is_local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """All that is settled; with nothing in it, names are left to the gazetteer.

    Attributes:
        by_name: local key of a name to what holds for it.
        items: QID to the item's description; under the number of an item that was merged into
            another stands that other one.
    """

    by_name: Mapping[str, Ruling] = field(default_factory=dict)
    items: Mapping[str, Entity] = field(default_factory=dict)

    def apply(
        self, rankings: Sequence[Ranking], annotated: AnnotatedArticle, gazetteer: Gazetteer
    ) -> tuple[Ranking, ...]:
        """Return `rankings`, one a referent of the article, as the rulings will have them.

        Items are described as in the gazetteer, else as the live Wikidata describes them.
        """
        if not self.by_name and not self.items:
            return tuple(rankings)
        key = annotated.article.key
        referents = annotated.referents
        return tuple(
            self._ruled(r, ranking, key, gazetteer)
            for r, ranking in zip(referents, rankings, strict=True)
        )

    def entity(self, entity: Entity) -> Entity:
        """Return what a local `entity` is settled to be, itself if nothing is."""
        ruling = self.by_name.get(entity.local_key)
        return (ruling and ruling.qid and self.items.get(ruling.qid)) or entity

    def _ruled(
        self, referent: Referent, ranking: Ranking, article: str, gazetteer: Gazetteer
    ) -> Ranking:
        current = replace(ranking, scored=tuple(map(self._current, ranking.scored)))
        for key in self._keys(referent, ranking, article):
            ruling = self.by_name.get(key)
            if ruling:
                current = self._settled(current, ruling, referent, gazetteer)
        return current

    def _keys(self, referent: Referent, ranking: Ranking, article: str) -> Iterator[str]:
        """Yield under what keys the referent may be settled, the one that counts most last."""
        if ranking.scored:
            yield ranking.scored[0].candidate.entry.entity.local_key
        yield local_key(referent.name)
        yield from (local_key(surface, article) for surface in reversed(referent.surfaces))

    def _settled(
        self, ranking: Ranking, ruling: Ruling, referent: Referent, gazetteer: Gazetteer
    ) -> Ranking:
        if ruling.qid:
            entity = self._item(ruling.qid, gazetteer) or _named(referent, ruling.qid)
            entry = Entry(entity, _MOST_PROMINENT)
            chosen = Scored(Candidate(entry, Match.NAME), ruling.score)
            return replace(ranking, scored=(chosen,), bearer=None, by=ruling.method)
        if ruling.is_local:
            return replace(ranking, scored=(), by=ruling.method)
        left = (s for s in ranking.scored if s.candidate.entry.entity.qid not in ruling.excluded)
        return replace(ranking, scored=tuple(left))

    def _item(self, qid: str, gazetteer: Gazetteer) -> Entity | None:
        given, entry = self.items.get(qid), gazetteer.by_qid(qid)
        is_merged = given is not None and given.qid != qid
        return entry.entity if entry and not is_merged else given

    def _current(self, scored: Scored) -> Scored:
        """Return the candidate with the item that its own was merged into."""
        candidate = scored.candidate
        entity = candidate.entry.entity
        found = self.items.get(entity.qid) if entity.qid else None
        if found is None or found.qid == entity.qid:
            return scored
        entry = replace(candidate.entry, entity=found)
        return replace(scored, candidate=replace(candidate, entry=entry))


def _named(referent: Referent, qid: str) -> Entity:
    """Return an item of which no more is known than what the article says."""
    return Entity(label=referent.name, type=next(iter(referent.types), None), qid=qid)


def rulings_of(
    decisions: Iterable[Decision],
    identifications: Iterable[Identification],
    items: Mapping[str, Entity],
) -> Rulings:
    """Return what holds by `decisions` and `identifications`; a person's word goes first.

    Args:
        decisions: all that were ever made.
        identifications: the look-ups in the live Wikidata.
        items: descriptions of the items that both speak of.
    """
    found: dict[str, Ruling] = {}
    for looked_up in identifications:
        best = looked_up.best
        if looked_up.outcome is Outcome.FOUND and best:
            method = LinkMethod.WIKIDATA
            found[looked_up.subject] = Ruling(qid=best.qid, method=method, score=best.score)
    for decision in standing(decisions):
        before = found.get(decision.subject, Ruling())
        found[decision.subject] = _decided(before, decision)
    return Rulings(by_name=found, items=items)


def _decided(before: Ruling, decision: Decision) -> Ruling:
    """Return what holds once `decision` is added to what held `before`."""
    qid = decision.qid
    if decision.verdict is Verdict.YES and qid:
        return Ruling(qid=qid, excluded=before.excluded - {qid})
    if decision.verdict is Verdict.NONE:
        return Ruling(is_local=True, excluded=before.excluded)
    if decision.verdict is Verdict.NO and qid:
        excluded = before.excluded | {qid}
        return replace(before, excluded=excluded, qid=None if before.qid == qid else before.qid)
    return before
