"""Everything referred to so far, by sentence and by word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from dateline.annotate.discourse import Discourse
from dateline.annotate.people import Gender
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import conjuncts
from dateline.model.entity import PLACES, POLITIES, EntityType
from dateline.model.mention import MentionKind
from dateline.model.syntax import Token

SENTENCES_BACK = 4
# More than that many sentences hold, save in a text without full stops.
_PHRASES_BACK = 200


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
        self._places: dict[int, int] = {}

    def read(self) -> list[Reference]:
        """Return every reference so far, in the order it was read."""
        return list(self._read)

    def add(self, reference: Reference) -> None:
        """Record the next phrase."""
        phrase = reference.phrase
        self._places[id(phrase)] = len(self._read)
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

    def sentences(self, phrase: Phrase, *, back: int) -> Iterator[list[Reference]]:
        """Yield the references before `phrase` sentence by sentence, the nearest first."""
        group: list[Reference] = []
        for reference in self.recent(phrase, sentences=back):
            if group and reference.phrase.number != group[0].phrase.number:
                yield group
                group = []
            group.append(reference)
        if group:
            yield group

    def coordinated(self, reference: Reference, types: frozenset[EntityType]) -> tuple[int, ...]:
        """Return the referents of a phrase and of what is joined to it ("Peru and Chile")."""
        phrase = reference.phrase
        tokens = (phrase.head, *conjuncts(phrase.sentence, phrase.head))
        joined = (r for token in tokens for r in self.referents_at(phrase, token))
        return tuple(sorted({r for r in joined if self.types_fit(r, types)}))

    def taken_up(self, reference: Reference) -> tuple[int, ...]:
        """Return what a reference stands for; a noun group becomes a referent when taken up."""
        if reference.referents:
            return reference.referents
        place = self._places.get(id(reference.phrase))
        current = self._read[place] if place is not None else reference
        return current.referents or self._identified(current, place)

    def _identified(self, reference: Reference, place: int | None) -> tuple[int, ...]:
        phrase = reference.phrase
        known = replace(reference, referents=(self.discourse.describe(phrase.text, phrase.types),))
        self._at_word[phrase.number, phrase.head.i] = known
        if place is not None:
            self._read[place] = known
        return known.referents

    def revise(self, phrase: Phrase, referents: tuple[int, ...]) -> None:
        """Record what a phrase that was read before stands for after all."""
        known = Reference(phrase, tuple(dict.fromkeys(referents)))
        self._at_word[phrase.number, phrase.head.i] = known
        self._read[self._places[id(phrase)]] = known

    def referents_in(self, number: int, token: Token) -> tuple[int, ...]:
        """Return the referents of a word of the sentence with that position."""
        reference = self._at_word.get((number, token.i))
        return reference.referents if reference else ()

    def fits(self, reference: Reference, types: frozenset[EntityType]) -> bool:
        """Return whether a reference stands for something of `types`."""
        return any(self.types_fit(r, types) for r in reference.referents)

    def agrees(self, reference: Reference, gender: Gender | None) -> bool:
        """Return whether a person may be spoken of by a pronoun of `gender`."""
        told = self._gender(reference)
        return gender is None or told is None or told is gender

    def _gender(self, reference: Reference) -> Gender | None:
        if reference.referents:
            return self.discourse.gender(reference.referents[0])
        return self.discourse.people.gender_of_title(reference.phrase.text)

    def types_fit(self, referent: int, types: frozenset[EntityType]) -> bool:
        """Return whether a referent may be one of `types`; a capital is not "the country"."""
        draft = self.discourse[referent]
        own = draft.types
        # A capital or seat of government may act as its state, but is not "the country".
        only_acts = bool(own & (PLACES - POLITIES)) and not draft.country
        acts_only = types <= POLITIES and only_acts
        return bool(own & types) and not acts_only if own else EntityType.PERSON in types


def is_name(reference: Reference) -> bool:
    """Return whether a reference names what it stands for."""
    return reference.phrase.kind is MentionKind.NAME
