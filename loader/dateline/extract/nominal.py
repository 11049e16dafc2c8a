"""Nouns and adjectives as predicates: what carries, owns, modifies and names them."""

from collections.abc import Iterator

from dateline.extract.control import antecedent, is_passive, surface_subjects
from dateline.extract.coordination import first_member
from dateline.model.syntax import Sentence, Token

COPULAS = frozenset({"be", "become", "remain", "stay", "stand"})
_VERBS = frozenset({"VERB", "AUX"})
_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
_GOVERNED = frozenset({"dobj", "nsubjpass", "attr", "nsubj"})
_PREMODIFIERS = ("amod", "compound", "nmod")
# "a US-led attack" is an attack by the US; "US-backed" says nothing of the kind.
_DONE_BY = frozenset("lead run conduct launch stage command operate hold make carry".split())
# Who does this to what a noun names is not who does what it names: "condemned the attack".
_ONLOOKING = frozenset(
    "acknowledge answer applaud attribute avenge avert avoid await back blame blast call cause "
    "celebrate cite claim commemorate commend condemn confirm consider counter criticise "
    "criticize debate decry defend demand denounce deny deplore describe detail discuss dismiss "
    "document draw endorse endure escape examine expect expose face fear foil follow hail "
    "highlight intercept investigate justify lament link mark mention monitor mourn negotiate "
    "note observe obtain oppose praise predict prevent probe prompt protest provoke recall regret "
    "reject remember repel report repulse request resist review see seek slam spark study suffer "
    "support survive thwart trigger urge verify want watch welcome withstand witness".split()
)
# Verbs that carry a noun after a preposition: "is in talks with", "embarked on a visit to".
_CARRYING = {
    "be": {"in", "on"},
    "enter": {"into"},
    "engage": {"in"},
    "participate": {"in"},
    "embark": {"on"},
    "lock": {"in"},
    "involve": {"in"},
    "meet": {"for"},
    "sit": {"for"},
    "gather": {"for"},
    "arrive": {"for", "on"},
    "hold": {"in"},
}


def carrier_of(sentence: Sentence, token: Token, light: frozenset[str]) -> Token | None:
    """Return the verb that carries a noun or adjective: copular or light.

    "launched an offensive", "sanctions imposed by Chad", "is in talks with".
    """
    first = first_member(sentence, token)
    head = sentence.head(first)
    if first.dep in _ATTRIBUTES and head.lemma in COPULAS:
        return head
    if first.dep in {"dobj", "nsubjpass"} and head.lemma in light:
        return head
    if first.dep == "pobj":
        return _carrier_by_preposition(sentence, head)
    return next(_clauses_about(sentence, first, light), None)


def _carrier_by_preposition(sentence: Sentence, preposition: Token) -> Token | None:
    verb = sentence.head(preposition)
    carries = preposition.lemma in _CARRYING.get(verb.lemma, ())
    return verb if carries and verb.pos in _VERBS else None


def _clauses_about(
    sentence: Sentence, noun: Token, light: frozenset[str] | None
) -> Iterator[Token]:
    """Yield the verbs of clauses on `noun` that it is the object of ("sanctions it imposed")."""
    for clause in sentence.children(noun, "relcl", "acl"):
        for verb in (clause, *sentence.children(clause, "xcomp")):
            is_carrier = light is None or verb.lemma in light
            if verb.pos in _VERBS and is_carrier and _is_object(sentence, noun, verb):
                yield verb


def _is_object(sentence: Sentence, noun: Token, clause: Token) -> bool:
    if is_passive(sentence, clause):
        return noun in surface_subjects(sentence, clause)
    objects = [antecedent(sentence, t) for t in sentence.children(clause, "dobj")]
    if objects or clause.dep == "xcomp":
        return noun in objects
    own = [antecedent(sentence, t) for t in sentence.children(clause, "nsubj")]
    return bool(own) and noun not in own and not sentence.children(clause, "xcomp")


def possessors(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield who owns what the noun names ("Russia's withdrawal", "whose withdrawal")."""
    for owner in sentence.children(noun, "poss"):
        yield antecedent(sentence, owner)


def modifiers(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield names and adjectives before the noun ("French base", "a US-led attack")."""
    for word in sentence.children(noun, *_PREMODIFIERS):
        agents = sentence.children(word, "npadvmod") if word.lemma in _DONE_BY else ()
        yield from agents or (*_before_hyphen(sentence, word), word)


def _before_hyphen(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Return the other side of "US-China", which the parser makes one name."""
    is_joined = word.i > 1 and sentence.tokens[word.i - 1].text in {"-", "–"}
    sides = sentence.children(word, *_PREMODIFIERS) if is_joined else ()
    return tuple(t for t in sides if t.i == word.i - 2)


def appositions(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield what the noun is further called ("two outposts, X and Y").

    The parser often hangs it on the noun before it ("two outposts in Mali, X and Y"); the
    types that a role allows tell the two apart.
    """
    yield from sentence.children(noun, "appos")
    for preposition in sentence.children(noun, "prep"):
        for inner in sentence.children(preposition, "pobj"):
            yield from sentence.children(inner, "appos")
    if noun.dep in {"appos", "compound", "nmod"}:
        yield sentence.head(noun)


def governors(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield the verb that a noun is an argument of ("lift" in "lifted sanctions")."""
    first = first_member(sentence, noun)
    head = sentence.head(first)
    if first.dep in _GOVERNED and head.pos in _VERBS:
        yield head
    yield from _clauses_about(sentence, first, None)


def is_looked_on(sentence: Sentence, noun: Token) -> bool:
    """Return whether a verb only speaks of what the noun names, or undergoes it."""
    return any(verb.lemma in _ONLOOKING for verb in governors(sentence, noun))
