"""How well a candidate fits what the article says of a referent."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.link.candidates import Candidate, Match
from dateline.link.context import Context
from dateline.link.cues import Cues
from dateline.model.entity import POLITIES, EntityType
from dateline.model.mention import Referent

# Below this no candidate is good enough.
THRESHOLD = 0.5
# What the evidence adds up to when everything speaks for a candidate.
_FULL = 1.25
_MATCH = {
    Match.NAME: 0.7,
    Match.DEMONYM: 0.7,
    Match.SHORTENED: 0.58,
    Match.RESPELLED: 0.55,
    Match.SURNAME: 0.35,
}
# From here on news need not say where a person is from: heads of state, world figures.
_PROMINENT = 48
# How far a surname's bearer must be ahead of the next to be meant by it alone.
_LEAD = 15
_MAX_PROMINENCE = 99
_PROMINENCE = 0.2
_PLACES = 0.25
# Towns have so many namesakes that their neighbours prove less.
_PLACES_OF_TOWN = 0.12
_NEIGHBOUR = 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and its score, 0 to 1."""

    candidate: Candidate
    score: float


@dataclass(frozen=True, slots=True)
class Fit:
    """What one referent's candidates are measured against.

    Attributes:
        context: the countries the article is about.
        number: the referent's position in the article.
        cues: what the words beside its mentions say.
        names_polity: whether it may be a country or territory ("Georgia").
    """

    context: Context
    referent: Referent
    number: int
    cues: Cues
    names_polity: bool = False

    def score(self, candidate: Candidate) -> Scored:
        """Return `candidate` with its score."""
        is_person = candidate.entry.entity.type is EntityType.PERSON
        total = (
            _MATCH[candidate.match]
            + _PROMINENCE * candidate.entry.prominence / _MAX_PROMINENCE
            + self._by_type(candidate)
            + (self._by_person(candidate) if is_person else self._by_place(candidate))
        )
        return Scored(candidate, round(min(max(total / _FULL, 0.0), 1.0), 4))

    def _by_type(self, candidate: Candidate) -> float:
        kind = candidate.entry.entity.type
        if not self.referent.types or kind is None:
            return 0.0
        return 0.1 if kind in self.referent.types else -0.25

    def _by_person(self, candidate: Candidate) -> float:
        return self._by_nationality(candidate) + self._by_calling()

    def _by_nationality(self, candidate: Candidate) -> float:
        home = candidate.entry.home
        if home and self.cues.countries:
            return 0.2 if home in self.cues.countries else -0.4
        if home and self.context.names_country(home, besides=self.number):
            return 0.1
        return 0.0 if candidate.entry.prominence >= _PROMINENT else -0.15

    def _by_calling(self) -> float:
        if self.cues.holds_office:
            return 0.1
        return -0.4 if self.cues.other_walk else 0.0

    def _by_place(self, candidate: Candidate) -> float:
        home = candidate.entry.home
        if home is None:
            return 0.0
        beside = _NEIGHBOUR * self.context.holds_neighbour(home, self.number)
        others = self.context.places_in(home, besides=self.number)
        # Each further place in the same country says less than the one before.
        weight = _PLACES if self.names_polity else _PLACES_OF_TOWN
        total = beside + weight * others / (others + 1.0)
        is_polity = candidate.entry.entity.type in POLITIES
        is_named = is_polity or self.context.names_country(home, besides=self.number)
        return total if is_named else total - 0.05


def is_dominant(scored: Scored, rivals: Iterable[Scored]) -> bool:
    """Whether a person known by surname only is by far the likeliest to be meant by it."""
    if scored.candidate.match is not Match.SURNAME:
        return True
    others = (r.candidate.entry.prominence for r in rivals if r is not scored)
    own = scored.candidate.entry.prominence
    return own >= _PROMINENT and own >= max(others, default=0) + _LEAD
