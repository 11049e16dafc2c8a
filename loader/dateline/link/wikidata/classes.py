"""What kind of thing an item is, told by the labels of its classes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from dateline.model.entity import EntityType

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Classes:
    """Endings of class labels, by the type that they speak for.

    Attributes:
        types: a type to the endings that speak for it.
        never: endings of classes that nothing in the news is an instance of.
    """

    types: Mapping[EntityType, frozenset[str]]
    never: frozenset[str]

    def fits(self, labels: Iterable[str], kind: EntityType | None) -> bool | None:
        """Return whether what is in classes called `labels` may be a `kind`, None if unknown."""
        listed = [label.lower() for label in labels]
        if not listed:
            return None
        if self.are_out(listed):
            return False
        if kind is None:
            return None
        return any(_ends(label, self.types.get(kind, frozenset())) for label in listed)

    def are_out(self, labels: Iterable[str]) -> bool:
        """Return whether what is in classes called `labels` is nothing that facts are about."""
        return any(_ends(label.lower(), self.never) for label in labels)

    def type_of(self, labels: Iterable[str]) -> EntityType | None:
        """Return the type that classes called `labels` speak for, the first of several."""
        listed = [label.lower() for label in labels]
        kinds = (kind for kind, ends in self.types.items() if any(_ends(x, ends) for x in listed))
        return next(kinds, None)


def load_classes(folder: "Traversable") -> Classes:
    """Read `lexicon/wikidata.yaml` under `folder`."""
    data = yaml.safe_load((folder / "lexicon" / "wikidata.yaml").read_text(encoding="utf-8"))
    return Classes(
        types={EntityType(name): frozenset(ends) for name, ends in data["types"].items()},
        never=frozenset(data["never"]),
    )


def _ends(label: str, endings: frozenset[str]) -> bool:
    words = label.split()
    return any(" ".join(words[start:]) in endings for start in range(len(words)))
