"""What the words beside a name say of its bearer: nationality, office, walk of life."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.link.gazetteer import Gazetteer
from dateline.link.names import key, words

_OFFICES = frozenset(
    """president minister premier chancellor king queen emir sultan prince princess leader ruler
    general commander admiral colonel secretary envoy ambassador diplomat chief spokesman speaker
    spokeswoman governor senator lawmaker ayatollah sheikh official adviser advisor politician
    statesman strongman dictator prime foreign defence defense deputy vice candidate contender
    nominee commissioner negotiator mayor mp congressman congresswoman aide head""".split()
)
# Callings that nobody in the gazetteer is known for.
_OTHER_WALKS = frozenset(
    """actor actress singer musician footballer striker midfielder defender goalkeeper coach
    swimmer sprinter cyclist golfer boxer wrestler batsman bowler pitcher quarterback novelist
    author writer poet painter composer conductor guitarist drummer comedian model chef astronaut
    physicist chemist biologist student teacher nurse captain manager referee player champion
    medallist medalist winger skier sailor farmer fisherman""".split()
)
# Posts that a title and a list of office holders name in other words.
_POSTS = {
    "head of state": re.compile(r"(?<!vice )(?<!vice-)\bpresident\b"),
    "head of government": re.compile(
        r"\bprime ministers?\b|\bpremier\b|\bchancellor\b(?! of the exchequer)|\btaoiseach\b"
    ),
    "monarch": re.compile(r"\b(?:king|queen|emir|sultan)\b"),
    "foreign": re.compile(
        r"\bforeign\b|\bexternal affairs\b|\bsecretary of state\b|\btop diplomat\b"
    ),
    "defence": re.compile(r"\bdefen[cs]e\b"),
    "interior": re.compile(r"\b(?:interior|internal affairs|home affairs|home secretary)\b"),
    "secretary-general": re.compile(r"\bsecretary[ -]general\b"),
    "army": re.compile(r"\b(?:chief of (?:the )?(?:general |defen[cs]e )?staff|army chief)\b"),
}
_LEADER = re.compile(r"\b(?:leader|ruler|strongman|dictator)\b")
_LEADERS = frozenset({"head of state", "head of government", "monarch", "leader"})
_FORMER = frozenset("former ex late ousted deposed exiled onetime erstwhile".split())


@dataclass(frozen=True, slots=True)
class Cues:
    """What titles and descriptions say.

    Attributes:
        countries: QIDs of the nationalities and countries named.
        holds_office: whether an office or title is among them.
        other_walk: whether a calling is among them that the gazetteer's people do not have.
        posts: which offices are named, by sort.
        is_former: whether one is said to be over.
    """

    countries: frozenset[str]
    holds_office: bool
    other_walk: bool
    posts: frozenset[str] = frozenset()
    is_former: bool = False


def read_cues(phrases: Iterable[str], gazetteer: Gazetteer) -> Cues:
    """Return what `phrases` ("Kenyan President") say."""
    listed = tuple(phrases)
    hits = ((hit.span.of(phrase)) for phrase in listed for hit in gazetteer.find(phrase))
    countries = frozenset[str]().union(*(_countries(name, gazetteer) for name in hits))
    found = frozenset[str]().union(*(words(phrase) for phrase in listed))
    return Cues(
        countries=countries,
        holds_office=bool(found & _OFFICES),
        other_walk=bool(found & _OTHER_WALKS),
        posts=frozenset[str]().union(*(posts_in(phrase) for phrase in listed)),
        is_former=bool(found & _FORMER),
    )


def _countries(name: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return what a name stands for; several where they share a demonym ("Congolese")."""
    shared = frozenset(e.entity.qid for e in gazetteer.by_demonym(name) if e.entity.qid)
    one = gazetteer.country_of(name)
    return shared | {one} if one else shared


def posts_in(text: str) -> frozenset[str]:
    """Return the sorts of office that `text` names.

    >>> sorted(posts_in("Prime Minister; Minister of Foreign Affairs"))
    ['foreign', 'head of government']
    """
    words_of = key(text)
    found = frozenset(post for post, pattern in _POSTS.items() if pattern.search(words_of))
    return found | _LEADERS if _LEADER.search(words_of) else found
