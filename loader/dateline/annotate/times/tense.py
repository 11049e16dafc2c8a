"""Does the clause around an expression look back or ahead?

English names days alike on both sides of now: "Poland voted on Sunday", "Poland will vote on
Sunday". The finite verb that governs the expression tells which is meant.
"""

import re
from collections.abc import Iterator
from typing import Final

from dateline.annotate.times.meaning import Tense
from dateline.annotate.times.passage import Passage
from dateline.model.syntax import Sentence, Token

# What happened is told although the verb is an infinitive: "failed to meet" (implicative verbs:
# Karttunen 1971, "Implicative Verbs", Language 47) or "began to leave" (aspectual verbs).
_TELLS_OF_INFINITIVE: Final = frozenset(
    "fail manage refuse decline neglect dare bother begin start continue cease come appear seem "
    "happen use help force get happen prove turn".split()
)
# One reacts to what has happened: "the union condemns the attack on Monday".
_REACTS: Final = frozenset(
    "applaud celebrate commend condemn denounce deplore lament mourn praise regret welcome".split()
)
_BARE_INFINITIVE: Final = frozenset("help let make see watch hear have".split())
_PLANNED: Final = frozenset("expect schedule plan slate anticipate tip".split())
_PLANNED_ADJECTIVES: Final = frozenset("due set slated scheduled likely expected ready".split())
# Whose day is still to come when the clause looks ahead; "Sunday's raid" has been.
_APPOINTMENTS: Final = frozenset(
    "ballot ceremony conference congress debate deadline election event final forum hearing "
    "inauguration match meeting negotiation poll rally referendum round runoff session speech "
    "summit talk trial visit vote".split()
)
# Words between an expression and its verb that look one way, whatever the verb's tense.
_SIDES: Final = {"ahead": Tense.FUTURE} | dict.fromkeys(
    "since aftermath outcome result toll victim wake winner".split(), Tense.PAST
)
_DEADLINE: Final = re.compile(r"(?i:\b(?:until|till|by)\s{1,4})$")
# "promised elections within 18 months" looks ahead without a second verb.
_COMMITS: Final = frozenset(
    "promise pledge vow guarantee announce order demand plan propose offer seek agree want".split()
)
_APPOINTED: Final = re.compile(r"(?i:\bfor\s{1,4})$")
_OVERTAKEN: Final = re.compile(r"(?i:\b(?:originally|initially|previously)\b[^,;.]*)$")
_PUTS_OFF: Final = frozenset("adjourn postpone delay extend prolong suspend defer remand".split())
_INFINITIVE: Final = re.compile(r"\s{1,4}to\s")


def tense_at(passage: Passage, start: int, end: int) -> Tense:
    """Return the tense of the clause around the characters from `start` to `end`.

    A headline's present tense tells of the past ("Gunmen kill 12"); its future is an infinitive.
    """
    if _OVERTAKEN.search(passage.before(start)):
        return Tense.PAST
    if _is_appointment(passage, start, end):
        return Tense.FUTURE
    if _is_beside_past_verb(passage, start):
        return Tense.PAST
    found = next(_tenses(passage.sentence, passage.token_at(start)), Tense.PAST)
    is_told = passage.sentence.is_headline and found is Tense.PRESENT
    return Tense.PAST if is_told else found


def looks_ahead(passage: Passage, position: int) -> bool:
    """Return whether the clause at `position`, or the nearest verb before it, looks ahead.

    For what a parser often hangs on the wrong verb: "agreed to leave within two months".
    """
    token = passage.token_at(position)
    if next(_tenses(passage.sentence, token), Tense.PAST) is not Tense.PAST:
        return True
    verbs = (t for t in reversed(passage.sentence.tokens[: token.i]) if _is_verb(t))
    nearest = next(verbs, None)
    if nearest is not None and nearest.lemma in _COMMITS:
        return True
    return nearest is not None and _verb_tense(passage.sentence, nearest) is Tense.FUTURE


def _is_appointment(passage: Passage, start: int, end: int) -> bool:
    """Whether it is "given until Friday to leave" or "called a strike for Monday"."""
    before, following = passage.before(start), passage.token_after(passage.token_at(end - 1))
    if _DEADLINE.search(before):
        governors = passage.sentence.ancestors(passage.token_at(start))
        is_put_off = any(t.lemma in _PUTS_OFF for t in governors)
        return is_put_off or _INFINITIVE.match(passage.after(end)) is not None
    # "apologised for Monday's raid", "for the May 5 raid": of these the noun decides.
    is_bare = following is None or following.pos not in {"NOUN", "PROPN", "ADJ", "PART"}
    return is_bare and _APPOINTED.search(before) is not None


def _is_beside_past_verb(passage: Passage, start: int) -> bool:
    """Whether a verb in the past stands right before: "said on Monday he would resign"."""
    token = passage.token_before(passage.token_at(start))
    if token is not None and token.pos == "ADP":
        token = passage.token_before(token)
    return token is not None and token.tag == "VBD"


def _tenses(sentence: Sentence, token: Token) -> Iterator[Tense]:
    """Yield what the governors of `token` say about time, nearest first."""
    owner, subject = _owner(sentence, token), None
    for governor in sentence.ancestors(token):
        if governor.lemma in _SIDES:
            yield _SIDES[governor.lemma]
        if governor.dep in {"nsubj", "nsubjpass"}:
            subject = governor
        tense = _verb_tense(sentence, governor) if _is_verb(governor) else None
        if tense is not None:
            # "The funeral in June is remembered": the present tense is not about June.
            event = owner or (subject if tense is Tense.PRESENT else None)
            yield Tense.PAST if event and event.lemma not in _APPOINTMENTS else tense


def _owner(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun that the expression says which one of ("Monday's raid")."""
    head = sentence.head(token)
    is_modifier = token.dep in {"poss", "compound", "nmod", "nummod"} and head.i > token.i
    return head if is_modifier and head.pos == "NOUN" else None


def _is_verb(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"} and token.tag[:2] in {"VB", "MD"}


def _verb_tense(sentence: Sentence, verb: Token) -> Tense | None:
    """Return the tense of a verb with its auxiliaries; None if it takes over its governor's."""
    if _is_plan(sentence, verb):
        return Tense.FUTURE
    helpers = sentence.children(verb, "aux", "auxpass")
    tags = {t.tag for t in helpers}
    if tags & {"VBD"} or (verb.tag in {"VBN", "VB"} and "have" in {t.lemma for t in helpers}):
        return Tense.PAST
    if "MD" in tags or verb.tag == "MD":
        return Tense.FUTURE
    if "TO" in tags:
        return _infinitive_tense(sentence, verb)
    return _plain_tense(sentence, verb, has_helper=bool(tags))


def _is_plan(sentence: Sentence, verb: Token) -> bool:
    complements = sentence.children(verb, "acomp", "attr", "oprd")
    is_due = any(t.lemma in _PLANNED_ADJECTIVES for t in complements)
    return is_due or (verb.tag == "VBN" and verb.lemma in _PLANNED)


def _infinitive_tense(sentence: Sentence, verb: Token) -> Tense | None:
    governor = sentence.head(verb)
    is_told = governor.lemma in _TELLS_OF_INFINITIVE and verb.dep == "xcomp"
    # A purpose shares its clause's day: "flew to Rome to meet the pope on Monday".
    return None if is_told or verb.dep == "advcl" else Tense.FUTURE


def _plain_tense(sentence: Sentence, verb: Token, *, has_helper: bool) -> Tense | None:
    match verb.tag:
        case "VBD":
            return Tense.PAST
        case "VBZ" | "VBP":
            return Tense.PAST if verb.lemma in _REACTS else Tense.PRESENT
        case "VBN":
            return Tense.PRESENT if has_helper else Tense.PAST
        case "VBG":
            return Tense.PRESENT if has_helper else None
        case _:
            is_told = sentence.head(verb).lemma in _BARE_INFINITIVE and verb.dep == "ccomp"
            # A parser that does not know an acronym may take it for an imperative.
            return None if is_told or verb.text.isupper() else Tense.FUTURE
