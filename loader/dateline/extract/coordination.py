"""Lists and shares: "Norway, Kenya and Peru", "some of its troops", "a group of officers"."""

from collections.abc import Iterator

from dateline.model.syntax import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_PARTS = frozenset(
    "some most many all none several half part dozen hundred thousand score number majority rest "
    "bulk remainder handful couple each any lot round series wave one million billion third "
    "quarter plenty scores kind type sort array range string spate batch".split()
)
# With what they consist of: "a group of officers" does what officers do.
_COLLECTIVES = frozenset("group band pair trio quartet crowd bunch mob".split())
_PLURAL = frozenset({"NNS", "NNPS"})
# What a verb of a list may have between itself and the next one.
_BETWEEN_VERBS = frozenset({"PUNCT", "CCONJ", "ADV", "AUX", "PART"})


def with_conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield `token` and what is joined to it; of "Chad but not Togo", only Chad."""
    waiting = [token]
    while waiting:
        member = waiting.pop()
        yield member
        joined = reversed(sentence.children(member, "conj"))
        waiting += [t for t in joined if _is_of_sort(member, t) and not _is_excluded(sentence, t)]


def _is_of_sort(one: Token, other: Token) -> bool:
    return (one.pos in _VERBS) == (other.pos in _VERBS)


def first_member(sentence: Sentence, token: Token) -> Token:
    """Return the first of the list that `token` is in; its governor governs all of them."""
    while token.dep == "conj" and sentence.head(token).pos == token.pos:
        token = sentence.head(token)
    return token


def next_verb(sentence: Sentence, verb: Token) -> Token | None:
    """Return the verb that follows in a list, with nothing between ("armed and trained")."""
    for other in sentence.children(verb, "conj"):
        between = sentence.tokens[verb.i + 1 : other.i]
        if other.pos in _VERBS and all(t.pos in _BETWEEN_VERBS for t in between):
            return other
    return None


def whole_of_part(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield what a share, number or group is made of ("some of its troops"), else `token`."""
    waiting = [token]
    while waiting:
        part = waiting.pop()
        wholes = [n for n in _after_of(sentence, part) if _consists_of(part, n)]
        waiting += reversed(wholes)
        yield from () if wholes else (part,)


def _after_of(sentence: Sentence, token: Token) -> Iterator[Token]:
    for preposition in sentence.children(token, "prep"):
        if preposition.lemma == "of":
            for noun in sentence.children(preposition, "pobj"):
                yield from with_conjuncts(sentence, noun)


def _consists_of(part: Token, whole: Token) -> bool:
    if part.lemma in _PARTS or part.pos in {"NUM", "DET"}:
        return True
    if part.lemma in {"member", "element"}:
        return whole.pos == "PROPN"
    return part.lemma in _COLLECTIVES and part.text.islower() and whole.tag in _PLURAL


def _is_excluded(sentence: Sentence, token: Token) -> bool:
    negated = bool(sentence.children(token, "neg")) or sentence.tokens[token.i - 1].lemma == "not"
    return negated and token.pos not in _VERBS
