"""Who does what to whom: the arguments of a verb, noun or adjective, whatever the construction.

Slots are named for the deep relation, not the surface: the surface subject of a passive is
its `object`, the noun after "by" its `subject`. Relations follow ClearNLP's dependency labels,
as spaCy's English models give them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.extract.control import (
    agents,
    antecedent,
    is_passive,
    surface_subjects,
    with_conjuncts,
)
from dateline.model.syntax import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_COPULAS = frozenset({"be", "become", "remain", "stay"})
# What follows these happened at another time, perhaps at another place.
_ELSEWHERE = frozenset("after before since until following despite amid ahead like unlike".split())
_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word with arguments: "withdraw" in "its plan to withdraw troops from Mali".

    Attributes:
        light: lemmas of verbs that only carry a noun ("launched an offensive").
    """

    sentence: Sentence
    token: Token
    light: frozenset[str] = frozenset()

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb in use, not a noun made from one ("its arming of rebels")."""
        owned = self.sentence.children(self.token, "poss", "det")
        return self.token.pos in _VERBS and not (self.token.tag == "VBG" and owned)

    @property
    def is_passive(self) -> bool:
        """Whether the surface subject is what the verb is done to."""
        return is_passive(self.sentence, self.token)

    @property
    def carrier(self) -> Token | None:
        """The verb that carries a noun or adjective: light ("launched an offensive") or copular."""
        head = self.sentence.head(self.token)
        if self.token.dep in _ATTRIBUTES and head.lemma in _COPULAS:
            return head
        is_carried = self.token.dep in {"dobj", "nsubjpass"} and head.lemma in self.light
        return head if is_carried else None

    def subjects(self) -> Iterator[Token]:
        """Yield who does it, or who is it for a noun after a copula."""
        if self.is_verb:
            found = agents if self.is_passive else surface_subjects
            yield from found(self.sentence, self.token)
        else:
            yield from self._subjects_of_noun()

    def objects(self) -> Iterator[Token]:
        """Yield what it is done to."""
        if not self.is_verb:
            yield from self.after("of")
        elif self.is_passive:
            yield from surface_subjects(self.sentence, self.token)
        else:
            yield from self._direct_objects()

    def after(self, preposition: str) -> Iterator[Token]:
        """Yield the nouns after `preposition` ("from", "out of"), wherever it is attached.

        A preposition may hang on the verb, on its object ("its forces from the airport"), on the
        light verb, or on another prepositional phrase ("met for talks in Oslo").
        """
        first, _, second = preposition.partition(" ")
        for anchor in self._anchors():
            found = list(self._nouns_after(anchor, first, second))
            if found:
                yield from found
                return

    def possessors(self) -> Iterator[Token]:
        """Yield who owns what the noun names ("Russia's withdrawal")."""
        yield from self.sentence.children(self.token, "poss")

    def modifiers(self) -> Iterator[Token]:
        """Yield names and adjectives before the noun ("French base", "Libya talks")."""
        yield from self.sentence.children(self.token, "amod", "compound", "nmod")

    def appositions(self) -> Iterator[Token]:
        """Yield what the noun is further called ("two outposts, X and Y").

        The parser often hangs it on the noun before it ("two outposts in Mali, X and Y"); the
        types that a role allows tell the two apart.
        """
        yield from self.sentence.children(self.token, "appos")
        for preposition in self.sentence.children(self.token, "prep"):
            for noun in self.sentence.children(preposition, "pobj"):
                yield from self.sentence.children(noun, "appos")
        carrier = self.carrier
        if carrier is not None and carrier.lemma in _COPULAS:
            yield from surface_subjects(self.sentence, carrier)
        if self.token.dep in {"appos", "compound"}:
            yield self.sentence.head(self.token)

    def governors(self) -> Iterator[Token]:
        """Yield the verb that a noun is the object or subject of ("lift" in "lifted sanctions")."""
        head = self.sentence.head(self.token)
        if self.token.dep in {"dobj", "nsubjpass", "attr", "nsubj"} and head.pos in _VERBS:
            yield head

    def locatives(self) -> Iterator[Token]:
        """Yield "there", on the verb or on what carries the noun."""
        for token in filter(None, (self.token, self.carrier)):
            yield from (t for t in self.sentence.children(token, "advmod") if t.lemma == "there")

    def negators(self) -> Iterator[Token]:
        """Yield what negates it ("will not lift")."""
        yield from self.sentence.children(self.token, "neg")

    def auxiliaries(self) -> Iterator[Token]:
        """Yield its auxiliary verbs ("will not lift")."""
        yield from self.sentence.children(self.token, "aux")

    def clauses(self) -> Iterator[Token]:
        """Yield the heads of its complement clauses ("demanded that X leave")."""
        yield from self.sentence.children(self.token, "ccomp", "xcomp", "acl", "pcomp")
        for preposition in self.sentence.children(self.token, "prep"):
            yield from self.sentence.children(preposition, "pcomp")

    def _subjects_of_noun(self) -> Iterator[Token]:
        carrier = self.carrier
        if carrier is None:
            yield from self.after("by")
        elif carrier.lemma in _COPULAS:
            yield from surface_subjects(self.sentence, carrier)
        else:
            yield from Predicate(self.sentence, carrier).subjects()

    def _direct_objects(self) -> Iterator[Token]:
        found = self.sentence.children(self.token, "dobj")
        yield from (antecedent(self.sentence, t) for t in found)
        if not found and self.token.dep == "relcl" and self._has_own_subject():
            yield self.sentence.head(self.token)
        if not found and self._shares_object():
            following = self.sentence.children(self.token, "conj")[0]
            yield from self.sentence.children(following, "dobj")

    def _has_own_subject(self) -> bool:
        own = self.sentence.children(self.token, "nsubj")
        return any(antecedent(self.sentence, t).i == t.i for t in own)

    def _shares_object(self) -> bool:
        """Whether the verb's object stands after its twin ("condemned and sanctioned Iran")."""
        twins = self.sentence.children(self.token, "conj")
        return bool(twins) and twins[0].pos in _VERBS and twins[0].i - self.token.i == 2  # noqa: PLR2004 - "X and Y"

    def _anchors(self) -> Iterator[tuple[Token, ...]]:
        yield (self.token, *self.sentence.children(self.token, "prt", "advmod", "agent"))
        yield self._joined(self.objects()) if self.is_verb else ()
        carrier = self.carrier
        yield (carrier,) if carrier else ()
        prepositions = self.sentence.children(self.token, "prep")
        inside = (p for p in prepositions if p.lemma not in _ELSEWHERE)
        yield self._joined(n for p in inside for n in self.sentence.children(p, "pobj"))

    def _joined(self, nouns: Iterable[Token]) -> tuple[Token, ...]:
        """The nouns and the members joined to them: a preposition hangs on the last one."""
        return tuple(t for noun in nouns for t in with_conjuncts(self.sentence, noun))

    def _nouns_after(self, anchors: tuple[Token, ...], first: str, second: str) -> Iterator[Token]:
        for anchor in anchors:
            for preposition in self.sentence.children(anchor, "prep", "agent", "dative", "advmod"):
                if preposition.lemma != first:
                    continue
                nested = self.sentence.children(preposition, "prep") if second else (preposition,)
                for last in nested:
                    if not second or last.lemma == second:
                        nouns = self.sentence.children(last, "pobj")
                        yield from (antecedent(self.sentence, n) for n in nouns)


def clause_verb(sentence: Sentence, token: Token) -> Token:
    """Return the nearest verb at or above `token`; `token` itself in a sentence without one."""
    if token.pos in _VERBS:
        return token
    return next((t for t in sentence.ancestors(token) if t.pos in _VERBS), token)
