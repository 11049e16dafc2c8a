"""Time expressions in reading order: each one may be counted from those before it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.annotate.times import anaphoric, deictic, explicit, recurring
from dateline.annotate.times.bounds import bound_at
from dateline.annotate.times.events import counted_from_events, during_events
from dateline.annotate.times.lexicon import TIME_WORD
from dateline.annotate.times.meaning import Basis, Meaning, Standpoint, coarseness
from dateline.annotate.times.parts import with_part
from dateline.annotate.times.passage import Finding, Passage, Rule
from dateline.annotate.times.periods import Period, WeekStart
from dateline.annotate.times.ranges import Inside, joined
from dateline.annotate.times.recurring import Recurring
from dateline.annotate.times.tense import tense_at
from dateline.model.article import Article
from dateline.model.span import Span
from dateline.model.syntax import Sentence
from dateline.model.time import Precision, TimeExpression

_RULES: Final = (*explicit.RULES, *recurring.RULES, *deictic.RULES, *anaphoric.RULES)
# "The next day" takes up a day told just before; told longer ago, it is a guess which one.
_ANCHOR_REACH = 2
_COMMA = len(", ")
_RELATIVE: Final = frozenset({Basis.REFERENCE, Basis.TOLD})


def find_times(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    week_start: WeekStart = WeekStart.SUNDAY,
) -> tuple[TimeExpression, ...]:
    """Return the time expressions in `sentences`, sorted by position, none overlapping.

    What needs the article's reference date stays unresolved if it has none; no other day ever
    stands in for it.

    Args:
        article: gives the text and the reference date.
        sentences: parsed sentences of `article`.
        week_start: the day on which the weeks of "earlier this week" begin.
    """
    story = _Story(article, Standpoint(reference=article.reference_date, week_start=week_start))
    for sentence in sorted((s for s in sentences if s.tokens), key=lambda s: s.span):
        story.read(Passage.of(sentence, article.text))
    return tuple(story.told)


@dataclass(slots=True)
class _Story:
    """What was told so far in one article."""

    article: Article
    standpoint: Standpoint
    told: list[TimeExpression] = field(default_factory=list)
    # Where the sentences begin that an anchor may still come from.
    recent: list[int] = field(default_factory=list)

    def read(self, passage: Passage) -> None:
        self.recent = [*self.recent[-_ANCHOR_REACH:], passage.sentence.span.start]
        for finding in _findings(passage):
            expression = self._expression(finding, passage)
            if not self.told or self.told[-1].span.end <= expression.span.start:
                self.told.append(expression)

    def _expression(self, finding: Finding, passage: Passage) -> TimeExpression:
        span = passage.span(finding.start, finding.end)
        meaning = finding.meaning
        is_anchored = meaning.basis in {Basis.ANCHOR, Basis.TOLD}
        anchor = self._anchor(meaning) if is_anchored else None
        tense = tense_at(passage, finding.start, finding.end)
        period = _resolved(meaning, replace(self.standpoint, tense=tense, anchor=_period(anchor)))
        return TimeExpression(
            span=span,
            text=span.of(self.article.text),
            earliest=period.earliest if period else None,
            latest=period.latest if period else None,
            precision=meaning.precision,
            relative=anchor.relative if anchor else meaning.basis in _RELATIVE,
            bound=bound_at(passage, finding.start, finding.end),
        )

    def _anchor(self, meaning: Meaning) -> TimeExpression | None:
        """Return the nearest expression told before that is fine enough to count from.

        One that is unresolved counts too: to pass over it would be to count from the wrong day.
        But what only says a day again by an event does not ("tomorrow, a week after the vote").
        """
        enough = coarseness(_counted_from(meaning))
        fine = (t for t in self._near() if coarseness(t.precision) <= enough)
        return next(fine, None)

    def _near(self) -> Iterator[TimeExpression]:
        """Yield what was told not long before, the last first."""
        for n in range(len(self.told) - 1, -1, -1):
            if self.told[n].span.start < self.recent[0]:
                return
            if n == 0 or not self._restates(self.told[n], self.told[n - 1]):
                yield self.told[n]

    def _restates(self, one: TimeExpression, before: TimeExpression) -> bool:
        between = Span(before.span.end, one.span.start)
        is_beside = between.end - between.start <= _COMMA and "," in between.of(self.article.text)
        return is_beside and not one.relative and not one.resolved


def _counted_from(meaning: Meaning) -> Precision:
    """Return how fine a day must be told for `meaning` to be counted from it."""
    if isinstance(meaning, Inside):
        return meaning.whole.precision
    # "in 2019 ... the following spring", "that autumn": a year tells which.
    is_month = isinstance(meaning, Recurring) and meaning.precision is Precision.MONTH
    return Precision.YEAR if is_month else meaning.precision


def _period(expression: TimeExpression | None) -> Period | None:
    if expression is None or expression.earliest is None or expression.latest is None:
        return None
    return Period(expression.earliest, expression.latest)


def _resolved(meaning: Meaning, standpoint: Standpoint) -> Period | None:
    try:
        return meaning.resolve(standpoint)
    except (ValueError, OverflowError):  # no such days in the calendar
        return None


def _findings(passage: Passage) -> list[Finding]:
    """Return a sentence's expressions, in order: the longest of those that begin together."""
    if TIME_WORD.search(passage.text) is None:
        return []
    smallest = [with_part(f, passage) for rule in _RULES for f in _matches(rule, passage)]
    whole = joined(_apart(smallest), passage)
    counted = counted_from_events(whole, passage)
    return _apart([*counted, *during_events(counted, passage)])


def _matches(rule: Rule, passage: Passage) -> Iterator[Finding]:
    for match in rule.pattern.finditer(passage.text):
        meaning = _meaning(rule, match, passage)
        if meaning is not None:
            yield Finding(match.start(), match.end(), meaning)


def _meaning(rule: Rule, match: re.Match[str], passage: Passage) -> Meaning | None:
    try:
        return rule.read(match, passage)
    except ValueError:  # no such day: "31 June 2023"
        return None


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if not kept or kept[-1].end <= finding.start:
            kept.append(finding)
    return kept
