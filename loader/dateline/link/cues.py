"""What the words beside a name say of its bearer: nationality, office, walk of life."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.link.gazetteer import Gazetteer
from dateline.link.names import words

_OFFICES = frozenset(
    """president minister premier chancellor king queen emir sultan prince princess leader ruler
    general commander admiral colonel secretary envoy ambassador diplomat chief spokesman speaker
    spokeswoman governor senator lawmaker ayatollah sheikh official adviser advisor politician
    statesman strongman dictator prime foreign defence defense deputy vice""".split()
)
# Callings that nobody in the gazetteer is known for.
_OTHER_WALKS = frozenset(
    """actor actress singer musician footballer striker midfielder defender goalkeeper coach
    swimmer sprinter cyclist golfer boxer wrestler batsman bowler pitcher quarterback novelist
    author writer poet painter composer conductor guitarist drummer comedian model chef astronaut
    physicist chemist biologist student teacher nurse captain manager referee player champion
    medallist medalist winger skier sailor farmer fisherman""".split()
)


@dataclass(frozen=True, slots=True)
class Cues:
    """What titles and descriptions say.

    Attributes:
        countries: QIDs of the nationalities and countries named.
        holds_office: whether an office or title is among them.
        other_walk: whether a calling is among them that the gazetteer's people do not have.
    """

    countries: frozenset[str]
    holds_office: bool
    other_walk: bool


def read_cues(phrases: Iterable[str], gazetteer: Gazetteer) -> Cues:
    """Return what `phrases` ("Kenyan President") say."""
    listed = tuple(phrases)
    hits = ((hit.span.of(phrase)) for phrase in listed for hit in gazetteer.find(phrase))
    countries = frozenset(qid for name in hits if (qid := gazetteer.country_of(name)))
    found = frozenset[str]().union(*(words(phrase) for phrase in listed))
    return Cues(countries, bool(found & _OFFICES), bool(found & _OTHER_WALKS))
