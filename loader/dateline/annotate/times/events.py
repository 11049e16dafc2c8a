"""Times told by an event: "during the civil war", "four days after the coup".

They keep their words but get no days, unless a date says when the event was.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.annotate.times.counting import Counted, CountedFrom
from dateline.annotate.times.lexicon import EVENTS, GAP
from dateline.annotate.times.meaning import Basis, Meaning, Unknown, coarseness
from dateline.annotate.times.passage import Finding, Passage
from dateline.model.syntax import Token

_BEFORE_EVENT: Final = re.compile(r"\b(?:before|after)$", re.IGNORECASE)
_COMMA: Final = re.compile(r",\s{1,4}")
_ADJOINS: Final = re.compile(rf"{GAP}(?:the{GAP})?", re.IGNORECASE)
_DURING: Final = frozenset({"during", "throughout"})
# Of "the war between A and B over C" the words that still say which war.
_SAYS_WHICH: Final = frozenset({"against", "between", "in", "of", "on", "to", "with"})
_LONGEST_COMPLEMENT = 8


def counted_from_events(findings: Sequence[Finding], passage: Passage) -> list[Finding]:
    """Return `findings` with each count before or after an event tied to it, or to its date."""
    result: list[Finding] = []
    rest = list(reversed(findings))
    while rest:
        finding = rest.pop()
        beside = rest[-1] if rest else None
        if not _is_counted_from_event(finding, passage):
            result.append(finding)
        elif beside and _ADJOINS.fullmatch(passage.text, finding.end, beside.start):
            rest.pop()
            result.append(Finding(finding.start, beside.end, _counted(finding, beside)))
        else:
            before = result[-1] if result else None
            result.append(_tied(finding, before, rest, passage))
    return result


def during_events(findings: Iterable[Finding], passage: Passage) -> Iterator[Finding]:
    """Yield the events that something went on during."""
    taken = list(findings)
    for token in passage.sentence.tokens:
        if token.lemma in _DURING and token.pos == "ADP":
            for noun in passage.sentence.children(token, "pobj"):
                if noun.lemma in EVENTS:
                    start = passage.position(passage.sentence.tokens[token.i + 1])
                    yield Finding(start, _end(noun, passage, taken), Unknown())


def _is_counted_from_event(finding: Finding, passage: Passage) -> bool:
    is_of_event = finding.meaning.basis is Basis.EVENT
    return is_of_event and _BEFORE_EVENT.search(passage.before(finding.end)) is not None


def _tied(
    finding: Finding, before: Finding | None, others: Sequence[Finding], passage: Passage
) -> Finding:
    """Tie a count to the day that its event's own words give, else to the bare event."""
    sentence = passage.sentence
    nouns = sentence.children(passage.token_at(finding.end - 1), "pobj")
    if not nouns:
        return _counted_back(finding, before, passage)
    below = {t.i for t in sentence.subtree(nouns[0])}
    dates = [f for f in others if passage.token_at(f.start).i in below]
    if dates:
        return Finding(finding.start, finding.end, _counted(finding, dates[-1]))
    return Finding(finding.start, _end(nouns[0], passage, others), finding.meaning)


def _counted_back(finding: Finding, before: Finding | None, passage: Passage) -> Finding:
    """Date the clause after "eight months after" where its main clause has a date.

    "Left on Friday, a day after talks ended": they ended on Thursday. "Eight months after Oman
    lifted the ban, trade is slow": it was lifted eight months ago.
    """
    joint = passage.token_at(finding.end - 1)
    clause = passage.sentence.head(joint)
    count = finding.meaning
    is_clause = joint.dep == "mark" and clause.dep == "advcl"
    if not (is_clause and isinstance(count, Counted)):
        return finding
    if before and _COMMA.fullmatch(passage.text, before.end, finding.start):
        dated = CountedFrom(before.meaning, -count.offset, count.unit)
        return (
            Finding(finding.start, finding.end, dated) if _dates(before.meaning, count) else finding
        )
    is_told = joint.lemma == "after" and _is_about_today(passage, clause)
    back = Counted(-count.offset, count.unit) if is_told else count
    return Finding(finding.start, finding.end, back)


def _is_about_today(passage: Passage, clause: Token) -> bool:
    main = passage.sentence.head(clause)
    helpers = passage.sentence.children(main, "aux", "auxpass")
    return any(t.tag in {"VBZ", "VBP"} for t in (*helpers, main))


def _counted(finding: Finding, date: Finding) -> Meaning:
    count = finding.meaning
    if isinstance(count, Counted) and _dates(date.meaning, count):
        return CountedFrom(date.meaning, count.offset, count.unit)
    return Unknown(count.precision)


def _dates(date: Meaning, count: Counted) -> bool:
    """Whether `date` is fine enough to count from: "two years after March 2011"."""
    return coarseness(date.precision) <= coarseness(count.precision)


def _end(noun: Token, passage: Passage, taken: Iterable[Finding]) -> int:
    """Return where the event's name ends, a complement that holds no date included."""
    sentence = passage.sentence
    following = passage.token_after(noun)
    last = noun
    if following and following.lemma in _SAYS_WHICH and sentence.head(following).i == noun.i:
        last = max(sentence.subtree(following), key=lambda t: t.i)
    start, end = passage.position(noun), passage.position(last) + len(last.text)
    is_long = last.i - noun.i > _LONGEST_COMPLEMENT
    if is_long or any(f.start < end and start < f.end for f in taken):
        return start + len(noun.text)
    return end
