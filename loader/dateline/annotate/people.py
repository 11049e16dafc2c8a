"""What titles and given names tell of a person, from `ontology/lexicon/people.yaml`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Gender(StrEnum):
    """The pronoun that a person is spoken of by."""

    FEMALE = "she"
    MALE = "he"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleLexicon:
    """Words that tell people apart.

    Attributes:
        titles: title or noun -> the gender it tells.
        given_names: folded given name -> the gender it tells.
        royal: titles of which a person has one only.
        offices: general word -> the narrower ones that it may take up.
    """

    titles: Mapping[str, Gender] = field(default_factory=dict)
    given_names: Mapping[str, Gender] = field(default_factory=dict)
    royal: frozenset[str] = frozenset()
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def gender_of_title(self, title: str) -> Gender | None:
        """Return the gender that a title ("Mrs.", "the Spanish king") tells.

        >>> PeopleLexicon(titles={"king": Gender.MALE}).gender_of_title("Spanish King")
        <Gender.MALE: 'he'>
        """
        return self.titles.get(head_word(title))

    def gender_of_name(self, words: Sequence[str]) -> Gender | None:
        """Return the gender that the first of a full name's folded words tells."""
        return self.given_names.get(words[0]) if len(words) > 1 else None

    def royal_title(self, titles: Iterable[str]) -> str | None:
        """Return the royal title among `titles`, if there is one."""
        return next((head_word(t) for t in titles if head_word(t) in self.royal), None)

    def may_take_up(self, office: str, held: frozenset[str]) -> bool:
        """Return whether `office` ("leader") may mean who holds one of `held` ("president")."""
        return office in held or bool(self.offices.get(office, frozenset()) & held)


def head_word(title: str) -> str:
    """Return the word of a title or description that says what its bearer is.

    >>> head_word("Deputy Foreign Minister of Chad")
    'minister'
    """
    words = title.lower().split(" of ")[0].split()
    return words[-1] if words else ""


def load_people(folder: "Traversable") -> PeopleLexicon:
    """Read `lexicon/people.yaml` under `folder`."""
    data = yaml.safe_load((folder / "lexicon" / "people.yaml").read_text(encoding="utf-8"))
    return PeopleLexicon(
        titles=_genders(data["female"], data["male"]),
        given_names=_genders(data["female_names"], data["male_names"]),
        royal=frozenset(data["royal"]),
        offices={word: frozenset(narrower) for word, narrower in data["offices"].items()},
    )


def _genders(female: Iterable[str], male: Iterable[str]) -> dict[str, Gender]:
    return {**dict.fromkeys(female, Gender.FEMALE), **dict.fromkeys(male, Gender.MALE)}
