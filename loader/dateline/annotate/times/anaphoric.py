"""Times counted from one told before, or from an event: "the next day", "two weeks later"."""

import re
from typing import Final

from dateline.annotate.times.counting import Counted
from dateline.annotate.times.lexicon import (
    FEW,
    GAP,
    HEDGE,
    NUMBER,
    UNIT,
    counted,
    is_open,
    unit_named,
)
from dateline.annotate.times.meaning import Basis, Meaning, Unknown
from dateline.annotate.times.passage import Passage, Rule
from dateline.annotate.times.periods import Unit

_WORDS: Final = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0}
_LATER: Final = frozenset({"later", "after", "afterwards", "afterward"})
# "the day before, he ..." takes up what was told; "the day before the vote" names an event.
_CLOSED: Final = rf"(?=\s{{0,4}}(?:[,.;:)!?]|$)|{GAP}(?:and|but|when|while)\b)"
_SIDE: Final = (
    rf"(?P<side>(?:earlier|later|previously|afterwards?)\b(?!{GAP}(?:than|this|that|in)\b)"
    rf"|(?:before|after)\b{_CLOSED})"
)
_LASTING: Final = re.compile(r"(?i:\bfor\s{1,4})$")
_COUNTED: Final = re.compile(rf"\b(?:{NUMBER}|the){GAP}$", re.IGNORECASE)
_DAY_UNITS: Final = r"day|night|morning|afternoon|evening"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _named_unit(word: str) -> Unit:
    return unit_named(word) if word.lower() in {"week", "month", "year", "decade"} else Unit.DAY


def _neighbour(match: re.Match[str], _: Passage) -> Meaning | None:
    offset = _WORDS[match["which"].lower()]
    return Counted(offset, _named_unit(match["unit"]), Basis.ANCHOR)


def _that(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read "that day", but not the conjunction of "said that day labourers"."""
    that, unit = passage.token_at(match.start()), passage.token_at(match.start("unit"))
    before, following = passage.token_before(that), passage.token_after(unit)
    is_after_verb = before is not None and before.pos == "VERB"
    if that.tag != "DT" or (is_after_verb and following is not None and following.pos == "NOUN"):
        return None
    return Counted(0, _named_unit(match["unit"]), Basis.ANCHOR)


def _beside_told(match: re.Match[str], _: Passage) -> Meaning | None:
    return _count(match, Basis.ANCHOR)


def _beside_event(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read "two days after the vote", but not "jailed for two years after the vote"."""
    if _LASTING.search(passage.before(match.start())):
        return None
    return _count(match, Basis.EVENT)


def _count(match: re.Match[str], basis: Basis) -> Meaning:
    count, unit = counted(match["count"], match["unit"])
    if is_open(match["hedge"]):
        return Unknown(unit.precision)
    is_later = match["side"].lower() in _LATER
    return Counted(count if is_later else -count, unit, basis)


def _vague(match: re.Match[str], passage: Passage) -> Meaning | None:
    is_length = _COUNTED.search(passage.before(match.start()))
    return None if is_length else Unknown()


_LENGTH: Final = rf"\b(?:{HEDGE}{GAP})?(?P<count>{NUMBER}|the){GAP}(?P<unit>{UNIT}){GAP}"
_SOME: Final = rf"\b(?:(?:a{GAP})?{FEW}{GAP}|some{GAP})?(?:days|weeks|months|years|decades){GAP}"

RULES: Final = (
    Rule(
        _compiled(
            rf"\bthe{GAP}(?:very{GAP})?"
            rf"(?P<which>next|following|previous|preceding|same){GAP}(?P<unit>{_DAY_UNITS})\b"
            rf"(?!{GAP}of\b)"
        ),
        _neighbour,
    ),
    Rule(
        _compiled(
            rf"\bthe{GAP}(?P<which>following|previous|preceding|same){GAP}"
            rf"(?P<unit>week|month|year|decade)\b(?!{GAP}of\b)"
        ),
        _neighbour,
    ),
    Rule(
        _compiled(rf"\bthat{GAP}(?:same{GAP})?(?P<unit>{_DAY_UNITS}|week|month|year|decade)\b"),
        _that,
    ),
    Rule(_compiled(rf"{_LENGTH}{_SIDE}"), _beside_told),
    Rule(_compiled(rf"{_LENGTH}(?P<side>before|after)\b"), _beside_event),
    Rule(_compiled(rf"{_SOME}(?:earlier|later|afterwards?|before|after)\b(?!{GAP}than\b)"), _vague),
)
