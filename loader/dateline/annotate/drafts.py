"""A referent while the article is still being read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.annotate.people import Gender
from dateline.model.entity import PLACES, EntityType
from dateline.model.mention import Referent

_PARTICLES = frozenset(
    {"al", "el", "ul", "bin", "ibn", "ben", "de", "von", "van", "da", "dos", "the"}
)
_WORD = re.compile(r"\w+")
# "Security Council" may be short for "UN Security Council"; "Council" alone is not a name.
_SHORTEST_GROUP_NAME = 2
# What a title, noun or apposition says outweighs the recogniser's guesses.
_TOLD = 10


def name_words(name: str) -> tuple[str, ...]:
    """Return `name` as folded words without particles.

    >>> name_words("Ahmed al-Sharaa")
    ('ahmed', 'sharaa')
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c)).replace("'", "")
    words = _WORD.findall(plain.replace("’", ""))
    return tuple(w for w in words if w not in _PARTICLES) or tuple(words)


@dataclass(slots=True, kw_only=True)
class Draft:
    """A referent and what was read of it so far.

    Attributes:
        surfaces: its names, in order of first mention; `words` has each as folded words.
        votes: what it may be.
        cues: titles and descriptions beside its names.
        known: a listed name is among its names.
        demonyms: those of its names that are demonyms.
        is_named: False for something only described.
        country: QID of the country it is, if it is one.
        allegiance: QID of the country that a person's titles name.
        gender: as titles or pronouns tell.
        royal: the royal title, of which a person has one.
        mentions: how often it was named.
    """

    surfaces: list[str]
    votes: Counter[EntityType]
    words: set[tuple[str, ...]] = field(default_factory=set)
    cues: list[str] = field(default_factory=list)
    known: bool = False
    demonyms: set[str] = field(default_factory=set)
    is_named: bool = True
    country: str | None = None
    allegiance: str | None = None
    gender: Gender | None = None
    royal: str | None = None
    mentions: int = 0

    def add_surface(self, surface: str) -> None:
        """Record another name."""
        if surface not in self.surfaces:
            self.surfaces.append(surface)
            self.words.add(name_words(surface))

    def tell(self, types: Iterable[EntityType]) -> None:
        """Record what words beside a name say that it is."""
        self.votes.update(dict.fromkeys(types, _TOLD))

    @property
    def longest(self) -> tuple[str, ...]:
        """The words of the fullest name."""
        return max(self.words, key=len, default=())

    @property
    def types(self) -> frozenset[EntityType]:
        """What it may be, by all that was read so far."""
        top = max(self.votes.values(), default=0)
        return frozenset(t for t, votes in self.votes.items() if votes * 10 >= top)

    def shares_personal_name(self, words: tuple[str, ...]) -> bool:
        """Whether `words` are the short or the full form of this person's name ("Putin")."""
        short, long = sorted((words, self.longest), key=len)
        return len(short) < len(long) and set(short) <= set(long) and self._may_be_person

    def shares_group_name(self, words: tuple[str, ...]) -> bool:
        """Whether `words` end this organisation's fuller name ("Security Council")."""
        long = self.longest
        is_end = len(words) < len(long) and long[-len(words) :] == words
        is_group = not self.types & (PLACES | {EntityType.PERSON})
        return len(words) >= _SHORTEST_GROUP_NAME and is_end and is_group

    @property
    def _may_be_person(self) -> bool:
        only_guessed = not self.known and all(len(words) == 1 for words in self.words)
        return self.votes[EntityType.PERSON] > 0 or only_guessed

    def frozen(self) -> Referent:
        """Return what was read, the fullest name first."""
        surfaces = sorted(self.surfaces, key=lambda s: (s in self.demonyms, -len(name_words(s))))
        return Referent(
            name=surfaces[0],
            surfaces=tuple(surfaces),
            types=tuple(t for t, _ in self.votes.most_common()),
            cues=tuple(dict.fromkeys(self.cues)),
            is_named=self.is_named,
        )
