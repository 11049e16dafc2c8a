"""Times counted from the day of writing: "yesterday", "last week", "three months ago"."""

import re
from collections.abc import Iterable
from typing import Final

from dateline.annotate.times.counting import Counted, Weekend, Window
from dateline.annotate.times.lexicon import (
    DAY_PART,
    FEW,
    GAP,
    HEDGE,
    NUMBER,
    UNIT,
    counted,
    is_open,
    number,
    unit_named,
)
from dateline.annotate.times.meaning import Basis, Meaning, Tense, Unknown
from dateline.annotate.times.parts import Share
from dateline.annotate.times.passage import Passage, Rule
from dateline.annotate.times.periods import Unit
from dateline.annotate.times.tense import looks_ahead, tense_at
from dateline.model.time import Precision

_HOURS_A_DAY = 24
_MONTHS_A_YEAR = 12
_DAY_WORDS: Final = {
    "the day before yesterday": Window(-2, -2),
    "the day after tomorrow": Window(2, 2),
    "yesterday": Window(-1, -1),
    "last night": Window(-1, -1),
    "overnight": Window(-1, 0),
    "today": Window(0, 0),
    "tonight": Window(0, 0),
    "this morning": Window(0, 0),
    "this afternoon": Window(0, 0),
    "this evening": Window(0, 0),
    "tomorrow": Window(1, 1),
}
_OFFSETS: Final = {"last": -1, "this": 0, "the current": 0, "next": 1}
_AHEAD: Final = frozenset({"next", "coming"})
_WEEKENDS: Final = {
    "last": Weekend(-1),
    "the past": Weekend(-1),
    "this past": Weekend(-1),
    "this": Weekend(),
    "the": Weekend(),
    "this coming": Weekend(0),
    "the coming": Weekend(0),
    "next": Weekend(1),
}
_PART_OF: Final = re.compile(r"(?i:\b(?:beginning|start|middle|end|half) of\s{1,4})$")
_FIRST_TIME: Final = re.compile(r"(?i:\b(?:first|last|only|biggest|worst)\b[^.;,]*\s)$")
_SIDE_OF: Final = re.compile(r"(?i:\b(?:early|late|earlier|later) in\s{1,4})$")


def _any(words: Iterable[str]) -> str:
    return "|".join(word.replace(" ", GAP) for word in words)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _day_word(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read "today", but not in the name of a paper or broadcaster."""
    token = passage.token_at(match.start())
    before = passage.token_before(token)
    is_in_name = token.text.istitle() and before is not None and before.pos == "PROPN"
    if is_in_name or token.entity == "ORG":
        return None
    return _DAY_WORDS[_key(match["word"])]


def _unit(match: re.Match[str], _: Passage) -> Meaning | None:
    return Counted(_OFFSETS[_key(match["which"])], unit_named(match["unit"]))


def _unit_in_part(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read "the year" in "earlier in the year" and "the end of the year".

    Looking back, a year with an end is the one spoken of, not the year of writing.
    """
    before, unit = passage.before(match.start()), unit_named(match["unit"])
    if _SIDE_OF.search(before):
        return Counted(0, unit)
    if not _PART_OF.search(before):
        return None
    is_told = tense_at(passage, match.start(), match.end()) is Tense.PAST
    return Counted(0, unit, Basis.TOLD if is_told else Basis.REFERENCE)


def _window(match: re.Match[str], passage: Passage) -> Meaning | None:
    count, unit = counted(match["count"] or "a", match["unit"])
    if match["count"] is None and (unit is Unit.DAY or match["unit"].lower().endswith("s")):
        return None
    is_ahead = match["side"].lower() in _AHEAD
    is_told = tense_at(passage, match.start(), match.end()) is Tense.PAST
    if match["side"].lower() == "next" and match["count"] is None and is_told:
        return Counted(1, unit, Basis.ANCHOR)  # "in 2019; the next year it fell"
    return Window(0, count, unit) if is_ahead else Window(-count, 0, unit)


def _ago(match: re.Match[str], _: Passage) -> Meaning | None:
    count, unit = counted(match["count"], match["unit"])
    if is_open(match["hedge"]):
        return Unknown(unit.precision, Basis.REFERENCE)
    return Counted(-count, unit)


def _hours(match: re.Match[str], _: Passage) -> Meaning | None:
    """Read "48 hours ago" and "the past 48 hours"; less than a day may reach into yesterday."""
    hours = match["hours"] or match["count"]
    days = -(-number(hours) // _HOURS_A_DAY) if hours else 1
    is_at = match["side"] is None and days > 1
    return Window(-days, -days if is_at else 0)


def _half(match: re.Match[str], _: Passage) -> Meaning | None:
    """Read "half a year ago", "two and a half years ago", "a year and a half ago" in months."""
    whole = number(match["whole"] or match["first"]) if match["whole"] or match["first"] else 0
    return Counted(-(_MONTHS_A_YEAR * whole + _MONTHS_A_YEAR // 2), Unit.MONTH)


def _ahead(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read "in two weeks" only looking ahead: looking back, it says how long something took.

    "For the first time in two years" looks back, whatever the tense.
    """
    if _FIRST_TIME.search(passage.before(match.start())):
        return None
    if tense_at(passage, match.start(), match.end()) is not Tense.FUTURE:
        return None
    return Counted(*counted(match["count"], match["unit"]))


def _from_now(match: re.Match[str], _: Passage) -> Meaning | None:
    return Counted(*counted(match["count"], match["unit"]))


def _year_end(_: re.Match[str], __: Passage) -> Meaning | None:
    return Share(Counted(0, Unit.YEAR, Basis.TOLD), _MONTHS_A_YEAR - 1, _MONTHS_A_YEAR)


def _within(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read a deadline; one that is past, or "within a day of" something, runs from an event."""
    is_hours = match["unit"].lower().startswith("hour")
    if match["of"] is not None or not looks_ahead(passage, match.start()):
        return Unknown(Precision.DAY if is_hours else unit_named(match["unit"]).precision)
    if is_hours:
        return Window(0, -(-number(match["count"]) // _HOURS_A_DAY))
    count, unit = counted(match["count"], match["unit"])
    return Window(0, count, unit)


def _weekend(match: re.Match[str], _: Passage) -> Meaning | None:
    return _WEEKENDS[_key(match["which"])]


def _vague(_: re.Match[str], __: Passage) -> Meaning | None:
    return Unknown(basis=Basis.REFERENCE)


_UNITS: Final = r"(?:days|weeks|months|years|decades)\b"
_LENGTH: Final = rf"(?P<count>{NUMBER}){GAP}(?P<unit>{UNIT})"

RULES: Final = (
    Rule(_compiled(rf"\b(?P<word>{_any(_DAY_WORDS)})\b{DAY_PART}?"), _day_word),
    Rule(
        _compiled(rf"\b(?P<which>{_any(_OFFSETS)}){GAP}(?P<unit>week|month|year|decade)\b"), _unit
    ),
    Rule(_compiled(rf"\bthe{GAP}(?P<unit>week|month|year|decade)\b(?!{GAP}of\b)"), _unit_in_part),
    Rule(
        _compiled(
            rf"\b(?:the|this|these){GAP}(?P<side>last|past|next|coming){GAP}"
            rf"(?:(?P<count>{NUMBER}){GAP})?(?P<unit>{UNIT})(?!{GAP}of\b)"
        ),
        _window,
    ),
    Rule(_compiled(rf"\b(?:{HEDGE}{GAP})?{_LENGTH}{GAP}ago\b"), _ago),
    Rule(
        _compiled(
            rf"\b(?:half{GAP}a{GAP}year|(?P<whole>{NUMBER}){GAP}and{GAP}a{GAP}half{GAP}years"
            rf"|(?P<first>{NUMBER}){GAP}years?{GAP}and{GAP}a{GAP}half){GAP}ago\b"
        ),
        _half,
    ),
    Rule(
        _compiled(
            rf"\b(?:(?:the|these){GAP}(?P<side>last|past){GAP}(?P<hours>{NUMBER}){GAP}hours\b"
            rf"|(?:(?P<count>{NUMBER}){GAP})?hours{GAP}ago\b)"
        ),
        _hours,
    ),
    Rule(_compiled(rf"\bin{GAP}{_LENGTH}(?:'{GAP}time\b)?"), _ahead),
    Rule(_compiled(rf"\b{_LENGTH}{GAP}from{GAP}now\b"), _from_now),
    Rule(_compiled(rf"\b(?:the{GAP})?year(?:-|'s{GAP})end\b"), _year_end),
    Rule(
        _compiled(
            rf"\bwithin{GAP}(?:the{GAP}(?:next|coming){GAP})?(?P<count>{NUMBER}){GAP}"
            rf"(?P<unit>{UNIT}|hours?\b)(?P<of>(?={GAP}of\b))?"
        ),
        _within,
    ),
    Rule(_compiled(rf"\b(?P<which>{_any(_WEEKENDS)}){GAP}weekend\b"), _weekend),
    Rule(
        _compiled(
            rf"\b(?:the{GAP})?(?:recent|coming|past|last|next){GAP}(?:{FEW}{GAP})?{_UNITS}(?!{GAP}of\b)"
        ),
        _vague,
    ),
    Rule(_compiled(rf"\b(?:(?:a{GAP})?{FEW}{GAP}|some{GAP})?{_UNITS}{GAP}ago\b"), _vague),
)
