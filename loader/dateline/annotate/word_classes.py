"""What a pipeline's attribute ruler says of a word, worked out once for each sort of word.

The ruler tries all its patterns at every token, which takes as long as the parser. Nearly all of
them look at one token: its tag and dependency, and whether it is one of some two hundred words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

_RULER: Final = "attribute_ruler"
_WORDS: Final = "lemma_index"
_LOOKED_AT: Final[list[int | str]] = ["LOWER", "TAG", "DEP", "IS_SPACE"]
_LISTS: Final = {"IN", "NOT_IN"}
_TESTS: Final[Mapping[str, Callable[[str, Any], bool]]] = {
    "IN": lambda value, listed: value in listed,
    "NOT_IN": lambda value, listed: value not in listed,
    "REGEX": lambda value, pattern: re.search(pattern, value) is not None,
}
_HOW_OFTEN: Final = "OP"
_RECENT_WORDS: Final = 65_536
_TOLD: Final[list[int | str]] = ["POS", "MORPH", "LEMMA"]

_Pattern = list[dict[str, Any]]
_Sort = tuple[int, ...]


class WordClasses:
    """Sets parts of speech and the like as the attribute ruler would."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Take the ruler to ask about sorts of words not met before."""
        self._ruler = ruler
        patterns = list(_patterns(ruler))
        strings = ruler.vocab.strings
        self._words = {strings.add(word) for word in _values("LOWER", patterns)}
        self._deps = {strings.add(dep) for dep in _values("DEP", patterns)}
        self._phrases = Matcher(ruler.vocab)
        phrases = [pattern for pattern in patterns if not _is_about_sort(pattern)]
        for number, pattern in enumerate(phrases):
            self._phrases.add(str(number), [pattern])
        self._first_words = [pattern[0] for pattern in phrases]
        self._may_begin_phrase = lru_cache(_RECENT_WORDS)(self._is_first_word)
        self._known: dict[_Sort, list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and lemma of the tokens of the parsed `doc`."""
        rows = doc.to_array(_LOOKED_AT).tolist()
        sorts = [self._sort(*row) for row in rows]
        if self._has_phrase(doc, rows):
            return self._ruler(doc)
        if not self._known.keys() >= set(sorts):
            return self._learn(sorts, self._ruler(doc))
        told: Any = np.array([self._known[sort] for sort in sorts], dtype="uint64")
        return doc.from_array(_TOLD, told.reshape(-1, len(_TOLD)))

    def _sort(self, word: int, tag: int, dep: int, is_space: int) -> _Sort:
        return word if word in self._words else 0, tag, dep if dep in self._deps else 0, is_space

    def _learn(self, sorts: Iterable[_Sort], doc: Doc) -> Doc:
        self._known.update(zip(sorts, doc.to_array(_TOLD).tolist(), strict=True))
        return doc

    def _has_phrase(self, doc: Doc, rows: Iterable[_Sort]) -> bool:
        # The matcher tries all its patterns at every word.
        may_have = any(self._may_begin_phrase(word, dep) for word, _, dep, _ in rows)
        return may_have and bool(self._phrases(doc))

    def _is_first_word(self, word: int, dep: int) -> bool:
        strings = self._ruler.vocab.strings
        told = {"LOWER": strings[word], "DEP": strings[dep]}
        return any(_may_be(first, told) for first in self._first_words)


def classify_by_sort(pipeline: "Language") -> Callable[[Doc], Doc]:
    """Return what sets word classes and lemmas, and disable the components that did.

    Where there is no attribute ruler, or one that looks at more, nothing is left to do.
    """
    # Disabled ones, too: another reader of the same pipeline has disabled them.
    ruler = pipeline.get_pipe(_RULER) if _RULER in pipeline.component_names else None
    if not isinstance(ruler, AttributeRuler) or not _is_plain(ruler):
        return lambda doc: doc
    lemmatizers = {name: pipe for name, pipe in pipeline.components if isinstance(pipe, Lemmatizer)}
    steps: list[Callable[[Doc], Doc]] = [WordClasses(ruler), *map(_quick, lemmatizers.values())]
    pipeline.select_pipes(disable=[_RULER, *lemmatizers])
    return lambda doc: reduce(lambda done, step: step(done), steps, doc)


def _quick(lemmatizer: Lemmatizer) -> Lemmatizer:
    """Return the lemmatiser with its lists of known words as sets: it looks up every new word."""
    if lemmatizer.lookups.has_table(_WORDS):
        words = lemmatizer.lookups.get_table(_WORDS)
        words.update({part: frozenset(listed) for part, listed in words.items()})
    return lemmatizer


def _is_plain(ruler: AttributeRuler) -> bool:
    """Whether the patterns of one token look at nothing but what makes a sort."""
    return all(
        pattern[0].keys() <= set(_LOOKED_AT) for pattern in _patterns(ruler) if len(pattern) == 1
    )


def _patterns(ruler: AttributeRuler) -> Iterator[_Pattern]:
    entries: Sequence[Any] = ruler.patterns
    return chain.from_iterable(entry["patterns"] for entry in entries)


def _is_about_sort(pattern: _Pattern) -> bool:
    return len(pattern) == 1 and all(
        _tests(asked).keys() <= _LISTS for asked in pattern[0].values()
    )


def _may_be(asked: Mapping[str, Any], told: Mapping[str, str]) -> bool:
    """Whether a word that is as `told` may be as `asked`; what is not told may be anything."""
    if _HOW_OFTEN in asked:  # perhaps not at all: then any word may stand there
        return True
    return all(
        _TESTS[operator](told[name], wanted)
        for name, value in asked.items()
        for operator, wanted in _tests(value).items()
        if name in told and operator in _TESTS
    )


def _values(attribute: str, patterns: Iterable[_Pattern]) -> Iterator[str]:
    """Yield the values of `attribute` that a pattern tells from others."""
    for token in chain.from_iterable(patterns):
        tests = _tests(token.get(attribute, {}))
        yield from chain.from_iterable(tests.get(operator, ()) for operator in sorted(_LISTS))


def _tests(asked: object) -> Mapping[str, Any]:
    """Return what a pattern asks of an attribute as operators; one value is a list of one."""
    return asked if isinstance(asked, Mapping) else {"IN": [asked]}
