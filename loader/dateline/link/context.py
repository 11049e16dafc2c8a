"""Which countries an article is about, as evidence for what its other names mean."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.link.candidates import Candidate, Match
from dateline.link.register import Register
from dateline.link.surroundings import Surroundings, surroundings_of
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import POLITIES, EntityType

Kin = tuple[EntityType | None, str | None]


@dataclass(frozen=True, slots=True)
class Context:
    """How much of the article speaks for each country, referent by referent.

    Attributes:
        polities: QID of a country to the referents that name it, with their weight.
        places: the same for what lies in it or belongs to it.
        around: a place's position to the countries of what stands before it with a comma
            between ("Atlanta, Georgia").
        within: a place's position to the countries of the division that stands behind it with
            a comma between ("Moscow, Idaho").
        beside: a name's position to what the names in the same list may be: type and country.
        day: the article's date, where it is known.
        is_sport: whether the article as a whole reports sport.
    """

    polities: Mapping[str, Mapping[int, float]]
    places: Mapping[str, Mapping[int, float]]
    around: Mapping[int, frozenset[str]]
    within: Mapping[int, frozenset[str]] = field(default_factory=dict)
    beside: Mapping[int, frozenset[Kin]] = field(default_factory=dict)
    surroundings: Surroundings = field(default_factory=Surroundings)
    day: date | None = None
    is_sport: bool = False

    def names_country(self, qid: str, *, besides: int) -> bool:
        """Whether a referent other than `besides` names the country or something in it."""
        named = (*self.polities.get(qid, {}), *self.places.get(qid, {}))
        return any(referent != besides for referent in named)

    def names_polity(self, qid: str, *, besides: int) -> bool:
        """Whether a referent other than `besides` names the country itself."""
        return any(referent != besides for referent in self.polities.get(qid, {}))

    def places_in(self, qid: str, *, besides: int) -> float:
        """Return how many other referents lie in the country, doubtful ones in part."""
        others = self.places.get(qid, {}).items()
        return sum(weight for referent, weight in others if referent != besides)

    def holds_neighbour(self, qid: str, number: int) -> bool:
        """Whether the place named just before, after a comma, lies in the country."""
        return qid in self.around.get(number, frozenset())


def context_of(
    found: Sequence[Sequence[Candidate]], annotated: AnnotatedArticle, register: Register
) -> Context:
    """Return the countries that the referents' candidates speak for.

    A referent with several possible homes speaks for each of them a little; a person for none,
    since it is the country that shall tell which namesake is meant.
    """
    polities: dict[str, dict[int, float]] = defaultdict(dict)
    places: dict[str, dict[int, float]] = defaultdict(dict)
    for number, candidates in enumerate(found):
        telling = [c for c in candidates if _tells(c)]
        for home, is_polity in _homes(telling):
            table = polities if is_polity else places
            table[home][number] = 1.0 / len(telling)
    around: dict[int, set[str]] = defaultdict(set)
    within: dict[int, set[str]] = defaultdict(set)
    surroundings = surroundings_of(annotated)
    for before, others in surroundings.followed.items():
        for number in others:
            around[number].update(
                home for home, is_polity in _homes(found[before]) if not is_polity
            )
    for before, others in surroundings.enclosed.items():
        for number in others:
            within[before].update(_divided(found[number]))
    return Context(
        polities,
        places,
        {n: frozenset(homes) for n, homes in around.items()},
        {n: frozenset(homes) for n, homes in within.items()},
        {n: _kin(found, others) for n, others in surroundings.listed.items()},
        surroundings,
        annotated.article.reference_date,
        is_sport=register.is_whole,
    )


def _tells(candidate: Candidate) -> bool:
    is_person = candidate.entry.entity.type is EntityType.PERSON
    return not is_person and candidate.match is not Match.BYNAME


def _homes(candidates: Iterable[Candidate]) -> set[tuple[str, bool]]:
    """Return the countries candidates speak for; a territory speaks for itself, too."""
    found: set[tuple[str, bool]] = set()
    for candidate in candidates:
        is_polity = candidate.entry.entity.type in POLITIES
        own = candidate.entry.entity.qid if is_polity else None
        found.update((home, is_polity) for home in (candidate.entry.home, own) if home)
    return found


def _divided(candidates: Sequence[Candidate]) -> set[str]:
    """Return the country of which a name is, most likely, a division."""
    likeliest = _likeliest(candidates)
    if likeliest is None or likeliest.entry.entity.type is not EntityType.REGION:
        return set()
    return {likeliest.entry.home} if likeliest.entry.home else set()


def _kin(found: Sequence[Sequence[Candidate]], others: Iterable[int]) -> frozenset[Kin]:
    likely = (_likeliest(found[number]) for number in others)
    return frozenset(kin_of(candidate) for candidate in likely if candidate is not None)


def kin_of(candidate: Candidate) -> Kin:
    """Return what lists are made of: states, or one country's towns, regions, bodies."""
    kind = candidate.entry.entity.type
    return kind, None if kind in POLITIES else candidate.entry.home


def _likeliest(candidates: Sequence[Candidate]) -> Candidate | None:
    return max(candidates, key=lambda c: (c.match, c.entry.prominence), default=None)
