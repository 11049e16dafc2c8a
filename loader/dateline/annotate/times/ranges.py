"""Two neighbouring expressions that are one: "from May to July 2023", "2003 and 2004"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dateline.annotate.times.lexicon import DASH, GAP
from dateline.annotate.times.meaning import Basis, Fixed, Meaning, Standpoint, Tense, coarseness
from dateline.annotate.times.parts import Share
from dateline.annotate.times.passage import Finding, Passage
from dateline.annotate.times.periods import Period
from dateline.annotate.times.recurring import Recurring
from dateline.model.time import Precision

_LINK: Final = re.compile(
    rf"(?P<to>{GAP}(?:(?:up{GAP})?to|until|till|through){GAP}|(?:{GAP})?{DASH}(?:{GAP})?)"
    rf"|{GAP}and{GAP}(?:the{GAP})?",
    re.IGNORECASE,
)
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
        return Basis.NOTHING if Basis.NOTHING in bases else self.first.basis

    def resolve(self, standpoint: Standpoint) -> Period | None:
        """Return the days; the end that lies nearer in time is found first, the other from it.

        Raises:
            ValueError: the words run backwards ("from 2011 to 2003").
        """
        backwards = self.last.basis is Basis.NOTHING or (
            self.first.basis is not Basis.NOTHING and standpoint.tense is Tense.PAST
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


def joined(findings: Iterable[Finding], passage: Passage) -> list[Finding]:
    """Return `findings`, in order, with those made one that belong together."""
    result: list[Finding] = []
    for finding in findings:
        if result and _is_stretch(result[-1], finding, passage):
            first = result.pop()
            meaning = Stretch(first.meaning, finding.meaning)
            result.append(Finding(first.start, finding.end, meaning))
        else:
            result.append(finding)
    return result


def _is_stretch(one: Finding, other: Finding, passage: Passage) -> bool:
    link = _LINK.fullmatch(passage.text, one.end, other.start)
    if link is None or not (_is_name(one.meaning) and _is_name(other.meaning)):
        return False
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
