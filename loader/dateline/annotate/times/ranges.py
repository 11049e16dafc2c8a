"""Two neighbouring expressions that are one: "from May to July 2023", "2003 and 2004"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dateline.annotate.times.counting import Counted
from dateline.annotate.times.lexicon import DASH, GAP
from dateline.annotate.times.meaning import Basis, Fixed, Meaning, Standpoint, Tense, coarseness
from dateline.annotate.times.parts import Share
from dateline.annotate.times.passage import Finding, Passage
from dateline.annotate.times.periods import Period
from dateline.annotate.times.recurring import Recurring, Which
from dateline.model.time import Precision

_LINK: Final = re.compile(
    rf"(?P<to>{GAP}(?:(?:up{GAP})?to|until|till|through){GAP}|(?:{GAP})?{DASH}(?:{GAP})?)"
    rf"|{GAP}and{GAP}(?:the{GAP})?",
    re.IGNORECASE,
)
_OF: Final = re.compile(rf"(?:,|{GAP}of)?{GAP}", re.IGNORECASE)
_BETWEEN: Final = re.compile(rf"\bbetween{GAP}(?:the{GAP})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the beginning of `first` to the end of `last`."""

    first: Meaning
    last: Meaning

    @property
    def precision(self) -> Precision:
        """The coarser of the two."""
        return max(self.first.precision, self.last.precision, key=coarseness)

    @property
    def basis(self) -> Basis:
        """What both need; where one is dated by its words, it dates the other."""
        bases = {self.first.basis, self.last.basis}
        if not _is_name(self.last):
            return self.last.basis
        return Basis.NOTHING if Basis.NOTHING in bases else self.first.basis

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the days; the end that lies nearer in time is found first, the other from it.

        Raises:
            ValueError: the words run backwards ("from 2011 to 2003").
        """
        backwards = (
            not _is_name(self.last)
            or self.last.basis is Basis.NOTHING
            or (self.first.basis is not Basis.NOTHING and standpoint.tense is Tense.PAST)
        )
        first, last = self._backwards(standpoint) if backwards else self._forwards(standpoint)
        if first is None or last is None:
            return None
        return Period(first.earliest, last.latest)

    def _backwards(self, standpoint: Standpoint) -> tuple[Period | None, Period | None]:
        last = self.last.resolve(standpoint)
        if last is None:
            return None, None
        seen = replace(standpoint, reference=last.latest, tense=Tense.PAST)
        return self.first.resolve(seen), last

    def _forwards(self, standpoint: Standpoint) -> tuple[Period | None, Period | None]:
        first = self.first.resolve(standpoint)
        if first is None:
            return None, None
        seen = replace(standpoint, reference=first.earliest, tense=Tense.FUTURE)
        return first, self.last.resolve(seen)


@dataclass(frozen=True, slots=True)
class Inside:
    """A recurring name in a longer stretch: "April last year", "Friday of that week"."""

    part: Recurring
    whole: Meaning

    @property
    def precision(self) -> Precision:
        """The part's."""
        return self.part.precision

    @property
    def basis(self) -> Basis:
        """The whole's."""
        return self.whole.basis

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the occurrence that falls into the whole."""
        period = self.whole.resolve(standpoint)
        return self.part.within(period) if period else None


def joined(findings: Iterable[Finding], passage: Passage) -> list[Finding]:
    """Return `findings`, in order, with those made one that belong together."""
    result: list[Finding] = []
    for finding in findings:
        meaning = _together(result[-1], finding, passage) if result else None
        if meaning is None:
            result.append(finding)
        else:
            result.append(Finding(result.pop().start, finding.end, meaning))
    return result


def _together(one: Finding, other: Finding, passage: Passage) -> Meaning | None:
    if _is_stretch(one, other, passage):
        return Stretch(one.meaning, other.meaning)
    part, whole = one.meaning, other.meaning
    is_counted = isinstance(whole, Counted) and whole.basis is not Basis.EVENT
    is_coarser = coarseness(part.precision) < coarseness(whole.precision)
    is_linked = _OF.fullmatch(passage.text, one.end, other.start) is not None
    if not (is_counted and is_coarser and is_linked):
        return None
    is_bare = isinstance(part, Recurring) and part.which is Which.BARE
    return Inside(part, whole) if isinstance(part, Recurring) and is_bare else None


def _is_stretch(one: Finding, other: Finding, passage: Passage) -> bool:
    link = _LINK.fullmatch(passage.text, one.end, other.start)
    if link is None or not _is_name(one.meaning):
        return False
    if not _is_name(other.meaning):
        # "from 2010 until last year"
        return bool(link["to"]) and other.meaning.basis is Basis.REFERENCE
    if link["to"]:
        return True
    is_between = _BETWEEN.search(passage.before(one.start)) is not None
    return is_between or _follows(one.meaning, other.meaning)


def _is_name(meaning: Meaning) -> bool:
    """Whether it is a calendar name, which another such name can date ("May to July 2023")."""
    whole = meaning.whole if isinstance(meaning, Share) else meaning
    return isinstance(whole, Fixed | Recurring)


def _follows(one: Meaning, other: Meaning) -> bool:
    """Whether one period starts where the other ends: of others, "and" makes no stretch."""
    if not (isinstance(one, Fixed) and isinstance(other, Fixed)):
        return False
    return (other.period.earliest - one.period.latest).days == 1
