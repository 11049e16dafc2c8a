"""Times that their own words date: days, months, years and decades with the year printed."""

import re
from datetime import date
from typing import Final

from dateline.annotate.times.lexicon import (
    ANY_WEEKDAY,
    COUNTED,
    DASH,
    EVENTS,
    GAP,
    MONTH,
    SEASONS,
    YEAR,
    month_number,
)
from dateline.annotate.times.meaning import Fixed, Meaning
from dateline.annotate.times.passage import Passage, Rule
from dateline.annotate.times.periods import Period, month_period, year_period
from dateline.annotate.times.recurring import MonthDay, Recurring
from dateline.model.syntax import Token
from dateline.model.time import Precision

_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])"
_DAYS: Final = (
    rf"(?<![\w$€£¥.,:/-])(?P<day>{_DAY})(?:st|nd|rd|th)?"
    rf"(?:(?:{DASH}|{GAP}(?:to|and){GAP})(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
)
_NO_MORE_DIGITS: Final = r"(?![\w%]|[.,:/]\d)"
_PREFIX: Final = rf"(?:{ANY_WEEKDAY},?{GAP})?"
# "two died on July 26 and 27 were hurt": a second day must close its phrase.
_MONTH_FIRST_DAYS: Final = (
    rf"(?P<day>{_DAY})(?:st|nd|rd|th)?{_NO_MORE_DIGITS}"
    rf"(?:(?:{DASH}|{GAP}(?:to|and){GAP})(?P<last>{_DAY})(?:st|nd|rd|th)?\b(?=[,.;)]|{GAP}\d{{4}}\b|$))?"
)
_DAY_FIRST: Final = re.compile(
    rf"\b{_PREFIX}(?:(?i:the){GAP})?{_DAYS}{GAP}(?:of{GAP})?(?P<month>{MONTH})"
    rf"(?:,?{GAP}(?P<year>{YEAR}))?"
)
_MONTH_FIRST: Final = re.compile(
    rf"\b{_PREFIX}(?P<month>{MONTH}){GAP}(?:the{GAP})?{_MONTH_FIRST_DAYS}(?:,?{GAP}(?P<year>{YEAR}))?"
)
_ISO: Final = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_MONTH_YEAR: Final = re.compile(rf"\b(?P<month>{MONTH}),?{GAP}(?:of{GAP})?(?P<year>{YEAR})")
_SEASON_YEAR: Final = re.compile(
    rf"\b(?:(?i:the){GAP})?(?P<season>(?i:{'|'.join(SEASONS)})){GAP}(?:of{GAP})?(?P<year>{YEAR})"
)
_YEARS: Final = re.compile(rf"(?P<first>{YEAR}){DASH}(?P<last>\d{{4}}|\d\d)(?![\w%-]|[.,:/]\d)")
_YEAR_ALONE: Final = re.compile(YEAR)
_DECADE: Final = re.compile(rf"(?:\b(?i:the){GAP})?(?<![\w$€£¥.,:/+])(?P<decade>1\d\d0|20\d0)'?s\b")
_YEAR_CUE: Final = re.compile(
    r"(?i:\b(?:in|since|until|till|by|from|during|of|before|after|through|throughout|between|and|to|"
    r"around|circa|about|as|as of|early|late|mid|year|end of|start of|beginning of)[\s-]{1,4}|\("
    r"|\b(?:1\d|20)\d\d,\s{1,4})$"
)


def _dated(month: int, match: re.Match[str]) -> Meaning | None:
    first, last = int(match["day"]), int(match["last"] or match["day"])
    if match["year"]:
        year = int(match["year"])
        return Fixed(Period(date(year, month, first), date(year, month, last)), Precision.DAY)
    day = MonthDay(month, first, last)
    return Recurring(day) if any(day.in_year(year) for year in (2023, 2024)) else None


def _named_day(match: re.Match[str], _: Passage) -> Meaning | None:
    return _dated(month_number(match["month"]), match)


def _iso_day(match: re.Match[str], _: Passage) -> Meaning | None:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return Fixed(Period(day, day), Precision.DAY)


def _month_of_year(match: re.Match[str], _: Passage) -> Meaning | None:
    return Fixed(month_period(int(match["year"]), month_number(match["month"])), Precision.MONTH)


def _season_of_year(match: re.Match[str], _: Passage) -> Meaning | None:
    first = SEASONS[match["season"].lower()]
    return Fixed(month_period(int(match["year"]), first, months=3), Precision.MONTH)


def _years(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read "2003-04" as two years where the second follows the first, else as a month."""
    first, last = int(match["first"]), match["last"]
    until = int(last) if len(last) == len(match["first"]) else first - first % 100 + int(last)
    if first < until:
        return None if _is_count(match, passage) else Fixed(_from_to(first, until), Precision.YEAR)
    return Fixed(month_period(first, int(last)), Precision.MONTH)


def _from_to(first: int, last: int) -> Period:
    return year_period(first, last - first + 1)


def _decade(match: re.Match[str], _: Passage) -> Meaning | None:
    return Fixed(year_period(int(match["decade"]), 10), Precision.YEAR)


def _year_alone(match: re.Match[str], passage: Passage) -> Meaning | None:
    """Read four digits as a year only where the words around them leave nothing else."""
    token = passage.token_at(match.start())
    is_year = (
        _modifies_event(token, passage)
        if _is_modifier(token, passage)
        else (_YEAR_CUE.search(passage.before(match.start())) and not _is_count(match, passage))
    )
    return Fixed(year_period(int(match.group())), Precision.YEAR) if is_year else None


def _is_modifier(token: Token, passage: Passage) -> bool:
    head = passage.sentence.head(token)
    return token.dep in {"nummod", "compound", "amod"} and head.i > token.i and head.pos != "NUM"


def _modifies_event(token: Token, passage: Passage) -> bool:
    """Whether the year says which one ("the 2023 coup", "2024 elections"), not how many."""
    head = passage.sentence.head(token)
    before = passage.token_before(token)
    has_determiner = before is not None and (before.tag in {"DT", "PRP$", "WP$", "POS"})
    return head.lemma in EVENTS or (has_determiner and head.lemma not in COUNTED)


def _is_count(match: re.Match[str], passage: Passage) -> bool:
    following = passage.token_after(passage.token_at(match.end() - 1))
    return passage.token_at(match.start()).dep == "quantmod" or (
        following is not None and following.lemma in COUNTED
    )


RULES: Final = (
    Rule(_ISO, _iso_day),
    Rule(_DAY_FIRST, _named_day),
    Rule(_MONTH_FIRST, _named_day),
    Rule(_MONTH_YEAR, _month_of_year),
    Rule(_SEASON_YEAR, _season_of_year),
    Rule(_YEARS, _years),
    Rule(_DECADE, _decade),
    Rule(_YEAR_ALONE, _year_alone),
)
