"""What pronouns and definite descriptions stand for, within one article.

Candidates are ranked by recency and grammatical role, after Lappin and Leass, "An Algorithm
for Pronominal Anaphora Resolution" (Computational Linguistics 20:4, 1994), much simplified.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.annotate.discourse import Discourse
from dateline.annotate.nouns import NounLexicon
from dateline.annotate.phrases import Phrase
from dateline.model.entity import ACTORS, GROUPS, PLACES, POLITIES, EntityType
from dateline.model.mention import MentionKind
from dateline.model.syntax import Sentence, Token

_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_NOT_A_PERSON = frozenset(EntityType) - {EntityType.PERSON}
_SENTENCES_BACK = 4
_WEIGHTS = {
    "nsubj": 3.0,
    "nsubjpass": 3.0,
    "dobj": 1.0,
    "poss": -1.0,
    "amod": -2.0,
    "compound": -1.0,
}
_PER_SENTENCE = 3.5
# An object takes up an object rather than a subject.
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_PARALLEL = 2.0
_SET_CUES = frozenset({"both", "two", "the", "neither", "each", "either", "three"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase and the referents it stands for."""

    phrase: Phrase
    referents: tuple[int, ...]


class Resolver:
    """Resolves the phrases of one article in reading order."""

    def __init__(
        self, discourse: Discourse, nouns: NounLexicon, named: Iterable[Reference]
    ) -> None:
        """Take the names, already resolved, and what head nouns stand for."""
        self._discourse = discourse
        self._nouns = nouns
        self._at_word = {(r.phrase.number, r.phrase.head.i): r for r in named}
        self._history: list[Reference] = []

    def resolve(self, phrase: Phrase) -> Reference:
        """Return what `phrase` stands for; no referents when the article does not say."""
        reference = self._named(phrase) or Reference(phrase, self._found(phrase))
        self._history.append(reference)
        self._at_word.setdefault((phrase.number, phrase.head.i), reference)
        return reference

    def _named(self, phrase: Phrase) -> Reference | None:
        reference = self._at_word.get((phrase.number, phrase.head.i))
        return reference if reference and reference.phrase is phrase else None

    def _found(self, phrase: Phrase) -> tuple[int, ...]:
        is_pronoun = phrase.kind is MentionKind.PRONOUN
        found = self._pronoun(phrase) if is_pronoun else self._nominal(phrase)
        return tuple(dict.fromkeys(found))

    def _pronoun(self, phrase: Phrase) -> tuple[int, ...]:
        word = phrase.text.lower()
        if word in _PERSONAL:
            return self._best(phrase, frozenset({EntityType.PERSON}))
        if word in _NEUTER:
            return self._best(phrase, _NOT_A_PERSON)
        if word == "there":
            site = self._best(phrase, PLACES - POLITIES, only_names=True)
            return site or self._best(phrase, POLITIES, only_names=True)
        if word in {"both", "neither", "each", "either"}:
            return self._last_two(phrase, frozenset({EntityType.PERSON}) | POLITIES)
        return self._plural(phrase)

    def _nominal(self, phrase: Phrase) -> tuple[int, ...]:
        beside = self._apposed(phrase) or self._named_after_of(phrase) or self._acting_for(phrase)
        if beside or not phrase.is_definite:
            return beside
        return self._description(phrase)

    def _named_after_of(self, phrase: Phrase) -> tuple[int, ...]:
        """Resolve "the city of Agadez"."""
        if phrase.lemmas[-1] not in self._nouns.named_by_of:
            return ()
        of = [p for p in phrase.sentence.children(phrase.head, "prep") if p.lemma == "of"]
        names = [n for p in of for n in phrase.sentence.children(p, "pobj")]
        return tuple(r for n in names for r in self._referents_at(phrase, n))

    def _description(self, phrase: Phrase) -> tuple[int, ...]:
        """Resolve "the country", "the group", "the two leaders", "the president"."""
        head = phrase.lemmas[-1]
        if phrase.is_plural:
            types = self._nouns.plural_of.get(head, frozenset())
            return self._last_two(phrase, types) if types and _says_two(phrase) else ()
        if head in self._nouns.polity and not _has_complement(phrase):
            return self._best(phrase, POLITIES, only_names=True)
        if phrase.types and phrase.types <= GROUPS and _is_bare(phrase):
            return self._best(phrase, GROUPS, only_names=True)
        if phrase.types == {EntityType.PERSON} and not _has_complement(phrase):
            return self._titled(phrase)
        return ()

    def _titled(self, phrase: Phrase) -> tuple[int, ...]:
        for reference in self._recent(phrase):
            person = reference.referents[0] if len(reference.referents) == 1 else None
            if person is not None and set(phrase.lemmas) <= self._discourse.cue_words(person):
                return (person,)
        return ()

    def _apposed(self, phrase: Phrase) -> tuple[int, ...]:
        """Resolve a noun in apposition to a name ("his counterpart, Wang Yi")."""
        sentence, head = phrase.sentence, phrase.head
        beside = list(sentence.children(head, "appos"))
        if head.dep == "appos":
            beside.append(sentence.head(head))
        names = [
            r for t in beside if (r := self._at(phrase, t)) and r.phrase.kind is MentionKind.NAME
        ]
        for reference in names:
            is_open = not reference.phrase.known
            if not phrase.is_plural and (is_open or self._fits(reference, phrase.types)):
                self._discourse.add_types(reference.referents[0], phrase.types if is_open else ())
                return reference.referents
        return ()

    def _acting_for(self, phrase: Phrase) -> tuple[int, ...]:
        """Resolve "French troops", "its army", "the government of Peru" to the state or group."""
        found: list[int] = []
        for token in _modifiers(phrase):
            reference = self._at(phrase, token)
            if reference and self._acts_through(phrase, reference):
                found.extend(reference.referents)
        return tuple(found)

    def _acts_through(self, phrase: Phrase, reference: Reference) -> bool:
        types = frozenset[EntityType]().union(
            *(self._discourse.types(r) for r in reference.referents)
        )
        if types & (POLITIES | {EntityType.CITY}):
            return self._nouns.acts_for_state(phrase.lemmas)
        if types == {EntityType.PERSON}:
            return phrase.lemmas[-1] in self._nouns.stands_for_person
        is_armed = bool(phrase.types & {EntityType.ARMED_GROUP, EntityType.ARMED_FORCE})
        return is_armed and bool(types & (GROUPS - {EntityType.POPULATION_GROUP}))

    def _plural(self, phrase: Phrase) -> tuple[int, ...]:
        for reference in self._recent(phrase):
            if _is_coargument(phrase, reference.phrase):
                continue
            joined = self._coordinated(reference)
            if len(joined) > 1:
                return tuple(sorted(joined))
            is_group = self._fits(reference, GROUPS) or reference.phrase.is_plural
            if is_group and (reference.referents or reference.phrase.types & ACTORS):
                return reference.referents or self._described(reference)
        return ()

    def _coordinated(self, reference: Reference) -> tuple[int, ...]:
        if len(reference.referents) > 1:
            return reference.referents
        phrase = reference.phrase
        found = [
            r
            for t in conjuncts(phrase.sentence, phrase.head)
            for r in self._referents_at(phrase, t)
        ]
        return (
            tuple(dict.fromkeys([*reference.referents, *found])) if found else reference.referents
        )

    def _last_two(self, phrase: Phrase, types: frozenset[EntityType]) -> tuple[int, ...]:
        found: list[int] = []
        for reference in self._recent(phrase, sentences=2 * _SENTENCES_BACK):
            fitting = [r for r in reference.referents if self._types_fit(r, types)]
            found.extend(r for r in fitting if r not in found)
            if len(found) >= 2:  # noqa: PLR2004 - a pair
                return tuple(sorted(found[:2]))
        return ()

    def _best(
        self, phrase: Phrase, types: frozenset[EntityType], *, only_names: bool = False
    ) -> tuple[int, ...]:
        best: tuple[float, Reference] | None = None
        for reference in self._recent(phrase):
            if not self._may_corefer(phrase, reference, types, only_names=only_names):
                continue
            weight = _weight(phrase, reference.phrase)
            if best is None or weight > best[0]:
                best = weight, reference
        if best is None:
            return ()
        return best[1].referents or self._described(best[1])

    def _may_corefer(
        self,
        phrase: Phrase,
        reference: Reference,
        types: frozenset[EntityType],
        *,
        only_names: bool,
    ) -> bool:
        if len(reference.referents) > 1 or _is_coargument(phrase, reference.phrase):
            return False
        if only_names and reference.phrase.kind is not MentionKind.NAME:
            return False
        if reference.referents:
            return self._types_fit(reference.referents[0], types)
        nominal = reference.phrase
        is_candidate = nominal.kind is MentionKind.NOMINAL and not nominal.is_plural
        return is_candidate and bool(nominal.types) and nominal.types <= types

    def _described(self, reference: Reference) -> tuple[int, ...]:
        """Make a referent of a noun group that a pronoun takes up."""
        phrase = reference.phrase
        return (self._discourse.describe(phrase.text, phrase.types),)

    def _recent(self, phrase: Phrase, *, sentences: int = _SENTENCES_BACK) -> Iterator[Reference]:
        for reference in reversed(self._history):
            distance = phrase.number - reference.phrase.number
            is_before = reference.phrase.span.start < phrase.span.start
            if distance <= sentences and is_before and not reference.phrase.span.holds(phrase.span):
                yield reference

    def _fits(self, reference: Reference, types: frozenset[EntityType]) -> bool:
        return any(self._types_fit(r, types) for r in reference.referents)

    def _types_fit(self, referent: int, types: frozenset[EntityType]) -> bool:
        own = self._discourse.types(referent)
        # A capital or seat of government may act as its state, but is not "the country".
        acts_only = types <= POLITIES and bool(own & (PLACES - POLITIES))
        return bool(own & types) and not acts_only if own else EntityType.PERSON in types

    def _at(self, phrase: Phrase, token: Token) -> Reference | None:
        reference = self._at_word.get((phrase.number, token.i))
        return reference if reference and reference.referents else None

    def _referents_at(self, phrase: Phrase, token: Token) -> tuple[int, ...]:
        reference = self._at(phrase, token)
        return reference.referents if reference else ()


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


def _modifiers(phrase: Phrase) -> Iterator[Token]:
    sentence, head = phrase.sentence, phrase.head
    yield from sentence.children(head, "poss", "amod", "compound", "nmod")
    for preposition in sentence.children(head, "prep"):
        if preposition.lemma in {"of", "from"}:
            yield from sentence.children(preposition, "pobj")


def _weight(phrase: Phrase, candidate: Phrase) -> float:
    role = _WEIGHTS.get(candidate.head.dep, 0.0)
    if phrase.head.dep in _OBJECTS:
        role = _PARALLEL if candidate.head.dep in _OBJECTS else role / 2
    demonym = -1.5 if candidate.kind is MentionKind.DEMONYM else 0.0
    return role + demonym - _PER_SENTENCE * (phrase.number - candidate.number)


def _is_coargument(phrase: Phrase, candidate: Phrase) -> bool:
    """Whether both depend on one verb, so that a plain pronoun cannot mean the other."""
    if phrase.number != candidate.number or phrase.head.dep == "poss":
        return False
    return _governor(phrase).i == _governor(candidate).i and candidate.head.dep != "poss"


def _governor(phrase: Phrase) -> Token:
    verbs = (t for t in phrase.sentence.ancestors(phrase.head) if t.pos in {"VERB", "AUX"})
    return next(verbs, phrase.head)


def _says_two(phrase: Phrase) -> bool:
    determiners = phrase.sentence.children(phrase.head, "det", "nummod", "predet")
    return any(t.lemma in _SET_CUES for t in determiners)


def _has_complement(phrase: Phrase) -> bool:
    prepositions = phrase.sentence.children(phrase.head, "prep")
    owned = phrase.sentence.children(phrase.head, "poss")
    return any(p.lemma == "of" for p in prepositions) or bool(owned)


def _is_bare(phrase: Phrase) -> bool:
    return not phrase.sentence.children(phrase.head, "amod", "compound", "nmod", "poss", "prep")
