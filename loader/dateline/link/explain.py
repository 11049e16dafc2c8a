"""What a text's names may stand for, and why, for people to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.link.candidates import Candidate, Match, candidates_of
from dateline.link.choose import Ranking, rank_all
from dateline.link.context import Context, context_of
from dateline.link.cues import Cues, read_cues
from dateline.link.gazetteer import Gazetteer
from dateline.link.register import register_of
from dateline.link.rulings import Rulings
from dateline.link.score import THRESHOLD, Scored
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import Entity
from dateline.model.link import LinkMethod
from dateline.model.mention import Referent

_MATCH = {
    Match.BYNAME: "it is called so beside a country that is named",
    Match.NAME: "it has the name",
    Match.DEMONYM: "it is what the adjective stands for",
    Match.SHORTENED: "first and last name are the same",
    Match.RESPELLED: "its name is another spelling",
    Match.SURNAME: "it is its last name",
}
_NONE = ("the gazetteer has no candidate",)
_PARTICLES = frozenset("al bin ibn de da del della of the van von el la le".split())
_SETTLED = {LinkMethod.REVIEW: "a person said so", LinkMethod.WIKIDATA: "it was found in Wikidata"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One candidate of one name: how well it fits, whether it is taken, and why.

    Attributes:
        entity: None where the gazetteer has no candidate.
    """

    name: str
    entity: Entity | None
    score: float
    is_chosen: bool
    reasons: tuple[str, ...]


def explain(
    annotated: AnnotatedArticle, gazetteer: Gazetteer, rulings: Rulings
) -> tuple[Explained, ...]:
    """Return the candidates of every name of the article, in the order of the names."""
    register = register_of(annotated)
    ranked = rank_all(annotated, gazetteer, register)
    settled = rulings.apply(ranked, annotated, gazetteer)
    referents = annotated.referents
    found = tuple(candidates_of(r, gazetteer) if r.is_named else () for r in referents)
    context = context_of(found, annotated, register)
    return tuple(
        explained
        for number, (referent, ranking) in enumerate(zip(referents, settled, strict=True))
        for explained in _explained(
            referent, ranking, _Reasons(context, number, referent, gazetteer)
        )
    )


def with_name(annotated: AnnotatedArticle, text: str) -> AnnotatedArticle:
    """Return `annotated` with `text` as its one name, if it is nothing but a name."""
    name = " ".join(text.split())
    is_found = any(referent.name == name for referent in annotated.referents)
    if is_found or not _is_name(name):
        return annotated
    return replace(annotated, referents=(Referent(name=name, surfaces=(name,)),), mentions=())


def _is_name(text: str) -> bool:
    """Whether `text` is capitalised words with no more than particles between them."""
    parts = text.split()
    return bool(parts) and all(part[0].isupper() or part in _PARTICLES for part in parts)


@dataclass(frozen=True, slots=True)
class _Reasons:
    context: Context
    number: int
    referent: Referent
    gazetteer: Gazetteer

    def of(self, scored: Scored) -> Iterator[str]:
        candidate = scored.candidate
        entity = candidate.entry.entity
        yield _MATCH[candidate.match]
        if self.referent.types and entity.type:
            yield self._by_type(entity)
        cues = read_cues(self.referent.cues, self.gazetteer)
        yield from self._by_country(candidate, cues)
        yield f"prominence {candidate.entry.prominence} of 99"
        if scored.score < THRESHOLD:
            yield f"below {THRESHOLD:.2f}: not good enough"

    def _by_type(self, entity: Entity) -> str:
        if entity.type in self.referent.types:
            return f"the words allow it: {entity.type}"
        return f"the words speak of something else: {', '.join(self.referent.types)}"

    def _by_country(self, candidate: Candidate, cues: Cues) -> Iterator[str]:
        home = candidate.entry.home
        if home is None:
            return
        if home in cues.countries:
            yield "the words beside it name its country"
        elif cues.countries:
            yield "the words beside it name another country"
        if self.context.names_country(home, besides=self.number):
            yield "its country is named elsewhere"


def _explained(referent: Referent, ranking: Ranking, reasons: _Reasons) -> Iterator[Explained]:
    chosen = ranking.best.entity.key if ranking.best else ""
    if referent.is_named and not _all(ranking):
        yield Explained(name=referent.name, entity=None, score=0.0, is_chosen=False, reasons=_NONE)
    for scored in _all(ranking):
        entity = scored.candidate.entry.entity
        is_settled = ranking.by is not None and entity.key == chosen
        said = (
            (_SETTLED.get(ranking.by, ""),)
            if is_settled and ranking.by
            else tuple(reasons.of(scored))
        )
        yield Explained(
            name=referent.name,
            entity=entity,
            score=scored.score,
            is_chosen=entity.key == chosen,
            reasons=said,
        )


def _all(ranking: Ranking) -> Sequence[Scored]:
    """Return what was chosen, then everything else that was considered, each once."""
    both = (*ranking.scored, *ranking.considered)
    return tuple({s.candidate.entry.entity.key: s for s in reversed(both)}.values())[::-1]
