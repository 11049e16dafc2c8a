"""A quick look whether a sentence may hold a fact, before anything is parsed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import yaml

from dateline.extract.frames import Frame, Pattern

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_WORD = re.compile(r"[a-z]+")
_VOWELS = frozenset("aeiou")
_Words = frozenset[str]


class Gate:
    """Tells sentences that may match a pattern from those that cannot.

    A sentence passes if it holds, in some form and any order, all words of one of a pattern's
    triggers and of one of the lemmas that each of its conditions asks for. No sentence that
    matches a pattern is held back, as long as `irregular` is complete.
    """

    def __init__(self, frames: Iterable[Frame], irregular: Mapping[str, Sequence[str]]) -> None:
        """Index the patterns by the first word of each trigger.

        Args:
            frames: whose patterns count.
            irregular: lemma -> forms that no rule makes ("left").
        """
        self._needs: dict[str, list[tuple[_Words, tuple[tuple[_Words, ...], ...]]]] = defaultdict(
            list
        )
        for pattern in (p for frame in frames for p in frame.patterns):
            conditions = tuple(_conditions(pattern))
            for trigger in pattern.triggers:
                first, *_ = _WORD.findall(trigger)
                self._needs[first].append((_words(trigger), conditions))
        self._lemmas = _lemmas_by_form(self._vocabulary(), irregular)

    def __call__(self, text: str) -> bool:
        """Return whether the sentence `text` may hold a fact."""
        forms = set(_WORD.findall(text.lower()))
        lemmas = frozenset(lemma for form in forms for lemma in self._lemmas.get(form, ()))
        return any(
            trigger <= lemmas and all(_any_in(choices, lemmas) for choices in conditions)
            for lemma in lemmas
            for trigger, conditions in self._needs.get(lemma, ())
        )

    def _vocabulary(self) -> _Words:
        found: set[str] = set()
        for trigger, conditions in (need for needs in self._needs.values() for need in needs):
            found |= trigger.union(*(words for choices in conditions for words in choices))
        return frozenset(found)


def load_irregular_forms(folder: "Traversable") -> Mapping[str, Sequence[str]]:
    """Read `lexicon/irregular.yaml` under `folder`: lemma -> forms that no rule makes."""
    text = (folder / "lexicon" / "irregular.yaml").read_text(encoding="utf-8")
    forms: Mapping[str, Sequence[str]] = yaml.safe_load(text)
    return forms


def _conditions(pattern: Pattern) -> Iterator[tuple[_Words, ...]]:
    for lemmas in pattern.having.values():
        if "*" not in lemmas:
            yield tuple(_words(lemma) for lemma in lemmas)


def _words(wording: str) -> _Words:
    return frozenset(_WORD.findall(wording))


def _any_in(choices: Iterable[_Words], lemmas: _Words) -> bool:
    return any(words <= lemmas for words in choices)


def _lemmas_by_form(
    lemmas: Iterable[str], irregular: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for lemma in sorted(lemmas):
        for form in {*_regular_forms(lemma), *irregular.get(lemma, ())}:
            found[form] += (lemma,)
    return dict(found)


def _regular_forms(lemma: str) -> Iterator[str]:
    """Yield what may be a form of `lemma`: too many rather than too few."""
    yield from (lemma, f"{lemma}s", f"{lemma}es", f"{lemma}ed", f"{lemma}ing")
    if lemma[-1] == "e":
        yield from (f"{lemma}d", f"{lemma[:-1]}ing", f"{lemma[:-1]}es")
    elif lemma[-1] == "y":
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied")
    elif lemma[-1] not in _VOWELS:
        yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")
