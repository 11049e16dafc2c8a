"""Names that the parser hangs on the wrong word."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.syntax import Sentence, Token

_NAMES = frozenset({"PROPN", "ADJ", "NOUN"})
_NOUNS = frozenset({"PROPN", "NOUN"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})


def described_names(sentence: Sentence) -> Iterator[Token]:
    """Hang a noun on the name it describes: "bloc ECOWAS" is no pair of subjects."""
    for token in sentence.tokens:
        name = _name_described(sentence, token)
        if name:
            yield replace(token, dep="nmod", head=name.i)


def _name_described(sentence: Sentence, token: Token) -> Token | None:
    if token.pos != "NOUN" or token.dep != "nsubj":
        return None
    later = (t for t in sentence.children(sentence.head(token), "nsubj") if t.i > token.i)
    names = (t for t in later if t.pos == "PROPN")
    return next((t for t in names if _left_edge(sentence, t) == token.i + 1), None)


def possessors(sentence: Sentence) -> Iterator[Token]:
    """Let a noun with 's own what follows ("Spain's continued hosting of")."""
    for token in sentence.tokens:
        if token.tag == "POS":
            owner = sentence.head(token)
            if owner.dep in {"nsubj", "nmod", "compound"}:
                yield replace(owner, dep="poss")


def hyphenated_agents(sentence: Sentence) -> Iterator[Token]:
    """Let the name before a hyphen and participle be its agent ("NATO-run", "Iran-backed")."""
    for hyphen in sentence.tokens[1:-1]:
        before, participle = sentence.tokens[hyphen.i - 1], sentence.tokens[hyphen.i + 1]
        if hyphen.text in {"-", "–"} and before.pos in _NAMES and _is_participle(participle):
            dep = participle.dep if participle.dep in _PREDICATIVE else "amod"
            yield replace(before, dep="npadvmod", head=participle.i)
            yield replace(participle, pos="VERB", tag="VBN", dep=dep)


def _is_participle(token: Token) -> bool:
    stands = token.dep in _BEFORE_NOUN | _PREDICATIVE
    return stands and token.head != token.i and token.tag in {"VBN", "VBD"}


def weekdays(sentence: Sentence) -> Iterator[Token]:
    """Set a name free from the day behind it: "met Togo Monday" is about no Togo Monday."""
    for day in sentence.tokens:
        if day.lemma in _WEEKDAYS and day.pos == "PROPN":
            name = next((t for t in reversed(sentence.children(day, "compound", "nmod"))), None)
            if name and name.i == day.i - 1 and name.text[0].isupper():
                yield from _apart(sentence, name, day)


def _apart(sentence: Sentence, name: Token, day: Token) -> Iterator[Token]:
    head = sentence.head(day)
    dep = day.dep
    if dep == "npadvmod":
        dep = "dobj" if head.i < name.i else "nsubj"
    yield replace(name, dep=dep, head=day.head if day.head != day.i else name.i)
    yield replace(day, dep="npadvmod", head=_verb_above(sentence, head).i)
    for other in sentence.children(day):
        if other.i < name.i:
            yield replace(other, head=name.i)


def _verb_above(sentence: Sentence, token: Token) -> Token:
    above = (token, *sentence.ancestors(token))
    return next((t for t in above if t.pos in {"VERB", "AUX"}), token)


def homes(sentence: Sentence) -> Iterator[Token]:
    """Let "home" and "host" stand in apposition ("Bahrain, home to the Danish fleet,")."""
    for token in sentence.tokens:
        is_loose = token.pos == "NOUN" and token.dep in {"advmod", "npadvmod"}
        if is_loose and sentence.children(token, "prep"):
            edge = _left_edge(sentence, token)
            before = sentence.tokens[max(0, edge - 2) : edge]
            if [t.text for t in before[1:]] == [","] and before[0].pos in _NOUNS:
                yield replace(token, dep="appos", head=before[0].i)


def _left_edge(sentence: Sentence, token: Token) -> int:
    return min(t.i for t in sentence.subtree(token))
