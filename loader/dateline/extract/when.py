"""Which time expression dates a fact."""

from collections.abc import Iterable, Sequence

from dateline.extract.predicates import clause_verb
from dateline.model.syntax import Sentence, Token
from dateline.model.time import TimeExpression

_SAME_TIME = frozenset({"xcomp", "advcl", "conj", "pcomp"})


def time_of(
    sentence: Sentence, trigger: Token, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """Return the expression that dates the fact at `trigger`.

    The nearest in the trigger's own noun phrase or clause; a participle, complement or second
    verb without one takes over that of the clause above it.
    """
    here = [t for t in times if sentence.span.holds(t.span)]
    for verb in _clauses(sentence, trigger):
        own = [t for t in here if _belongs_to(sentence, t, verb, trigger)]
        if own:
            return min(own, key=lambda t: (not t.resolved, abs(t.span.start - trigger.span.start)))
    return None


def _clauses(sentence: Sentence, trigger: Token) -> Iterable[Token]:
    yield trigger
    verb = clause_verb(sentence, trigger)
    yield verb
    while verb.dep in _SAME_TIME and not _has_own_subject(sentence, verb):
        above = clause_verb(sentence, sentence.head(verb))
        if above.i == verb.i:
            return
        yield above
        verb = above


def _has_own_subject(sentence: Sentence, verb: Token) -> bool:
    return verb.dep != "advcl" and bool(sentence.children(verb, "nsubj", "nsubjpass"))


def _belongs_to(sentence: Sentence, time: TimeExpression, anchor: Token, trigger: Token) -> bool:
    words = [t for t in sentence.tokens if time.span.holds(t.span)]
    if not words:
        return False
    if anchor.i == trigger.i and anchor.pos not in {"VERB", "AUX"}:
        below = {t.i for t in sentence.subtree(anchor)}
        return all(t.i in below for t in words) and not _crosses_clause(sentence, words[0], anchor)
    return clause_verb(sentence, sentence.head(words[-1])).i == anchor.i


def _crosses_clause(sentence: Sentence, word: Token, anchor: Token) -> bool:
    verb = clause_verb(sentence, word)
    return verb.pos in {"VERB", "AUX"} and verb.i in {t.i for t in sentence.subtree(anchor)}
