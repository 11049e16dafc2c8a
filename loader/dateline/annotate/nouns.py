"""What common nouns stand for, from `ontology/lexicon/nouns.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from dateline.annotate.countries import CountrySorts, load_country_sorts
from dateline.annotate.people import PeopleLexicon, load_people
from dateline.model.entity import EntityType

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_LONGEST_HEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NounLexicon:
    """Head nouns and the things they name; keys are lemmas, several words joined by a space.

    Attributes:
        types: what a phrase with this head names.
        stands_for_state: heads that act as the state which modifies them.
        stands_for_person: heads that act as the person who modifies them ("her government").
        named_by_of: heads that stand for the name after "of" ("the city of Agadez").
        polity: heads that stand for a state named before ("the country").
        plural_of: heads that stand for several of what was named before ("the two leaders").
        sets: heads in the singular that stand for several ("the pair") -> how many.
        own_country: heads that, with a person, stand for his or her state ("her country").
        other_country: heads that stand for another state than their owner ("its neighbour").
        rulers: heads that stand for who took power in a state ("the coup leaders").
        coups: words that tell of a seizure of power.
        name_heads: heads of a group's name that goes on after "of" ("Front", "Community").
        named_like: heads that take up a name of one of these types ("the militia").
        titles: lower-case words before a name that address its bearer.
        speech: verbs of saying.
        prefixes: first half of a double demonym -> the whole of it ("franco" -> "French").
        people: what titles and given names tell.
        sorts: which countries a description may mean.
    """

    types: Mapping[str, frozenset[EntityType]] = field(default_factory=dict)
    stands_for_state: frozenset[str] = frozenset()
    stands_for_person: frozenset[str] = frozenset()
    named_by_of: frozenset[str] = frozenset()
    polity: frozenset[str] = frozenset()
    plural_of: Mapping[str, frozenset[EntityType]] = field(default_factory=dict)
    sets: Mapping[str, int] = field(default_factory=dict)
    own_country: frozenset[str] = frozenset()
    other_country: frozenset[str] = frozenset()
    rulers: frozenset[str] = frozenset()
    coups: frozenset[str] = frozenset()
    name_heads: frozenset[str] = frozenset()
    named_like: Mapping[str, frozenset[EntityType]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    people: PeopleLexicon = field(default_factory=PeopleLexicon)
    sorts: CountrySorts = field(default_factory=CountrySorts)

    def types_of(self, lemmas: Sequence[str]) -> frozenset[EntityType]:
        """Return what a phrase that ends in `lemmas` names: its longest known ending decides."""
        known = next((head for head in _endings(lemmas) if head in self.types), None)
        return self.types[known] if known else frozenset()

    def acts_for_state(self, lemmas: Sequence[str]) -> bool:
        """Return whether a phrase that ends in `lemmas` acts for the state that modifies it."""
        return any(head in self.stands_for_state for head in _endings(lemmas))

    @property
    def ruler_heads(self) -> frozenset[str]:
        """The nouns that rulers are called by ("junta", "general")."""
        return frozenset(words.split()[-1] for words in self.rulers)

    def is_ruler(self, lemmas: Sequence[str]) -> bool:
        """Return whether a phrase that ends in `lemmas` means who took power in a state."""
        return any(head in self.rulers for head in _endings(lemmas))


def load_nouns(folder: "Traversable") -> NounLexicon:
    """Read `nouns.yaml` and what it needs beside it in `lexicon` under `folder`."""
    data = _read(folder, "nouns")
    return NounLexicon(
        types=_by_head(data["types"]),
        stands_for_state=frozenset(data["stands_for_state"]),
        stands_for_person=frozenset(data["stands_for_person"]),
        named_by_of=frozenset(data["named_by_of"]),
        polity=frozenset(data["polity"]),
        plural_of=_by_head(data["plural_of"]),
        sets=data["sets"],
        own_country=frozenset(data["own_country"]),
        other_country=frozenset(data["other_country"]),
        rulers=frozenset(data["rulers"]),
        coups=frozenset(data["coups"]),
        name_heads=frozenset(data["name_heads"]),
        named_like=_by_head(data["named_like"]),
        titles=frozenset(data["titles"]),
        speech=frozenset(_read(folder, "stance")["speech"]),
        prefixes=data["prefixes"],
        people=load_people(folder),
        sorts=load_country_sorts(folder),
    )


def _read(folder: "Traversable", name: str) -> Any:  # noqa: ANN401 - as YAML gives it
    return yaml.safe_load((folder / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8"))


def _by_head(heads_by_type: Mapping[str, Sequence[str]]) -> dict[str, frozenset[EntityType]]:
    found: dict[str, frozenset[EntityType]] = {}
    for name, heads in heads_by_type.items():
        for head in heads:
            found[head] = found.get(head, frozenset()) | {EntityType(name)}
    return found


def _endings(lemmas: Sequence[str]) -> tuple[str, ...]:
    """The last words of a phrase, longest first."""
    # The tokeniser splits "self-defence" in three.
    words = " ".join(lemmas).replace(" - ", "-").split()
    longest = min(len(words), _LONGEST_HEAD)
    return tuple(" ".join(words[-size:]) for size in range(longest, 0, -1))
