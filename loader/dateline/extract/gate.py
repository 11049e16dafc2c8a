"""A quick look whether a sentence may hold a fact, before anything is parsed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from dateline.extract.frames import Frame, Pattern

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_WORD = re.compile(r"[a-z]+")
_VOWELS = frozenset("aeiou")
_Words = frozenset[str]

_ANY = frozenset({"verb", "noun", "adjective"})
# What a word may turn out to be that has a tag beginning so (Penn Treebank); the longest counts.
_MAY_BE = {
    "VBG": frozenset({"verb", "noun"}),  # "his toppling"
    "VB": frozenset({"verb"}),
    "NN": frozenset({"noun"}),
    "JJ": frozenset({"adjective"}),
}
# After these a base form is a verb, whatever the tagger says ("that Chad extradite the two").
_BEFORE_VERB = frozenset({"NNP", "NNPS", "NNS", "PRP", "MD", "TO"})
_TAKEN_FOR_VERB = frozenset({"NN", "JJ"})


@dataclass(frozen=True, slots=True)
class _Need:
    """What a pattern asks of a sentence: its trigger, one word of each condition."""

    head: str
    pos: str
    trigger: _Words
    conditions: tuple[tuple[_Words, ...], ...]

    def is_met(self, lemmas: Mapping[str, frozenset[str]]) -> bool:
        """Return whether a sentence with these lemmas, each with what it may be, has it all."""
        return (
            self.pos in lemmas.get(self.head, ())
            and self.trigger <= lemmas.keys()
            and all(any(w <= lemmas.keys() for w in choices) for choices in self.conditions)
        )

    def implies(self, other: "_Need") -> bool:
        """Return whether no sentence has all that this one asks for and not what `other` does."""
        return (
            self.pos == other.pos
            and other.trigger <= self.trigger
            and set(other.conditions) <= set(self.conditions)
        )


class Gate:
    """Tells sentences that may match a pattern from those that cannot.

    A sentence passes if it holds, in some form and any order, all words of one of a pattern's
    triggers and of one of the lemmas that each of its conditions asks for. No sentence that
    matches a pattern is held back, as long as `irregular` is complete.
    """

    def __init__(self, frames: Iterable[Frame], irregular: Mapping[str, Sequence[str]]) -> None:
        """Index the patterns by the head of each trigger.

        Args:
            frames: whose patterns count.
            irregular: lemma -> forms that no rule makes ("left").
        """
        needs: dict[str, list[_Need]] = defaultdict(list)
        for pattern in (p for frame in frames for p in frame.patterns):
            for need in _needs(pattern):
                needs[need.head].append(need)
        self._needs = {head: _least(some) for head, some in needs.items()}
        self._lemmas = _lemmas_by_form(self._vocabulary(), irregular)

    def __call__(self, text: str) -> bool:
        """Return whether the sentence `text` may hold a fact."""
        forms = set(_WORD.findall(text.lower()))
        return self._meets({lemma: _ANY for form in forms for lemma in self._lemmas.get(form, ())})

    def as_tagged(self, words: Sequence[tuple[str, str]]) -> bool:
        """Return whether a sentence may hold a fact, given its words with their tags."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        before = ""
        for word, tag in words:
            for form in _WORD.findall(word.lower()):
                for lemma in self._lemmas.get(form, ()):
                    found[lemma] |= _classes(tag, before, is_base=form == lemma)
            before = tag
        return self._meets(found)

    def _meets(self, lemmas: Mapping[str, frozenset[str]]) -> bool:
        return any(need.is_met(lemmas) for lemma in lemmas for need in self._needs.get(lemma, ()))

    def _vocabulary(self) -> _Words:
        found: set[str] = set()
        for need in (need for needs in self._needs.values() for need in needs):
            found |= need.trigger.union(*(w for choices in need.conditions for w in choices))
        return frozenset(found)


def load_irregular_forms(folder: "Traversable") -> Mapping[str, Sequence[str]]:
    """Read `lexicon/irregular.yaml` under `folder`: lemma -> forms that no rule makes."""
    text = (folder / "lexicon" / "irregular.yaml").read_text(encoding="utf-8")
    forms: Mapping[str, Sequence[str]] = yaml.safe_load(text)
    return forms


def _needs(pattern: Pattern) -> Iterator[_Need]:
    conditions = tuple(_conditions(pattern))
    for trigger in pattern.triggers:
        first, *_, last = [*_WORD.findall(trigger)] * 2
        head = last if pattern.pos == "noun" else first
        yield _Need(head, pattern.pos, _words(trigger), conditions)


def _least(needs: Iterable[_Need]) -> tuple[_Need, ...]:
    """Return the needs that imply no other: where one of these is not met, none of `needs` is."""
    least: list[_Need] = []
    for need in sorted(needs, key=lambda need: len(need.trigger) + len(need.conditions)):
        if not any(need.implies(other) for other in least):
            least.append(need)
    return tuple(least)


def _classes(tag: str, before: str, *, is_base: bool) -> frozenset[str]:
    """Return what a word with `tag` may be, behind a word with the tag `before`."""
    told = _MAY_BE.get(tag) or _MAY_BE.get(tag[:2], frozenset())
    may_be_verb = is_base and tag in _TAKEN_FOR_VERB and before in _BEFORE_VERB
    return told | {"verb"} if may_be_verb else told


def _conditions(pattern: Pattern) -> Iterator[tuple[_Words, ...]]:
    for lemmas in pattern.having.values():
        if "*" not in lemmas:
            yield tuple(_words(lemma) for lemma in lemmas)


def _words(wording: str) -> _Words:
    return frozenset(_WORD.findall(wording))


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
