"""The article's referents, built up name by name in reading order."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.annotate.phrases import Phrase
from dateline.model.entity import EntityType
from dateline.model.mention import MentionKind, Referent

_PARTICLES = frozenset(
    {"al", "el", "ul", "bin", "ibn", "ben", "de", "von", "van", "da", "dos", "the"}
)
_WORD = re.compile(r"\w+")


def name_words(name: str) -> tuple[str, ...]:
    """Return `name` as folded words without particles.

    >>> name_words("Ahmed al-Sharaa")
    ('ahmed', 'sharaa')
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c)).replace("'", "")
    words = _WORD.findall(plain.replace("’", ""))
    return tuple(w for w in words if w not in _PARTICLES) or tuple(words)


@dataclass(slots=True)
class _Draft:
    """A referent while the article is being read."""

    surfaces: list[str]
    votes: Counter[EntityType]
    cues: list[str] = field(default_factory=list)
    known: bool = False
    demonyms: set[str] = field(default_factory=set)
    is_named: bool = True
    country: str | None = None

    def is_called(self, words: tuple[str, ...]) -> bool:
        return any(name_words(s) == words for s in self.surfaces)

    def shares_personal_name(self, phrase: Phrase, words: tuple[str, ...]) -> bool:
        """Whether one is the short form of the other's personal name ("Putin")."""
        own = max((name_words(s) for s in self.surfaces), key=len)
        short, long = sorted((words, own), key=len)
        is_short_form = len(short) < len(long) and set(short) <= set(long)
        return is_short_form and self._may_be_person() and _may_be_person(phrase)

    def _may_be_person(self) -> bool:
        only_guessed = not self.known and all(len(name_words(s)) == 1 for s in self.surfaces)
        return self.votes[EntityType.PERSON] > 0 or only_guessed


class Discourse:
    """Everything named or described so far; one instance reads one article."""

    def __init__(self) -> None:
        """Start with nothing named."""
        self._drafts: list[_Draft] = []

    def name(self, phrase: Phrase, cues: Iterable[str] = (), *, country: str | None = None) -> int:
        """Return the referent that the name stands for, a new one if it is the first such name.

        Args:
            phrase: a name or demonym.
            cues: titles and descriptions beside it.
            country: QID of the country it stands for, if so: "French" and "France" are one.
        """
        found = self._same_country(country) if country else self._named_before(phrase)
        if found is None:
            self._drafts.append(_Draft([phrase.text], Counter(), country=country))
            found = len(self._drafts) - 1
        draft = self._drafts[found]
        if phrase.text not in draft.surfaces:
            draft.surfaces.append(phrase.text)
        # A listed name's types outweigh any number of guesses by the recogniser.
        draft.votes.update(dict.fromkeys(sorted(phrase.types), 100 if phrase.known else 1))
        if phrase.kind is MentionKind.DEMONYM:
            draft.demonyms.add(phrase.text)
        draft.known = draft.known or phrase.known
        draft.cues.extend(cue for cue in cues if cue not in draft.cues)
        return found

    def describe(self, text: str, types: frozenset[EntityType]) -> int:
        """Return a new referent for something only described ("Kurdish forces")."""
        self._drafts.append(_Draft([text], Counter(types), is_named=False))
        return len(self._drafts) - 1

    def add_types(self, referent: int, types: Iterable[EntityType]) -> None:
        """Record what an apposition or title says that a referent is."""
        self._drafts[referent].votes.update(dict.fromkeys(types, 10))

    def add_surface(self, referent: int, surface: str) -> None:
        """Record another name of a referent, such as an abbreviation in brackets."""
        if surface not in self._drafts[referent].surfaces:
            self._drafts[referent].surfaces.append(surface)

    def types(self, referent: int) -> frozenset[EntityType]:
        """Return what a referent may be, by all that was read so far."""
        draft = self._drafts[referent]
        top = max(draft.votes.values(), default=0)
        return frozenset(t for t, votes in draft.votes.items() if votes * 10 >= top)

    def cue_words(self, referent: int) -> frozenset[str]:
        """Return the words, in lower case, that titles and appositions give a referent."""
        return frozenset(w for cue in self._drafts[referent].cues for w in cue.lower().split())

    def is_country(self, referent: int) -> bool:
        """Return whether the article names it by a country's own name."""
        return self._drafts[referent].country is not None

    def referents(self) -> tuple[Referent, ...]:
        """Return everything named or described, in order of first mention."""
        return tuple(_frozen(draft) for draft in self._drafts)

    def _same_country(self, country: str) -> int | None:
        return next((i for i, d in enumerate(self._drafts) if d.country == country), None)

    def _named_before(self, phrase: Phrase) -> int | None:
        words = name_words(phrase.text)
        recent_first = range(len(self._drafts) - 1, -1, -1)
        named = [
            i for i in recent_first if self._drafts[i].is_named and not self._drafts[i].country
        ]
        same = [i for i in named if self._drafts[i].is_called(words)]
        part = [i for i in named if self._drafts[i].shares_personal_name(phrase, words)]
        return next(iter(same + part), None)


def _may_be_person(phrase: Phrase) -> bool:
    return EntityType.PERSON in phrase.types or not phrase.known


def _frozen(draft: _Draft) -> Referent:
    surfaces = sorted(draft.surfaces, key=lambda s: (s in draft.demonyms, -len(name_words(s))))
    return Referent(
        name=surfaces[0],
        surfaces=tuple(surfaces),
        types=tuple(t for t, _ in draft.votes.most_common()),
        cues=tuple(dict.fromkeys(draft.cues)),
        is_named=draft.is_named,
    )
