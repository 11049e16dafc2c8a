"""The exact words of a claim: its clause, from the first word that belongs to it to the last."""

from collections.abc import Iterable

from dateline.extract.predicates import clause_verb
from dateline.model.claim import Evidence
from dateline.model.mention import Mention
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

_OPENING = " \t\n,;:-–—.!?"


def evidence_of(
    text: str, sentence: Sentence, trigger: Token, mentions: Iterable[Mention]
) -> Evidence:
    """Return the trigger's clause, widened to the fillers that stand in the same sentence."""
    clause = sentence.subtree(clause_verb(sentence, trigger))
    inside = [m.span for m in mentions if sentence.span.holds(m.span)]
    spans = [trigger.span, *(t.span for t in clause), *inside]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    span = _trimmed(text, start, end)
    return Evidence(span, span.of(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave white space and loose punctuation at the ends out; a quotation mark stays."""
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and text[end - 1] in _OPENING:
        end -= 1
    return Span(start, end)
