"""How a phrase stands to others in its sentence."""

from collections.abc import Iterator

from dateline.annotate.phrases import Phrase
from dateline.model.syntax import Sentence, Token

_SET_CUES = frozenset({"both", "two", "the", "three"})


def conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the other members of the coordination that `token` belongs to."""
    first = token
    while first.dep == "conj":
        first = sentence.head(first)
    queue = [first]
    while queue:
        member = queue.pop(0)
        queue.extend(sentence.children(member, "conj"))
        if member.i != token.i:
            yield member


def modifiers(phrase: Phrase) -> Iterator[Token]:
    """Yield who a noun belongs to: possessor, adjective, or what follows "of" and "from"."""
    sentence, head = phrase.sentence, phrase.head
    yield from sentence.children(head, "poss", "amod", "compound", "nmod")
    yield from after(phrase, "of", "from")


def after(phrase: Phrase, *prepositions: str) -> Iterator[Token]:
    """Yield the nouns after a preposition that hangs on `phrase`."""
    for preposition in phrase.sentence.children(phrase.head, "prep"):
        if preposition.lemma in prepositions:
            yield from phrase.sentence.children(preposition, "pobj")


def appositions(phrase: Phrase) -> list[Token]:
    """Return the words in apposition to `phrase`, on either side."""
    beside = list(phrase.sentence.children(phrase.head, "appos"))
    if phrase.head.dep == "appos":
        beside.append(phrase.sentence.head(phrase.head))
    return beside


def is_coargument(phrase: Phrase, candidate: Phrase) -> bool:
    """Return whether both depend on one verb, so that a plain pronoun cannot mean the other.

    This is binding principle B: "Putin met him" is not about Putin alone.
    """
    if phrase.number != candidate.number or phrase.head.dep == "poss":
        return False
    return _governor(phrase).i == _governor(candidate).i and candidate.head.dep != "poss"


def says_two(phrase: Phrase) -> bool:
    """Return whether a plural is of known size or definite ("the two leaders", "both")."""
    determiners = phrase.sentence.children(phrase.head, "det", "nummod", "predet")
    return any(t.lemma in _SET_CUES for t in determiners)


def has_complement(phrase: Phrase) -> bool:
    """Return whether the phrase says itself which one it means ("the president of Chad")."""
    owned = phrase.sentence.children(phrase.head, "poss")
    return bool(owned) or next(after(phrase, "of"), None) is not None


def is_bare(phrase: Phrase) -> bool:
    """Return whether nothing but a determiner stands beside the noun ("the group")."""
    return not phrase.sentence.children(phrase.head, "amod", "compound", "nmod", "poss", "prep")


def _governor(phrase: Phrase) -> Token:
    verbs = (t for t in phrase.sentence.ancestors(phrase.head) if t.pos in {"VERB", "AUX"})
    return next(verbs, phrase.head)
