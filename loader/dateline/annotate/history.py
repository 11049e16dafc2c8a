"""Everything referred to so far, and which of it a phrase may take up.

Candidates are ranked by recency and grammatical role, after Lappin and Leass, "An Algorithm
for Pronominal Anaphora Resolution" (Computational Linguistics 20:4, 1994), much simplified.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.annotate.discourse import Discourse
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import conjuncts, is_coargument
from dateline.model.entity import PLACES, POLITIES, EntityType
from dateline.model.mention import MentionKind
from dateline.model.syntax import Token

SENTENCES_BACK = 4
# More than that many sentences hold, save in a text without full stops.
_PHRASES_BACK = 200
_WEIGHTS = {
    "nsubj": 3.0,
    "nsubjpass": 3.0,
    "dobj": 1.0,
    "poss": -1.0,
    "amod": -2.0,
    "compound": -1.0,
}
_PER_SENTENCE = 3.5
_DEMONYM = -1.5
# An object takes up an object rather than a subject.
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_PARALLEL = 2.0


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase and the referents it stands for."""

    phrase: Phrase
    referents: tuple[int, ...]


class History:
    """The references of one article up to the phrase that is being read."""

    def __init__(self, discourse: Discourse, named: Iterable[Reference]) -> None:
        """Take the referents named all over the article, and the phrases that name them."""
        self.discourse = discourse
        names = tuple(named)
        self._names = {(r.phrase.number, r.phrase.span): r for r in names}
        self._at_word = {(r.phrase.number, r.phrase.head.i): r for r in names}
        self._read: list[Reference] = []

    def read(self) -> list[Reference]:
        """Return every reference so far, in the order it was read."""
        return list(self._read)

    def add(self, reference: Reference) -> None:
        """Record the next phrase."""
        phrase = reference.phrase
        self._read.append(reference)
        self._at_word.setdefault((phrase.number, phrase.head.i), reference)

    def name_at(self, phrase: Phrase) -> Reference | None:
        """Return the reference of `phrase` if it is itself a name."""
        reference = self._names.get((phrase.number, phrase.span))
        return reference if reference and reference.phrase is phrase else None

    def at(self, phrase: Phrase, token: Token) -> Reference | None:
        """Return what `token`, in the sentence of `phrase`, stands for, if anything."""
        reference = self._at_word.get((phrase.number, token.i))
        return reference if reference and reference.referents else None

    def referents_at(self, phrase: Phrase, token: Token) -> tuple[int, ...]:
        """Return the referents of `token`, in the sentence of `phrase`."""
        reference = self.at(phrase, token)
        return reference.referents if reference else ()

    def recent(self, phrase: Phrase, *, sentences: int = SENTENCES_BACK) -> Iterator[Reference]:
        """Yield the references before `phrase`, nearest first, of the last few sentences."""
        for reference in islice(reversed(self._read), _PHRASES_BACK):
            earlier = reference.phrase
            if phrase.number - earlier.number > sentences:
                return
            if earlier.span.start < phrase.span.start and not earlier.span.holds(phrase.span):
                yield reference

    def best(
        self, phrase: Phrase, types: frozenset[EntityType], *, only_names: bool = False
    ) -> tuple[int, ...]:
        """Return the most salient earlier referent of one of `types`."""
        found = [r for r in self.recent(phrase) if self._may_corefer(phrase, r, types, only_names)]
        if not found:
            return ()
        return self.taken_up(max(found, key=lambda r: _salience(phrase, r.phrase)))

    def last_two(self, phrase: Phrase, *choices: frozenset[EntityType]) -> tuple[int, ...]:
        """Return the two nearest different referents of one sort, in order of first mention.

        Args:
            phrase: what takes them up.
            choices: the sorts; of several that offer a pair, the more salient pair is taken.
        """
        pairs = [pair for types in choices if (pair := self._pair(phrase, types))]
        best = max(pairs, key=lambda pair: sum(pair.values()), default={})
        return tuple(sorted(best))

    def _pair(self, phrase: Phrase, types: frozenset[EntityType]) -> dict[int, float]:
        """Return the two nearest referents of `types` and how salient they are; {} if fewer."""
        found: dict[int, float] = {}
        for reference in self.recent(phrase, sentences=2 * SENTENCES_BACK):
            salience = _salience(phrase, reference.phrase)
            for referent in (r for r in reference.referents if self._types_fit(r, types)):
                if referent in found or len(found) < 2:  # noqa: PLR2004 - a pair
                    found[referent] = max(salience, found.get(referent, salience))
        return found if len(found) == 2 else {}  # noqa: PLR2004

    def coordinated(self, reference: Reference) -> tuple[int, ...]:
        """Return the referents of a phrase and of what is joined to it ("Peru and Chile")."""
        phrase = reference.phrase
        joined = [
            referent
            for token in conjuncts(phrase.sentence, phrase.head)
            for referent in self.referents_at(phrase, token)
        ]
        return tuple(sorted({*reference.referents, *joined}))

    def taken_up(self, reference: Reference) -> tuple[int, ...]:
        """Return what a reference stands for; a noun group becomes a referent when taken up."""
        phrase = reference.phrase
        return reference.referents or (self.discourse.describe(phrase.text, phrase.types),)

    def fits(self, reference: Reference, types: frozenset[EntityType]) -> bool:
        """Return whether a reference stands for something of `types`."""
        return any(self._types_fit(r, types) for r in reference.referents)

    def _may_corefer(
        self,
        phrase: Phrase,
        reference: Reference,
        types: frozenset[EntityType],
        only_names: bool,  # noqa: FBT001
    ) -> bool:
        earlier = reference.phrase
        if len(reference.referents) > 1 or is_coargument(phrase, earlier):
            return False
        if only_names and earlier.kind is not MentionKind.NAME:
            return False
        if reference.referents:
            return self._types_fit(reference.referents[0], types)
        is_candidate = earlier.kind is MentionKind.NOMINAL and not earlier.is_plural
        return is_candidate and bool(earlier.types) and earlier.types <= types

    def _types_fit(self, referent: int, types: frozenset[EntityType]) -> bool:
        own = self.discourse.types(referent)
        # A capital or seat of government may act as its state, but is not "the country".
        only_acts = bool(own & (PLACES - POLITIES)) and not self.discourse.is_country(referent)
        acts_only = types <= POLITIES and only_acts
        return bool(own & types) and not acts_only if own else EntityType.PERSON in types


def _salience(phrase: Phrase, candidate: Phrase) -> float:
    role = _WEIGHTS.get(candidate.head.dep, 0.0)
    if phrase.head.dep in _OBJECTS:
        role = _PARALLEL if candidate.head.dep in _OBJECTS else role / 2
    demonym = _DEMONYM if candidate.kind is MentionKind.DEMONYM else 0.0
    return role + demonym - _PER_SENTENCE * (phrase.number - candidate.number)
