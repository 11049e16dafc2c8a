"""Which countries a description may mean ("the Andean country"), from `lexicon/countries.yaml`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_LONGEST_ADJECTIVE = 3
Members = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountrySorts:
    """Sorts of country by the words for them; a member is a name, or a QID once identified.

    Attributes:
        heads: noun -> the only countries it is said of ("kingdom").
        adjectives: words before a noun -> the countries they are said of ("west african").
    """

    heads: Members = field(default_factory=dict)
    adjectives: Members = field(default_factory=dict)

    def identified(self, country_named: Callable[[str], str | None]) -> "CountrySorts":
        """Return the same sorts with QIDs for names; a name that is not known is left out."""

        def qids(members: Members) -> dict[str, frozenset[str]]:
            return {
                word: frozenset(qid for name in names if (qid := country_named(name)))
                for word, names in members.items()
            }

        return CountrySorts(heads=qids(self.heads), adjectives=qids(self.adjectives))

    def meant_by(self, words: Sequence[str]) -> frozenset[str] | None:
        """Return the countries that a noun group may mean; None when its words do not say.

        >>> CountrySorts(adjectives={"baltic": frozenset({"Q211"})}).meant_by(["baltic", "state"])
        frozenset({'Q211'})
        """
        by_head = self.heads.get(words[-1]) if words else None
        told = [*([by_head] if by_head else []), *self._by_adjectives(words[:-1])]
        return frozenset.intersection(*told) if told else None

    def _by_adjectives(self, words: Sequence[str]) -> list[frozenset[str]]:
        """Return what the longest known stretches of `words` say, from left to right."""
        found: list[frozenset[str]] = []
        start = 0
        while start < len(words):
            size = self._known_size(words[start:])
            if size:
                found.append(self.adjectives[" ".join(words[start : start + size])])
            start += size or 1
        return found

    def _known_size(self, words: Sequence[str]) -> int:
        sizes = range(min(len(words), _LONGEST_ADJECTIVE), 0, -1)
        return next((n for n in sizes if " ".join(words[:n]) in self.adjectives), 0)


def load_country_sorts(folder: "Traversable") -> CountrySorts:
    """Read `lexicon/countries.yaml` under `folder`."""
    data = yaml.safe_load((folder / "lexicon" / "countries.yaml").read_text(encoding="utf-8"))

    def members(part: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
        return {word: frozenset(names) for word, names in part.items()}

    return CountrySorts(heads=members(data["heads"]), adjectives=members(data["adjectives"]))
