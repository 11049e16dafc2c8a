"""Which time expression dates a fact."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.governors import NOUNS, VERBS, Link, effect_of, raising_verb
from dateline.extract.predicates import clause_verb
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Modality
from dateline.model.syntax import Sentence, Token
from dateline.model.time import Bound, TimeExpression

_CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "acomp"})
_HAPPENING = frozenset("be happen occur come follow last continue erupt".split())
# Who attends is there while it lasts.
_ATTENDING = frozenset("attend join leave chair address boycott disrupt storm skip".split())
_SAME_TIME = frozenset({"xcomp", "advcl", "conj", "pcomp"})
# "killed in an attack": what one is in goes on then.
_INSIDE = frozenset({"in", "during", "at"})
# "left as the king died"; a clause after other words has a time of its own.
_SIMULTANEOUS = frozenset({"as", "while", "when"})
# What these name is another day's: "left ahead of the vote on Sunday".
_ANOTHER_DAY = frozenset({"ahead", "before"})


def time_of(
    sentence: Sentence,
    trigger: Token,
    times: Sequence[TimeExpression],
    lexicon: StanceLexicon,
) -> TimeExpression | None:
    """Return the expression that dates the fact at `trigger`.

    The nearest in the trigger's own noun phrase or clause; a participle, complement or second
    verb without one takes over that of the clause above it, and a clause without one that of
    what goes on at the same time below it ("refused to leave on Friday").

    Args:
        sentence: the trigger's sentence.
        trigger: the word that expresses the fact.
        times: the article's time expressions.
        lexicon: its light verbs share the time of their noun ("held talks on Friday"), other
            verbs only speak of it ("denounced the attack on Friday"); what one decides, asks or
            says has a day of its own.
    """
    here = [t for t in times if sentence.span.holds(t.span)]
    for verb, is_apart in _clauses(sentence, trigger, lexicon):
        own = [t for t in here if _belongs_to(sentence, t, verb, trigger)]
        own = [t for t in own if not is_apart or t.span.start > trigger.span.start]
        if own:
            return min(own, key=lambda t: (not t.resolved, abs(t.span.start - trigger.span.start)))
    return _from_below(sentence, trigger, here, lexicon) if trigger.pos in VERBS else None


def _from_below(
    sentence: Sentence, verb: Token, times: Sequence[TimeExpression], lexicon: StanceLexicon
) -> TimeExpression | None:
    below = sentence.children(verb, "xcomp", "advcl")
    same = [t for t in below if _goes_along(sentence, verb, t, lexicon)]
    inside = (t for t in times if t.bound is Bound.WITHIN and t.resolved)
    found = (t for t in inside for clause in same if _belongs_to(sentence, t, clause, clause))
    return next(found, None)


def _goes_along(sentence: Sentence, verb: Token, below: Token, lexicon: StanceLexicon) -> bool:
    """Whether a complement, participle or "as" clause is about the same time as its verb."""
    if below.dep == "xcomp":
        effect = effect_of(sentence, Link(verb, below), lexicon)
        is_done = effect.negates or effect.realises or effect.continues
        return is_done and effect.modality is None
    marks = {t.lemma for t in sentence.children(below, "mark", "advmod")}
    is_participle = (
        below.tag == "VBG" and below.i > verb.i and not sentence.children(below, "mark", "nsubj")
    )
    return is_participle or bool(marks & _SIMULTANEOUS)


def _clauses(
    sentence: Sentence, trigger: Token, lexicon: StanceLexicon
) -> Iterator[tuple[Token, bool]]:
    """Yield the words whose time is the trigger's, and whether only what follows it may be."""
    yield trigger, False
    raised = raising_verb(sentence, trigger, lexicon)
    verb = raised or clause_verb(sentence, trigger)
    if trigger.pos not in VERBS and not _is_carried(sentence, trigger, lexicon):
        return
    yield verb, False
    yield from ((t, False) for t in _prevented(sentence, verb))
    is_apart = False
    while verb.dep in _SAME_TIME and not _has_own_time(sentence, verb):
        above = clause_verb(sentence, sentence.head(verb))
        if above.i == verb.i:
            return
        is_apart = is_apart or _is_apart(sentence, verb, above, lexicon)
        yield above, is_apart
        verb = above


def _prevented(sentence: Sentence, verb: Token) -> Iterable[Token]:
    """What somebody is kept from, at the time when he is ("barred him from entering in May")."""
    barriers = (p for p in sentence.children(verb, "prep") if p.lemma == "from")
    yield from (t for p in barriers for t in sentence.children(p, "pcomp"))


def _is_apart(sentence: Sentence, verb: Token, above: Token, lexicon: StanceLexicon) -> bool:
    """Whether the day of a governor is not that of what it governs ("decided on Monday to")."""
    if verb.dep == "conj":
        return False
    via = sentence.head(verb).lemma if verb.dep == "pcomp" else ""
    modality = effect_of(sentence, Link(above, verb, via), lexicon).modality
    is_told = verb.dep != "advcl" and above.lemma in lexicon.speech
    return is_told or modality not in {None, Modality.EXPECTED}


def _is_carried(sentence: Sentence, noun: Token, lexicon: StanceLexicon) -> bool:
    head = sentence.head(noun)
    if noun.dep == "pobj":
        return head.lemma in _INSIDE and sentence.head(head).pos in VERBS
    return noun.dep in _CARRIED and head.lemma in lexicon.light | _HAPPENING | _ATTENDING


def _has_own_time(sentence: Sentence, verb: Token) -> bool:
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    marks = {t.lemma for t in sentence.children(verb, "mark", "advmod")}
    is_simultaneous = verb.dep == "advcl" and bool(marks & _SIMULTANEOUS)
    return bool(subjects) and not is_simultaneous


def _belongs_to(sentence: Sentence, time: TimeExpression, anchor: Token, trigger: Token) -> bool:
    words = [t for t in sentence.tokens if time.span.holds(t.span)]
    if not words:
        return False
    if anchor.i == trigger.i and anchor.pos not in VERBS:
        below = {t.i for t in sentence.subtree(anchor)}
        is_inside = all(t.i in below for t in words)
        is_own = is_inside or _stands_before_verb(sentence, anchor, time)
        return is_own and not _crosses_clause(sentence, words[0], anchor)
    if _is_of_another(sentence, words, anchor):
        return False
    return clause_verb(sentence, sentence.head(words[-1])).i == anchor.i


def _is_of_another(sentence: Sentence, words: Sequence[Token], anchor: Token) -> bool:
    """Whether an expression dates what an apposition or "ahead of" names, not the clause."""
    path = [t for t in sentence.ancestors(words[-1]) if t.i != anchor.i]
    below = {t.i for t in sentence.subtree(anchor)}
    inside = [t for t in path if t.i in below]
    # "the second raid since May" counts raids, "has raided it since May" dates them.
    if len(inside) > 1 and inside[0].lemma == "since" and inside[1].pos in NOUNS:
        return True
    if any(_is_loose(sentence, t) or t.lemma in _ANOTHER_DAY for t in inside[1:]):
        return True
    return _follows_another(sentence, words[0])


def _is_loose(sentence: Sentence, token: Token) -> bool:
    """Whether it is an apposition set off by a comma; "the station Radio One" is one phrase."""
    start = min(t.i for t in sentence.subtree(token)) if token.dep == "appos" else 0
    return start > 0 and sentence.tokens[start - 1].pos == "PUNCT"


def _follows_another(sentence: Sentence, word: Token) -> bool:
    """Whether it stands right behind what "ahead of" names, wherever the parser hung it."""
    start = word.i - 1 if word.i and sentence.tokens[word.i - 1].pos == "ADP" else word.i
    before: Iterable[Token] = sentence.tokens[start - 1 : start] if start else ()
    return any(a.lemma in _ANOTHER_DAY for t in before for a in sentence.ancestors(t))


def _stands_before_verb(sentence: Sentence, noun: Token, time: TimeExpression) -> bool:
    """Whether `time` stands between a subject and its verb ("the attack on Monday drew")."""
    head = sentence.head(noun)
    is_subject = noun.dep in {"nsubj", "nsubjpass"}
    return is_subject and noun.span.end <= time.span.start and time.span.end <= head.span.start


def _crosses_clause(sentence: Sentence, word: Token, anchor: Token) -> bool:
    verb = clause_verb(sentence, word)
    return verb.pos in VERBS and verb.i in {t.i for t in sentence.subtree(anchor)}
