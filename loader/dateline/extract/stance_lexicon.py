"""Words that carry stance, from `ontology/lexicon/stance.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import yaml

from dateline.model.claim import Modality

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a word does to the fact below it; false if nothing.

    Attributes:
        modality: the world that it puts the fact in; None leaves it where it is.
        negates: the fact did not come about, or is not so.
        denies: somebody only says so, or wills so: its own negation leaves the fact open.
        realises: the fact came about although it is worded as an infinitive.
        continues: the fact goes on.
        fulfils: what a promise, threat or demand below it is about came about.
        breaks: it did not.
        presupposes: it takes the fact for granted.
    """

    modality: Modality | None = None
    negates: bool = False
    denies: bool = False
    realises: bool = False
    continues: bool = False
    fulfils: bool = False
    breaks: bool = False
    presupposes: bool = False

    def joined(self, other: "Effect") -> "Effect":
        """Return what a word does that does both."""
        either = (getattr(self, f.name) or getattr(other, f.name) for f in fields(self))
        return Effect(**dict(zip((f.name for f in fields(self)), either, strict=True)))

    def __bool__(self) -> bool:
        """Whether it does anything."""
        return self != Effect()


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceLexicon:
    """Words by what they do to a fact; see the file for what each list means."""

    effects: Mapping[str, Effect]
    modifiers: Mapping[str, Modality]
    modals: Mapping[str, Modality]
    speech: frozenset[str]
    confirming: frozenset[str]
    asserting: frozenset[str]
    pacts: frozenset[str]
    believing: frozenset[str]
    knowing: frozenset[str]
    happening: frozenset[str]
    judging: frozenset[str]
    expressing: frozenset[str]
    creating: frozenset[str]
    amounts: frozenset[str]
    ordinals: frozenset[str]
    occasions: frozenset[str]
    probable: frozenset[str]
    possible: frozenset[str]
    alleged: frozenset[str]
    negators: frozenset[str]
    proximal: frozenset[str]
    conditional_marks: frozenset[str]
    past_modifiers: frozenset[str]
    unnamed_sources: frozenset[str]
    anonymous: frozenset[str]
    writings: frozenset[str]
    disclaiming: frozenset[str]
    light: frozenset[str]


_LISTS = (
    "speech confirming asserting pacts believing knowing happening judging expressing creating "
    "amounts ordinals occasions probable possible alleged negators proximal conditional_marks "
    "past_modifiers unnamed_sources anonymous writings disclaiming light"
)
_EFFECTS = {
    "negating": Effect(negates=True),
    "denying": Effect(negates=True, denies=True),
    "implicative": Effect(realises=True),
    "continuing": Effect(continues=True),
    "fulfilling": Effect(fulfils=True),
    "breaking": Effect(breaks=True),
    "presupposing": Effect(presupposes=True),
}


def load_stance(folder: "Traversable") -> StanceLexicon:
    """Read `lexicon/stance.yaml` under `folder`."""
    data = yaml.safe_load((folder / "lexicon" / "stance.yaml").read_text(encoding="utf-8"))
    return StanceLexicon(
        effects=_effects(data),
        modifiers=_by_word(data["modifiers"]),
        modals={word: Modality(name) for word, name in data["modals"].items()},
        **{name: frozenset(data[name]) for name in _LISTS.split()},
    )


def _effects(data: Mapping[str, Any]) -> Mapping[str, Effect]:
    effects = {w: Effect(modality=m) for w, m in _by_word(data["governors"]).items()}
    for name, effect in _EFFECTS.items():
        for word in data[name]:
            effects[word] = effects.get(word, Effect()).joined(effect)
    return effects


def _by_word(lists: Mapping[str, list[str]]) -> dict[str, Modality]:
    return {word: Modality(name) for name, words in lists.items() for word in words}
