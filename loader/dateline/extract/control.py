"""The understood subject of a verb: shared, controlled, raised or relative.

"Norway recalled its envoy and closed ..." (shared), "Oman agreed to send ..." (subject
control), "urged Oman to send ..." (object control), "troops stationed in ..." (participle),
"its plan to leave" (the owner of the noun).
"""

from collections.abc import Iterator

from dateline.extract.coordination import next_verb
from dateline.model.syntax import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PARTICIPIAL = frozenset({"acl", "advcl", "amod", "acomp"})
_BEFORE_HYPHEN = frozenset({"amod", "acomp"})
# "accused Chad of arming", "thanked Oman for hosting", "kept Mali from leaving".
_OBJECT_CONTROL = frozenset({"of", "for", "from"})
_PREPOSITIONAL_CONTROL = frozenset({"call", "appeal", "plead", "prevail", "rely", "count"})
# "Iran-backed" says whose side somebody is on, and tells of no deed.
_TAKING_SIDES = frozenset({"back", "support", "align", "sponsor"})
# "in a bid to seize", "under orders to leave", "as part of an effort to win".
_SERVING = frozenset({"in", "with", "under", "on"})
# Who is granted one of these may do what follows.
_GRANTED = frozenset(
    "permission right authority authorisation authorization mandate licence license chance "
    "opportunity freedom clearance access power".split()
)
# With an object these still leave the subject in control: "promised Chad to withdraw".
_SUBJECT_CONTROL = frozenset(
    "promise vow threaten pledge use take call phone telephone visit meet join need spend".split()
)


def surface_subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return the words that stand as subject of `verb`, understood ones included."""
    own = sentence.children(verb, *_SUBJECTS)
    if own:
        return tuple(t for word in own for t in _antecedents(sentence, word, verb))
    return tuple(_understood(sentence, verb))


def antecedent(sentence: Sentence, token: Token) -> Token:
    """Return the noun that a relative pronoun takes up; any other word stays itself."""
    if token.tag not in {"WP", "WDT", "IN", "WP$"} or token.text.lower() not in _RELATIVES:
        return token
    clause = next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)
    return sentence.head(clause) if clause else token


def _antecedents(sentence: Sentence, subject: Token, verb: Token) -> Iterator[Token]:
    """Yield what a subject stands for: of "Iraq and Oman, which had mediated", both."""
    noun = antecedent(sentence, subject)
    if noun.i == subject.i or noun.dep != "conj":
        yield noun
        return
    finite = (*sentence.children(verb, "aux", "auxpass"), verb)
    is_singular = any(t.tag == "VBZ" or t.text == "was" for t in finite)
    yield from (noun,) if is_singular else _coordination(sentence, noun)


def _coordination(sentence: Sentence, noun: Token) -> Iterator[Token]:
    while noun.dep == "conj":
        yield noun
        noun = sentence.head(noun)
    yield noun


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Return whether the surface subject of `verb` is what it is done to."""
    if sentence.children(verb, "nsubjpass", "auxpass", "agent"):
        return True
    is_bare = not sentence.children(verb, "aux", "dobj", "nsubj")
    if verb.dep in _PARTICIPIAL:
        return verb.tag == "VBN" and is_bare
    shares_auxiliary = verb.dep == "conj" and verb.tag == "VBN" and is_bare
    return shares_auxiliary and is_passive(sentence, sentence.head(verb))


def _understood(sentence: Sentence, verb: Token) -> Iterator[Token]:
    governor = sentence.head(verb)
    if verb.dep in {"conj", "advcl", "xcomp", "ccomp", "dep", "pcomp", "parataxis"}:
        yield from _shared(sentence, verb, governor)
    elif verb.dep in {"acl", "relcl"}:
        yield from _of_modified_noun(sentence, verb, governor)
    elif verb.dep in _BEFORE_HYPHEN and sentence.children(verb, "npadvmod"):
        yield from _described(sentence, governor)


def _described(sentence: Sentence, governor: Token) -> Iterator[Token]:
    """What "Iran-backed" is said of: the noun behind it, or the subject of "is Iran-backed"."""
    if governor.pos in _NOUNS:
        yield governor
    else:
        yield from surface_subjects(sentence, governor)


def _shared(sentence: Sentence, verb: Token, governor: Token) -> Iterator[Token]:
    if verb.dep == "advcl" and verb.tag in {"VBD", "VBZ", "VBP"}:
        yield from _stranded_subject(sentence, verb)
        return
    preposition = ""
    if verb.dep == "pcomp" and governor.pos == "ADP":
        preposition, governor = governor.lemma, sentence.head(governor)
    if governor.pos in _NOUNS:
        yield from owners(sentence, governor)
    elif governor.pos in _VERBS | {"ADJ"} and governor.i != verb.i:
        is_complement = verb.dep in {"xcomp", "ccomp"} or preposition in _OBJECT_CONTROL
        objects = _controllers(sentence, governor, is_complement=is_complement)
        if objects and not is_passive(sentence, governor):
            yield from objects
        else:
            yield from _subject_of_clause(sentence, governor)


def _stranded_subject(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The subject of a finite clause that the parser joined to a noun before it.

    "Chad left the pact and Mali freed ...": "Mali" is parsed as a second pact.
    """
    before = sentence.tokens[verb.i - 1] if verb.i else verb
    if before.dep == "conj" and before.pos in _NOUNS:
        yield before


def _controllers(sentence: Sentence, governor: Token, *, is_complement: bool) -> tuple[Token, ...]:
    """What an object-control verb's complement is about, also in "calls on Russia to leave"."""
    is_complement = is_complement and governor.lemma not in _SUBJECT_CONTROL
    objects = sentence.children(governor, "dobj", "dative") if is_complement else ()
    if objects or governor.lemma not in _PREPOSITIONAL_CONTROL:
        return objects
    behind = (p for p in sentence.children(governor, "prep") if p.i > governor.i)
    prepositions = (p for p in behind if p.lemma in {"on", "upon", "to"})
    return tuple(n for p in prepositions for n in sentence.children(p, "pobj"))


def _subject_of_clause(sentence: Sentence, governor: Token) -> tuple[Token, ...]:
    if governor.pos == "ADJ" and not sentence.children(governor, *_SUBJECTS):
        governor = sentence.head(governor)  # "is ready to withdraw": the copula has the subject
    return surface_subjects(sentence, governor)


def _of_modified_noun(sentence: Sentence, verb: Token, noun: Token) -> Iterator[Token]:
    is_infinitive = any(t.tag == "TO" for t in sentence.children(verb, "aux"))
    if is_infinitive:
        yield from owners(sentence, noun)
    elif verb.dep == "acl" or not sentence.children(verb, *_SUBJECTS):
        yield noun


def owners(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield who has or makes what `noun` names: its possessor, else its clause's subject."""
    own = tuple(_named_owners(sentence, noun))
    yield from own
    governor = _verb_of(sentence, noun)
    if own or governor is None:
        return
    receivers = [t for t in sentence.children(governor, "dative") if t.pos != "ADP"]
    if noun.lemma in _GRANTED and receivers:
        yield from receivers
    else:
        found = agents if is_passive(sentence, governor) else surface_subjects
        yield from (t for t in found(sentence, governor) if t.i != noun.i)


def _verb_of(sentence: Sentence, noun: Token) -> Token | None:
    """Return the verb that `noun` is an argument of, or serves ("in a bid to win")."""
    governor = sentence.head(noun)
    if governor.pos == "ADP" and governor.lemma in _SERVING and governor.i < noun.i:
        governor = sentence.head(governor)
    return governor if governor.pos in _VERBS and governor.i != noun.i else None


def _named_owners(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield the owner that stands beside the noun ("Oman's offer", "the offer by Oman")."""
    possessors = sentence.children(noun, "poss")
    modifiers = [
        t for t in sentence.children(noun, "amod", "compound") if t.entity in {"NORP", "GPE"}
    ]
    makers = [
        maker
        for by in sentence.children(noun, "prep", "agent")
        if by.lemma == "by"
        for maker in sentence.children(by, "pobj")
    ]
    yield from possessors or makers or modifiers


def agents(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield by whom it is done: after "by", or before a hyphen ("Iran-backed").

    Of "was arrested and expelled by Peru", Peru for both verbs.
    """
    following: Token | None = verb
    while following and is_passive(sentence, following):
        found = list(_own_agents(sentence, following))
        if found:
            yield from (antecedent(sentence, t) for t in found)
            return
        following = next_verb(sentence, following)


def _own_agents(sentence: Sentence, verb: Token) -> Iterator[Token]:
    for by in (*sentence.children(verb, "agent"), *_unmarked_agents(sentence, verb)):
        yield from sentence.children(by, "pobj")
    if verb.dep in _BEFORE_HYPHEN and verb.lemma not in _TAKING_SIDES:
        yield from (t for t in sentence.children(verb, "npadvmod") if t.i == verb.i - 2)


def _unmarked_agents(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield "by" where the parser sees no agent: "was given boats by Norway"."""
    if sentence.children(verb, "auxpass") and sentence.children(verb, "dobj", "oprd"):
        beside = (verb, *sentence.children(verb, "oprd"))
        found = (p for word in beside for p in sentence.children(word, "prep"))
        yield from (p for p in found if p.lemma == "by")
