"""Which time expression dates a fact."""

from collections.abc import Iterable, Sequence

from dateline.extract.predicates import clause_verb
from dateline.model.syntax import Sentence, Token
from dateline.model.time import TimeExpression

_VERBS = frozenset({"VERB", "AUX"})
_CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
_HAPPENING = frozenset({"be", "happen", "occur", "come", "follow", "last", "continue", "erupt"})
_SAME_TIME = frozenset({"xcomp", "advcl", "conj", "pcomp"})


def time_of(
    sentence: Sentence,
    trigger: Token,
    times: Sequence[TimeExpression],
    carriers: frozenset[str],
) -> TimeExpression | None:
    """Return the expression that dates the fact at `trigger`.

    The nearest in the trigger's own noun phrase or clause; a participle, complement or second
    verb without one takes over that of the clause above it.

    Args:
        sentence: the trigger's sentence.
        trigger: the word that expresses the fact.
        times: the article's time expressions.
        carriers: lemmas of verbs whose time is that of what their noun names ("held talks on
            Friday"); other verbs only speak of it ("denounced the attack on Friday").
    """
    here = [t for t in times if sentence.span.holds(t.span)]
    for verb in _clauses(sentence, trigger, carriers):
        own = [t for t in here if _belongs_to(sentence, t, verb, trigger)]
        if own:
            return min(own, key=lambda t: (not t.resolved, abs(t.span.start - trigger.span.start)))
    return None


def _clauses(sentence: Sentence, trigger: Token, carriers: frozenset[str]) -> Iterable[Token]:
    yield trigger
    verb = clause_verb(sentence, trigger)
    if trigger.pos not in _VERBS and not _is_carried(sentence, trigger, carriers):
        return
    yield verb
    yield from _prevented(sentence, verb)
    while verb.dep in _SAME_TIME and not _has_own_subject(sentence, verb):
        above = clause_verb(sentence, sentence.head(verb))
        if above.i == verb.i:
            return
        yield above
        verb = above


def _prevented(sentence: Sentence, verb: Token) -> Iterable[Token]:
    """What somebody is kept from, at the time when he is ("barred him from entering in May")."""
    barriers = (p for p in sentence.children(verb, "prep") if p.lemma == "from")
    yield from (t for p in barriers for t in sentence.children(p, "pcomp"))


def _is_carried(sentence: Sentence, noun: Token, carriers: frozenset[str]) -> bool:
    head = sentence.head(noun)
    return noun.dep in _CARRIED and head.lemma in carriers | _HAPPENING


def _has_own_subject(sentence: Sentence, verb: Token) -> bool:
    return verb.dep != "advcl" and bool(sentence.children(verb, "nsubj", "nsubjpass"))


def _belongs_to(sentence: Sentence, time: TimeExpression, anchor: Token, trigger: Token) -> bool:
    words = [t for t in sentence.tokens if time.span.holds(t.span)]
    if not words:
        return False
    if anchor.i == trigger.i and anchor.pos not in _VERBS:
        below = {t.i for t in sentence.subtree(anchor)}
        is_inside = all(t.i in below for t in words)
        is_own = is_inside or _stands_before_verb(sentence, anchor, time)
        return is_own and not _crosses_clause(sentence, words[0], anchor)
    return clause_verb(sentence, sentence.head(words[-1])).i == anchor.i


def _stands_before_verb(sentence: Sentence, noun: Token, time: TimeExpression) -> bool:
    """Whether `time` stands between a subject and its verb ("the attack on Monday drew")."""
    head = sentence.head(noun)
    is_subject = noun.dep in {"nsubj", "nsubjpass"}
    return is_subject and noun.span.end <= time.span.start and time.span.end <= head.span.start


def _crosses_clause(sentence: Sentence, word: Token, anchor: Token) -> bool:
    verb = clause_verb(sentence, word)
    return verb.pos in _VERBS and verb.i in {t.i for t in sentence.subtree(anchor)}
