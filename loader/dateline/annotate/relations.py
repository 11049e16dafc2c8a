"""How a phrase stands to others in its sentence."""

from collections.abc import Iterator
from itertools import pairwise

from dateline.annotate.phrases import Phrase
from dateline.model.syntax import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the other members of the coordination that `token` belongs to."""
    first = token
    while first.dep == "conj" or _is_listed(sentence, first):
        first = sentence.head(first)
    queue = [first]
    while queue:
        member = queue.pop(0)
        queue.extend(sentence.children(member, "conj"))
        queue.extend(t for t in sentence.children(member, "appos") if _is_listed(sentence, t))
        if member.i != token.i:
            yield member


def _is_listed(sentence: Sentence, token: Token) -> bool:
    """Whether what the parser takes for an apposition goes on a list ("Mali, Togo and Niger")."""
    both_names = token.pos == sentence.head(token).pos == "PROPN"
    return token.dep == "appos" and both_names and bool(sentence.children(token, "conj"))


def modifiers(phrase: Phrase) -> Iterator[Token]:
    """Yield who a noun belongs to: possessor, adjective, or what follows "of" and "from"."""
    sentence, head = phrase.sentence, phrase.head
    for token in sentence.children(head, "poss", "amod", "compound", "nmod"):
        yield token
        yield from _first_halves(sentence, token)
    yield from after(phrase, "of", "from")


def _first_halves(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield what is joined to a word by a hyphen ("Franco" in "Franco-German")."""
    if token.i > 1 and sentence.tokens[token.i - 1].text in {"-", "–"}:
        yield sentence.tokens[token.i - 2]


def after(phrase: Phrase, *prepositions: str) -> Iterator[Token]:
    """Yield the nouns after a preposition that hangs on `phrase`."""
    for preposition in phrase.sentence.children(phrase.head, "prep"):
        if preposition.lemma in prepositions:
            yield from phrase.sentence.children(preposition, "pobj")


def right_behind(phrase: Phrase, preposition: str) -> Iterator[Token]:
    """Yield the nouns after a preposition right behind `phrase`, whatever the parser made of it."""
    sentence, head = phrase.sentence, phrase.head
    for token in sentence.tokens[head.i + 1 : head.i + 2]:
        if token.lemma == preposition:
            yield from sentence.children(token, "pobj")


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


def relative_antecedent(phrase: Phrase) -> Token | None:
    """Return the noun that the relative clause of "who" or "which" hangs on."""
    sentence = phrase.sentence
    for token in (phrase.head, *sentence.ancestors(phrase.head)):
        if token.dep == "relcl":
            return sentence.head(token)
    return None


def own_subject(phrase: Phrase) -> Token | None:
    """Return the subject of the verb that governs a reflexive; the noun that it stresses."""
    sentence = phrase.sentence
    if phrase.head.dep in {"appos", "npadvmod"} and sentence.head(phrase.head).pos in _NOUNS:
        return sentence.head(phrase.head)
    for verb in sentence.ancestors(phrase.head):
        subject = next(iter(sentence.children(verb, "nsubj", "nsubjpass")), None)
        if subject is not None and subject.i != phrase.head.i:
            return subject
    return None


def fronting_subject(phrase: Phrase) -> Token | None:
    """Return the main clause's subject, where `phrase` stands in a clause or phrase before it."""
    sentence = phrase.sentence
    path = [phrase.head, *sentence.ancestors(phrase.head)]
    verbs = (above for below, above in pairwise(path) if below.dep in {"advcl", "prep"})
    for verb in (v for v in verbs if v.pos in {"VERB", "AUX"}):
        subject = next(iter(sentence.children(verb, "nsubj", "nsubjpass")), None)
        if subject is not None and subject.i > phrase.head.i:
            return subject
    return None
