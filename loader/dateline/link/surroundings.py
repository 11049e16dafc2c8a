"""What stands right beside a place's name: a preposition, a word for its kind, other names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.model.annotation import AnnotatedArticle
from dateline.model.mention import Mention, MentionKind

_BEFORE = 40
_AFTER = 20
_LOCATING = re.compile(
    r"\b(?:in|near|outside|inside|into|across|around|throughout|within|(?:north|south|east|west)(?:ern)?"
    r"|(?:city|town|village|port|suburbs?|outskirts|district|province|region) of)(?: the)? $",
    re.IGNORECASE,
)
_DIVISION_BEFORE = re.compile(
    r"\b(?:governors?|state|province|lieutenant governor|attorney general|legislature) of $",
    re.IGNORECASE,
)
_DIVISION_AFTER = re.compile(r" (?:state|province|governor|oblast)\b", re.IGNORECASE)
_ENDS = frozenset({",", ".", ";", ")", "\n", ""})
_LISTED = re.compile(r",? and (?:the )?|,? or (?:the )?|, (?:the )?|/")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words beside an article's names say, referent by referent.

    Attributes:
        divisions: those called a state or province, or that have a governor.
        followed: a name to those that follow it with a comma between ("Atlanta, Georgia").
        enclosed: the same where a comma or the sentence's end follows ("in Paris, Texas, on").
        listed: a name to those that stand beside it in a list ("Georgia and Armenia").
    """

    divisions: frozenset[int] = frozenset()
    followed: Mapping[int, frozenset[int]] = field(default_factory=dict)
    enclosed: Mapping[int, frozenset[int]] = field(default_factory=dict)
    listed: Mapping[int, frozenset[int]] = field(default_factory=dict)


def surroundings_of(annotated: AnnotatedArticle) -> Surroundings:
    """Return what stands beside the names of `annotated`."""
    text = annotated.article.text
    names = [m for m in annotated.mentions if m.kind is MentionKind.NAME and m.referents]
    followed: dict[int, set[int]] = defaultdict(set)
    enclosed: dict[int, set[int]] = defaultdict(set)
    listed: dict[int, set[int]] = defaultdict(set)
    for one, other, between, after in _neighbours(names, text):
        if between == ", ":
            followed[one].add(other)
        if between == ", " and after in _ENDS:
            enclosed[one].add(other)
        if _LISTED.fullmatch(between):
            listed[one].add(other)
            listed[other].add(one)
    return Surroundings(
        divisions=frozenset(m.referents[0] for m in names if _is_division(m, text)),
        followed=_frozen(followed),
        enclosed=_frozen(enclosed),
        listed=_frozen(listed),
    )


def is_located(mention: Mention, text: str) -> bool:
    """Return whether something is said to be in, near or outside of what is mentioned."""
    start = mention.span.start
    return bool(_LOCATING.search(text, max(0, start - _BEFORE), start))


def _is_division(mention: Mention, text: str) -> bool:
    start, end = mention.span.start, mention.span.end
    before = _DIVISION_BEFORE.search(text, max(0, start - _BEFORE), start)
    return bool(before or _DIVISION_AFTER.match(text, end, end + _AFTER))


def _neighbours(names: list[Mention], text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield two names in a row, what stands between them, and the character behind them."""
    for one, other in pairwise(names):
        between, end = text[one.span.end : other.span.start], other.span.end
        yield one.referents[0], other.referents[0], between, text[end : end + 1]


def _frozen(table: Mapping[int, set[int]]) -> dict[int, frozenset[int]]:
    return {number: frozenset(others) for number, others in table.items()}
