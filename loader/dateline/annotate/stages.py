"""A spaCy pipeline run in stages, so that no sentence passes through a component in vain."""

from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Final, TypeAlias

from threadpoolctl import ThreadpoolController

from dateline.annotate.matrices import multiply_with_numpy
from dateline.annotate.parse import PROPER_NOUNS
from dateline.annotate.word_classes import classify_by_sort

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# A word and its tag (Penn Treebank).
TaggedWord: TypeAlias = tuple[str, str]

_PRONOUN: Final = "PRP"
_TAGGER: Final = "tagger"
_RECOGNISER: Final = "ner"


class Stages:
    """Tags the words of passages, then relates those of the ones worth it, then finds names."""

    def __init__(self, pipeline: "Language") -> None:
        """Take the pipeline over: some of its components are replaced by quicker ones."""
        self._pipeline = pipeline
        multiply_with_numpy(pipeline)
        self._classify = classify_by_sort(pipeline)
        self._tagging, self._relating, self._naming = _stages(pipeline.pipe_names)
        self._threads = ThreadpoolController()

    def words(self, text: str) -> "Doc":
        """Return `text` cut into words."""
        return self._pipeline.make_doc(text)

    def parsed(
        self, docs: Sequence["Doc"], is_worth: Callable[[int, Sequence[TaggedWord]], bool]
    ) -> "list[tuple[Doc, bool]]":
        """Return each of `docs`, tagged, and whether it is parsed, too.

        Args:
            docs: passages cut into words.
            is_worth: whether one is to be parsed, by its place and its tagged words.
        """
        # The matrices are too small to share: threads would only wait for each other, busily.
        with self._threads.limit(limits=1, user_api="blas"):
            tagged = self._run(self._tagging, docs)
            worth = [is_worth(i, [(t.text, t.tag_) for t in d]) for i, d in enumerate(tagged)]
            related = self._run(self._relating, compress(tagged, worth))
            self._run(self._naming, filter(_may_hold_name, related))
        rest = map(self._classify, related)
        return [
            (next(rest), True) if is_parsed else (doc, False)
            for doc, is_parsed in zip(tagged, worth, strict=True)
        ]

    def _run(self, components: Sequence[str], docs: "Iterable[Doc]") -> "list[Doc]":
        others = [name for name in self._pipeline.pipe_names if name not in components]
        return list(self._pipeline.pipe(docs, disable=others))


def _stages(components: Sequence[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return the components up to the tagger, those after it, and the recogniser of names."""
    cut = components.index(_TAGGER) + 1 if _TAGGER in components else 0
    rest = [name for name in components[cut:] if name != _RECOGNISER]
    return components[:cut], rest, [name for name in components[cut:] if name == _RECOGNISER]


def _may_hold_name(doc: "Doc") -> bool:
    return any(token.tag_ in PROPER_NOUNS or _has_telling_capital(token) for token in doc)


def _has_telling_capital(token: "Token") -> bool:
    """Return whether a word has a capital that "I" or the first word of a passage need not have."""
    is_telling = token.text[0].isupper() and token.tag_ != _PRONOUN
    return is_telling and token.i > 0 and not token.nbor(-1).is_quote
