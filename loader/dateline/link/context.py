"""Which countries an article is about, as evidence for what its other names mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.link.candidates import Candidate
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import POLITIES, EntityType
from dateline.model.mention import MentionKind


@dataclass(frozen=True, slots=True)
class Context:
    """How much of the article speaks for each country, referent by referent.

    Attributes:
        polities: QID of a country to the referents that name it, with their weight.
        places: the same for what lies in it or belongs to it.
        around: a place's position to the countries of what stands before it with a comma
            between ("Atlanta, Georgia").
    """

    polities: Mapping[str, Mapping[int, float]]
    places: Mapping[str, Mapping[int, float]]
    around: Mapping[int, frozenset[str]]

    def names_country(self, qid: str, *, besides: int) -> bool:
        """Whether a referent other than `besides` names the country or something in it."""
        named = (*self.polities.get(qid, {}), *self.places.get(qid, {}))
        return any(referent != besides for referent in named)

    def places_in(self, qid: str, *, besides: int) -> float:
        """Return how many other referents lie in the country, doubtful ones in part."""
        others = self.places.get(qid, {}).items()
        return sum(weight for referent, weight in others if referent != besides)

    def holds_neighbour(self, qid: str, number: int) -> bool:
        """Whether the place named just before, after a comma, lies in the country."""
        return qid in self.around.get(number, frozenset())


def context_of(found: Sequence[Sequence[Candidate]], annotated: AnnotatedArticle) -> Context:
    """Return the countries that the referents' candidates speak for.

    A referent with several possible homes speaks for each of them a little; a person for none,
    since it is the country that shall tell which namesake is meant.
    """
    polities: dict[str, dict[int, float]] = defaultdict(dict)
    places: dict[str, dict[int, float]] = defaultdict(dict)
    for number, candidates in enumerate(found):
        telling = [c for c in candidates if c.entry.entity.type is not EntityType.PERSON]
        for home, is_polity in _homes(telling):
            table = polities if is_polity else places
            table[home][number] = 1.0 / len(telling)
    around: dict[int, set[str]] = defaultdict(set)
    for before, number in _with_comma(annotated):
        around[number].update(home for home, is_polity in _homes(found[before]) if not is_polity)
    return Context(polities, places, {n: frozenset(homes) for n, homes in around.items()})


def _homes(candidates: Iterable[Candidate]) -> set[tuple[str, bool]]:
    return {
        (home, candidate.entry.entity.type in POLITIES)
        for candidate in candidates
        if (home := candidate.entry.home)
    }


def _with_comma(annotated: AnnotatedArticle) -> Iterator[tuple[int, int]]:
    """Yield the referents of names that stand next to each other with a comma between."""
    named = [m for m in annotated.mentions if m.kind is MentionKind.NAME and m.referents]
    for one, other in pairwise(named):
        if annotated.article.text[one.span.end : other.span.start] == ", ":
            yield one.referents[0], other.referents[0]
