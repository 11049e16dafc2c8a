"""How well a candidate fits what the article says of a referent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.link.candidates import Candidate, Match
from dateline.link.context import Context, kin_of
from dateline.link.cues import Cues
from dateline.link.people import PersonFit, is_meant_by_surname
from dateline.model.entity import PLACES, POLITIES, EntityType
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
    Match.SURNAME: 0.45,
}
_BYNAME = 0.8
_MAX_PROMINENCE = 99
_PROMINENCE = 0.2
_PLACES = 0.25
# Towns have so many namesakes that their neighbours prove less.
_PLACES_OF_TOWN = 0.12
_NEIGHBOUR = 0.3
_IN_NAMED_COUNTRY = 0.08
_OF_OTHER_DIVISION = -0.4
_LIKE_THE_LIST = 0.15
_DIVISION = 0.3
_NO_DIVISION = -0.2
# Places that news names without their country.
_WELL_KNOWN = 26
_SMALL_AND_ALONE = -0.1
_NAMESAKE_AND_ALONE = -0.25
_ALONE = -0.05
# Letters of a last name that few people share.
_RARE = 7


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate, its score from 0 to 1, and how much besides the name backs a person."""

    candidate: Candidate
    score: float
    backing: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """What one referent's candidates are measured against.

    Attributes:
        context: the countries the article is about.
        number: the referent's position in the article.
        cues: what the words beside its mentions say.
        names_polity: whether it may be a country or territory ("Georgia").
        crowded: countries whose towns share their names with each other and with people.
    """

    context: Context
    referent: Referent
    number: int
    cues: Cues
    names_polity: bool = False
    crowded: frozenset[str] = frozenset()

    def score(self, candidate: Candidate) -> Scored:
        """Return `candidate` with its score."""
        if candidate.match is Match.BYNAME:
            return Scored(candidate, _BYNAME * self._is_beside(candidate.beside))
        person = PersonFit(self.context, self.referent, self.number, self.cues)
        is_person = candidate.entry.entity.type is EntityType.PERSON
        total = (
            _MATCH[candidate.match]
            + _PROMINENCE * candidate.entry.prominence / _MAX_PROMINENCE
            + self._by_type(candidate)
            + (person.score(candidate) if is_person else self._by_place(candidate))
        )
        score = round(min(max(total / _FULL, 0.0), 1.0), 4)
        return Scored(candidate, score, person.backing(candidate) if is_person else 0)

    def _is_beside(self, countries: Iterable[str]) -> bool:
        return any(self.context.names_polity(qid, besides=self.number) for qid in countries)

    def _by_type(self, candidate: Candidate) -> float:
        kind = candidate.entry.entity.type
        if not self.referent.types or kind is None:
            return 0.0
        return 0.1 if kind in self.referent.types else -0.25

    def _by_place(self, candidate: Candidate) -> float:
        home = candidate.entry.home
        by_words = self._by_kind(candidate)
        return by_words + (self._by_country(candidate, home) if home else 0.0)

    def _by_kind(self, candidate: Candidate) -> float:
        """Weigh what the names listed beside it are, and a word such as "governor of"."""
        is_alike = kin_of(candidate) in self.context.beside.get(self.number, frozenset())
        by_list = _LIKE_THE_LIST if is_alike else 0.0
        if self.number not in self.context.surroundings.divisions:
            return by_list
        is_division = candidate.entry.entity.type is EntityType.REGION
        return by_list + (_DIVISION if is_division else _NO_DIVISION)

    def _by_country(self, candidate: Candidate, home: str) -> float:
        others = self.context.places_in(home, besides=self.number)
        # Each further place in the same country says less than the one before.
        weight = _PLACES if self.names_polity else _PLACES_OF_TOWN
        total = weight * others / (others + 1.0)
        total += _NEIGHBOUR * self.context.holds_neighbour(home, self.number)
        divided = self.context.within.get(self.number)
        total += (_NEIGHBOUR if home in divided else _OF_OTHER_DIVISION) if divided else 0.0
        if candidate.entry.entity.type in POLITIES:
            return total
        total += _IN_NAMED_COUNTRY * self.context.names_polity(home, besides=self.number)
        is_named = self.context.names_country(home, besides=self.number)
        return total if is_named else total + self._alone(candidate)

    def _alone(self, candidate: Candidate) -> float:
        """Weigh that nothing else in the article speaks for the candidate's country."""
        is_place = candidate.entry.entity.type in PLACES
        if not is_place or candidate.entry.prominence >= _WELL_KNOWN:
            return _ALONE
        return _NAMESAKE_AND_ALONE if candidate.entry.home in self.crowded else _SMALL_AND_ALONE


def is_dominant(scored: Scored, rivals: Sequence[Scored], name: str) -> bool:
    """Whether a person known by last name only is by far the likeliest to be meant by it."""
    others = [r for r in rivals if r is not scored]
    return is_meant_by_surname(
        (scored.candidate.entry.prominence, scored.backing),
        [(r.candidate.entry.prominence, r.backing) for r in others],
        is_namesake=scored.candidate.match is Match.SURNAME,
        is_rare=len(name) >= _RARE or scored.candidate.entry.entity.qid is None,
    )
