"""One referent, one choice: the best candidate, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.link.bearers import bearer_of
from dateline.link.candidates import Candidate, candidates_of
from dateline.link.context import Context, context_of
from dateline.link.cues import read_cues
from dateline.link.entry import Entry
from dateline.link.gazetteer import Gazetteer
from dateline.link.register import Register
from dateline.link.score import THRESHOLD, Fit, Scored, is_dominant
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import POLITIES, EntityType
from dateline.model.link import LinkMethod
from dateline.model.mention import Referent

_PREFERRED = {EntityType.STATE: 0, EntityType.CITY: 1, EntityType.TERRITORY: 1}
_LEAST_PREFERRED = 2


@dataclass(frozen=True, slots=True)
class Ranking:
    """A referent's candidates that are good enough, the best first.

    Attributes:
        bearer: position of the referent whose personal name this one is a part of, if so.
        by: who settled it before the article was read, if so.
        considered: all its candidates, those that are not good enough too.
    """

    scored: tuple[Scored, ...] = ()
    bearer: int | None = None
    by: LinkMethod | None = None
    considered: tuple[Scored, ...] = ()

    @property
    def best(self) -> Entry | None:
        """What the referent is, or None where nothing is good enough."""
        return self.scored[0].candidate.entry if self.scored else None


def rank_all(
    annotated: AnnotatedArticle, gazetteer: Gazetteer, register: Register
) -> tuple[Ranking, ...]:
    """Return the ranking of each referent, in order, each in the light of all others."""
    referents = annotated.referents
    found = tuple(candidates_of(r, gazetteer) if r.is_named else () for r in referents)
    context = context_of(found, annotated, register)
    return tuple(
        _rank(number, found, context, referents, gazetteer) for number in range(len(found))
    )


def _rank(
    number: int,
    found: Sequence[tuple[Candidate, ...]],
    context: Context,
    referents: Sequence[Referent],
    gazetteer: Gazetteer,
) -> Ranking:
    bearer = bearer_of(number, found[number], context, referents)
    if bearer is not None or not found[number]:
        return Ranking(bearer=bearer)
    cues = read_cues(referents[number].cues, gazetteer)
    names_polity = any(c.entry.entity.type in POLITIES for c in found[number])
    fit = Fit(context, referents[number], number, cues, names_polity, gazetteer.crowded)
    scored = tuple(sorted((fit.score(c) for c in found[number]), key=_order))
    name = referents[number].name
    fitting = tuple(s for s in scored if s.score >= THRESHOLD and is_dominant(s, scored, name))
    return Ranking(fitting, considered=scored)


def _order(scored: Scored) -> tuple[float, int, int, str]:
    entry = scored.candidate.entry
    kind = entry.entity.type
    preference = _PREFERRED.get(kind, _LEAST_PREFERRED) if kind else _LEAST_PREFERRED
    return -scored.score, preference, -entry.prominence, entry.entity.key
