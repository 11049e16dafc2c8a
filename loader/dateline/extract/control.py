"""The understood subject of a verb: shared, controlled, raised or relative.

"Norway recalled its envoy and closed ..." (shared), "Oman agreed to send ..." (subject
control), "urged Oman to send ..." (object control), "troops stationed in ..." (participle),
"its plan to leave" (the owner of the noun).
"""

from collections.abc import Iterator

from dateline.model.syntax import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PARTS = frozenset(
    "some most many all none several half part dozen hundred thousand score number majority rest "
    "bulk remainder handful couple each any lot round series wave".split()
)
# "accused Chad of arming", "thanked Oman for hosting", "kept Mali from leaving".
_OBJECT_CONTROL = frozenset({"of", "for", "from"})
_PREPOSITIONAL_CONTROL = frozenset({"call", "appeal", "plead", "prevail", "rely", "count"})
# With an object these still leave the subject in control: "promised Chad to withdraw".
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "use", "take"})


def surface_subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return the words that stand as subject of `verb`, understood ones included."""
    own = sentence.children(verb, *_SUBJECTS)
    if own:
        return tuple(t for word in own for t in _antecedents(sentence, word, verb))
    return tuple(_understood(sentence, verb))


def antecedent(sentence: Sentence, token: Token) -> Token:
    """Return the noun that a relative pronoun takes up; any other word stays itself."""
    if token.tag not in {"WP", "WDT", "IN"} or token.text.lower() not in _RELATIVES:
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
    if verb.dep in {"acl", "advcl", "amod"}:
        return verb.tag == "VBN" and is_bare
    shares_auxiliary = verb.dep == "conj" and verb.tag == "VBN" and is_bare
    return shares_auxiliary and is_passive(sentence, sentence.head(verb))


def _understood(sentence: Sentence, verb: Token) -> Iterator[Token]:
    governor = sentence.head(verb)
    if verb.dep in {"conj", "advcl", "xcomp", "ccomp", "dep", "pcomp", "parataxis"}:
        yield from _shared(sentence, verb, governor)
    elif verb.dep in {"acl", "relcl"}:
        yield from _of_modified_noun(sentence, verb, governor)


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
        is_complement = is_complement or governor.lemma in _PREPOSITIONAL_CONTROL
        objects = _controllers(sentence, governor) if is_complement else ()
        controls = objects and governor.lemma not in _SUBJECT_CONTROL
        if controls and not is_passive(sentence, governor):
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


def _controllers(sentence: Sentence, governor: Token) -> tuple[Token, ...]:
    """What an object-control verb's complement is about, also in "calls on Russia to leave"."""
    objects = sentence.children(governor, "dobj", "dative")
    if objects or governor.lemma not in _PREPOSITIONAL_CONTROL:
        return objects
    prepositions = (
        p for p in sentence.children(governor, "prep") if p.lemma in {"on", "upon", "to"}
    )
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
    possessors = sentence.children(noun, "poss")
    modifiers = [
        t for t in sentence.children(noun, "amod", "compound") if t.entity in {"NORP", "GPE"}
    ]
    if possessors or modifiers:
        yield from possessors or modifiers
        return
    governor = sentence.head(noun)
    if governor.pos in _VERBS and governor.i != noun.i:
        if noun.dep in {"dobj", "attr"}:
            yield from surface_subjects(sentence, governor)
        elif noun.dep == "nsubjpass":
            yield from agents(sentence, governor)


def agents(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield the nouns after "by" of a passive."""
    for by in sentence.children(verb, "agent"):
        yield from sentence.children(by, "pobj")


def with_conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield `token` and what is joined to it ("Norway, Kenya and Peru")."""
    waiting = [token]
    while waiting:
        member = waiting.pop()
        yield member
        joined = reversed(sentence.children(member, "conj"))
        waiting += [t for t in joined if (t.pos in _VERBS) == (member.pos in _VERBS)]


def whole_of_part(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield what a share or number is taken of ("some of its troops"), else `token` itself."""
    is_part = token.lemma in _PARTS or token.pos in {"NUM", "DET"}
    of = [p for p in sentence.children(token, "prep") if p.lemma == "of"] if is_part else []
    wholes = [n for p in of for n in sentence.children(p, "pobj")]
    yield from wholes or (token,)
