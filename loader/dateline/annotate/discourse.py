"""The article's referents, built up name by name in reading order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dateline.annotate.drafts import Draft, name_words
from dateline.annotate.people import Gender, PeopleLexicon
from dateline.annotate.phrases import Phrase
from dateline.model.entity import EntityType
from dateline.model.mention import MentionKind, Referent

# A listed name's types outweigh any number of guesses by the recogniser.
_LISTED, _GUESSED = 100, 1

# "Korea" and "Korean" begin alike.
_STEM = 4
_HALVES = {"north": "south", "south": "north", "east": "west", "west": "east"}


class Discourse:
    """Everything named or described so far; one instance reads one article."""

    def __init__(self, people: PeopleLexicon) -> None:
        """Start with nothing named; `people` says what titles and given names tell."""
        self.people = people
        self._drafts: list[Draft] = []
        self._by_country: dict[str, int] = {}
        # Referents by each word of their names, so that a long article costs no search.
        self._by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)

    def name(self, phrase: Phrase, cues: Sequence[str] = (), *, country: str | None = None) -> int:
        """Return the referent that the name stands for, a new one if it is the first such name.

        Args:
            phrase: a name or demonym.
            cues: titles and descriptions beside it.
            country: QID of the country it stands for, if so: "French" and "France" are one.
        """
        half = None if country else self._half_named(phrase)
        if half is not None:
            return half
        found = self._by_country.get(country) if country else self._named_before(phrase, cues)
        if found is None:
            found = self._new(Draft(surfaces=[], votes=Counter(), country=country))
        self._record(found, phrase, cues)
        return found

    def country_referent(self, qid: str) -> int | None:
        """Return the referent of a country, if the article names it."""
        return self._by_country.get(qid)

    def describe(self, text: str, types: frozenset[EntityType]) -> int:
        """Return a new referent for something only described ("Kurdish forces")."""
        draft = Draft(surfaces=[], votes=Counter(types), is_named=False)
        draft.add_surface(text)
        self._drafts.append(draft)
        return len(self._drafts) - 1

    def __getitem__(self, referent: int) -> Draft:
        """Return what is known of a referent so far."""
        return self._drafts[referent]

    def add_surface(self, referent: int, surface: str) -> None:
        """Record another name of a referent, such as an abbreviation in brackets."""
        self._drafts[referent].add_surface(surface)
        for word in name_words(surface):
            self._by_word[word][referent] = None

    def tell_gender(self, referent: int, gender: Gender) -> None:
        """Record by which pronoun a person is spoken of."""
        self._drafts[referent].gender = self._drafts[referent].gender or gender

    def add_types(self, referent: int, types: Iterable[EntityType]) -> None:
        """Record what an apposition or title says that a referent is."""
        self._drafts[referent].tell(types)

    def types(self, referent: int) -> frozenset[EntityType]:
        """Return what a referent may be, by all that was read so far."""
        return self._drafts[referent].types

    def cue_words(self, referent: int) -> frozenset[str]:
        """Return the words, in lower case, that titles and appositions give a referent."""
        return frozenset(w for cue in self._drafts[referent].cues for w in cue.lower().split())

    def gender(self, referent: int) -> Gender | None:
        """Return a person's gender, by titles and pronouns or else by the given name."""
        draft = self._drafts[referent]
        return draft.gender or self.people.gender_of_name(draft.longest)

    def referents(self) -> tuple[Referent, ...]:
        """Return everything named or described, in order of first mention."""
        return tuple(draft.frozen() for draft in self._drafts)

    def __len__(self) -> int:
        """Return how many referents there are."""
        return len(self._drafts)

    def _new(self, draft: Draft) -> int:
        self._drafts.append(draft)
        number = len(self._drafts) - 1
        if draft.country:
            self._by_country[draft.country] = number
        return number

    def _record(self, number: int, phrase: Phrase, cues: Sequence[str]) -> None:
        self.add_surface(number, phrase.name)
        draft = self._drafts[number]
        weight = _LISTED if phrase.known else _GUESSED
        draft.votes.update(dict.fromkeys(sorted(phrase.types), weight))
        if phrase.kind is MentionKind.DEMONYM:
            draft.demonyms.add(phrase.name)
        draft.known = draft.known or phrase.known
        draft.cues.extend(cue for cue in cues if cue not in draft.cues)
        draft.gender = draft.gender or self._told_gender(cues)
        draft.royal = draft.royal or self.people.royal_title(cues)
        draft.mentions += 1

    def _named_before(self, phrase: Phrase, cues: Sequence[str]) -> int | None:
        """Return who or what has the name, the likeliest of several.

        A surname alone means whom it meant before, else whom the article names most.
        """
        words = name_words(phrase.name)
        found = [n for n in self._sharing(words) if not self._is_another(n, cues)]
        same = [n for n in found if words in self._drafts[n].words]
        if same:
            return same[-1]
        part = [n for n in found if self._is_short_form(n, phrase, words)]
        return max(part, key=lambda n: self._drafts[n].mentions, default=None)

    def _half_named(self, phrase: Phrase) -> int | None:
        """Return which of two halves of a country "the North" is, if the article names both."""
        half = phrase.text.lower()
        if half not in _HALVES:
            return None
        others = {rest for _, rest in self._rests_of(_HALVES[half])}
        return next((n for n, rest in self._rests_of(half) if rest in others), None)

    def _rests_of(self, half: str) -> list[tuple[int, str]]:
        """Return the countries named by half a country -> how the second word begins ("kore")."""
        found = ((n, w) for n in self._by_word.get(half, ()) for w in self._drafts[n].words)
        return [
            (n, words[1][:_STEM])
            for n, words in found
            if self._drafts[n].country and len(words) > 1 and words[0] == half
        ]

    def _sharing(self, words: tuple[str, ...]) -> list[int]:
        """Return the named referents with one of `words`, in order; no countries."""
        numbers = sorted({n for word in words for n in self._by_word.get(word, ())})
        return [n for n in numbers if not self._drafts[n].country]

    def _is_short_form(self, number: int, phrase: Phrase, words: tuple[str, ...]) -> bool:
        draft = self._drafts[number]
        if _may_be_person(phrase) and draft.shares_personal_name(words):
            return True
        return not phrase.known and draft.shares_group_name(words)

    def _is_another(self, number: int, cues: Sequence[str]) -> bool:
        """Whether titles or given names tell that it is a namesake ("Mrs. Clinton")."""
        told = self._told_gender(cues)
        known = self.gender(number)
        royal, draft = self.people.royal_title(cues), self._drafts[number]
        is_other_royal = bool(royal and draft.royal and royal != draft.royal)
        return bool(told and known and told is not known) or is_other_royal

    def _told_gender(self, cues: Iterable[str]) -> Gender | None:
        told = (self.people.gender_of_title(cue) for cue in cues)
        return next((gender for gender in told if gender), None)


def _may_be_person(phrase: Phrase) -> bool:
    is_listed_otherwise = phrase.known and EntityType.PERSON not in phrase.types
    return not is_listed_otherwise and not phrase.is_located
