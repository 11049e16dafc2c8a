"""Who does what to whom: the arguments of a verb, noun or adjective, whatever the construction.

Slots are named for the deep relation, not the surface: the surface subject of a passive is
its `object`, the noun after "by" its `subject`. Relations follow ClearNLP's dependency labels,
as spaCy's English models give them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.extract import attachment, nominal
from dateline.extract.control import agents, antecedent, is_passive, surface_subjects
from dateline.extract.coordination import next_verb, with_conjuncts
from dateline.model.syntax import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
# What follows these happened at another time, perhaps at another place.
_ELSEWHERE = frozenset("after before since until following despite amid ahead like unlike".split())
_Levels = tuple[tuple[Token, ...], ...]
# What these introduce belongs to a noun more often than to the verb beside it.
_OF_NOUNS = frozenset({"with", "between", "against", "from", "of", "by", "into", "towards"})


@dataclass(frozen=True, slots=True)
class Memo:
    """What was worked out before in one sentence, by word and whether it is a filler.

    Attributes:
        steps: what a step of a path leads to.
        levels: the prepositions that may introduce arguments, the nearest first.
    """

    steps: dict[tuple[int, bool, str], tuple[Token, ...]] = field(default_factory=dict)
    levels: dict[tuple[int, bool], _Levels] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word with arguments: "withdraw" in "its plan to withdraw troops from Mali".

    Attributes:
        light: lemmas of verbs that only carry a noun ("launched an offensive").
        inner: it is a filler of another predicate, of which more is expected than of itself.
        memo: predicates of one sentence may share it.
    """

    sentence: Sentence
    token: Token
    light: frozenset[str] = frozenset()
    inner: bool = False
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb in use, not a noun made from one ("its arming of rebels")."""
        if self.token.pos not in _VERBS:
            return False
        return self.token.tag != "VBG" or not self.sentence.children(self.token, "poss", "det")

    @property
    def is_passive(self) -> bool:
        """Whether the surface subject is what the verb is done to."""
        return is_passive(self.sentence, self.token)

    @property
    def carrier(self) -> Token | None:
        """The verb that carries a noun or adjective: light ("launched an offensive") or copular."""
        return nominal.carrier_of(self.sentence, self.token, self.light)

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
            given = self.sentence.children(self.token, "dobj")
            yield from given or surface_subjects(self.sentence, self.token)
        else:
            found = self._direct_objects()
            yield from (t for t in found if not attachment.is_time(t))

    def after(self, preposition: str) -> Iterator[Token]:
        """Yield the nouns after `preposition` ("from", "out of"), wherever it is attached.

        A preposition may hang on the verb, on its object ("its forces from the airport"), on the
        light verb, or on another prepositional phrase ("met for talks in Oslo").
        """
        first, _, second = preposition.partition(" ")
        received = list(self._receivers(first))
        yield from received
        for level in () if received else self._levels():
            prepositions = [p for p in level if first != "of" or self._may_own(p)]
            found = list(attachment.nouns_after(self.sentence, prepositions, first, second))
            if found:
                yield from found
                return
        verb = self.token if self.is_verb else self.carrier
        if verb:
            yield from attachment.place_of_clause(self.sentence, verb, preposition)

    def possessors(self) -> Iterator[Token]:
        """Yield who owns what the noun names ("Russia's withdrawal")."""
        yield from nominal.possessors(self.sentence, self.token)

    def modifiers(self) -> Iterator[Token]:
        """Yield names and adjectives before the noun ("French base", "Libya talks")."""
        yield from nominal.modifiers(self.sentence, self.token)

    def appositions(self) -> Iterator[Token]:
        """Yield what the noun is further called ("two outposts, X and Y")."""
        yield from nominal.appositions(self.sentence, self.token)
        carrier = self.carrier
        if carrier is not None and carrier.lemma in nominal.COPULAS:
            yield from surface_subjects(self.sentence, carrier)

    def governors(self) -> Iterator[Token]:
        """Yield the verb that a noun is the object or subject of ("lift" in "lifted sanctions")."""
        yield from nominal.governors(self.sentence, self.token)

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
        elif carrier.lemma in nominal.COPULAS:
            yield from surface_subjects(self.sentence, carrier)
        else:
            yield from Predicate(self.sentence, carrier).subjects()

    def _direct_objects(self) -> Iterator[Token]:
        """Its own objects, what its clause is about, or those of the next verb of its list."""
        verb: Token | None = self.token
        while verb and not is_passive(self.sentence, verb):
            found = self.sentence.children(verb, "dobj")
            if found:
                yield from (antecedent(self.sentence, t) for t in found)
                return
            if verb.dep == "relcl" and self._has_own_subject():
                yield self.sentence.head(verb)
                return
            verb = next_verb(self.sentence, verb)

    def _has_own_subject(self) -> bool:
        own = self.sentence.children(self.token, "nsubj")
        return any(antecedent(self.sentence, t).i == t.i for t in own)

    def _receivers(self, preposition: str) -> Iterator[Token]:
        """Yield to whom a thing is given without "to" ("gave Togo boats", "Togo was given")."""
        if preposition == "to" and self.is_verb:
            nouns = self.sentence.children(self.token, "dative")
            yield from (t for t in nouns if t.pos != "ADP")
            if self.sentence.children(self.token, "dobj"):
                yield from self.sentence.children(self.token, "nsubjpass")

    def _levels(self) -> _Levels:
        key = (self.token.i, self.inner)
        if key not in self.memo.levels:
            self.memo.levels[key] = tuple(level for level in self._prepositions() if level)
        return self.memo.levels[key]

    def _prepositions(self) -> Iterator[tuple[Token, ...]]:
        """Yield the prepositions that may introduce arguments, the nearest first."""
        beside = self.sentence.children(self.token, "prt", "advmod", "agent")
        yield self._hanging_on((self.token, *beside))
        if self.is_verb:
            yield self._hanging_on(self._joined(self.objects()))
            yield self._hanging_on(self._inner_nouns(self.token))
        else:
            yield from self._prepositions_of_noun()

    def _prepositions_of_noun(self) -> Iterator[tuple[Token, ...]]:
        carrier = self.carrier
        yield self._hanging_on((carrier, *self._governed_by("agent", carrier)) if carrier else ())
        yield self._hanging_on(self._inner_nouns(self.token))
        yield self._hanging_on(self._joined([self.token]))
        behind = attachment.prepositions_behind(self.sentence, self.token)
        near = tuple(p for p in behind if not self.inner or p.lemma in _OF_NOUNS)
        yield near
        if not self.inner:
            nouns = self._joined(n for p in near for n in self.sentence.children(p, "pobj"))
            yield self._hanging_on((*nouns, *(self._inner_nouns(carrier) if carrier else ())))
            yield self._in_participles()

    def _may_own(self, of: Token) -> bool:
        """Whether an "of" may be this word's: of "a raid on the port of Lome", it is the port's."""
        owner = self.sentence.head(of)
        is_other_noun = owner.pos == "NOUN" and owner.i != self.token.i
        is_doer = self.sentence.head(owner).lemma == "by"
        return self.is_verb or not is_other_noun or is_doer or attachment.is_time(owner)

    def _in_participles(self) -> tuple[Token, ...]:
        """Prepositions behind a participle ("talks mediated by Oman between Chad and Mali")."""
        clauses = self.sentence.children(self.token, "acl")
        nouns = (noun for clause in clauses for noun in self._inner_nouns(clause))
        return tuple(p for t in (*clauses, *nouns) for p in self.sentence.children(t, "prep"))

    def _hanging_on(self, anchors: Iterable[Token]) -> tuple[Token, ...]:
        return attachment.prepositions_of(self.sentence, anchors)

    def _inner_nouns(self, token: Token) -> tuple[Token, ...]:
        """The nouns in the phrases that hang on `token` ("met for talks in Oslo")."""
        return (*self._governed_by("prep", token), *self._governed_by("agent", token))

    def _governed_by(self, label: str, token: Token) -> tuple[Token, ...]:
        inside = (p for p in self.sentence.children(token, label) if p.lemma not in _ELSEWHERE)
        return self._joined(n for p in inside for n in self.sentence.children(p, "pobj"))

    def _joined(self, nouns: Iterable[Token]) -> tuple[Token, ...]:
        """The nouns and the members joined to them: a preposition hangs on the last one."""
        return tuple(t for noun in nouns for t in with_conjuncts(self.sentence, noun))


def clause_verb(sentence: Sentence, token: Token) -> Token:
    """Return the nearest verb at or above `token`; `token` itself in a sentence without one."""
    if token.pos in _VERBS:
        return token
    return next((t for t in sentence.ancestors(token) if t.pos in _VERBS), token)
