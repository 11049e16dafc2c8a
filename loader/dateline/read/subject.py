"""Reports on sport, fiction and the stage: their attacks, coups and treaties are none."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from dateline.model.article import Article

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_FEWEST_TELLING = 2


@dataclass(frozen=True)
class Subject:
    """A subject and the words that give it away.

    Attributes:
        telling: words that hardly ever stand in political news; beside: words that also do.
        fewest: so many different words, two of them telling.
        share: so much of all words.
    """

    name: str
    telling: frozenset[str]
    beside: frozenset[str]
    fewest: int
    share: float

    def is_that_of(self, words: Counter[str]) -> bool:
        """Return whether an article of `words` is about it."""
        found = self._words & words.keys()
        count = sum(words[word] for word in found)
        is_told = len(found & self.telling) >= _FEWEST_TELLING
        return is_told and len(found) >= self.fewest and count >= self.share * words.total()

    @cached_property
    def _words(self) -> frozenset[str]:
        return self.telling | self.beside


def load_subjects(folder: "Traversable") -> tuple[Subject, ...]:
    """Read `lexicon/subjects.yaml` under `folder`."""
    data = yaml.safe_load((folder / "lexicon" / "subjects.yaml").read_text(encoding="utf-8"))
    return tuple(
        Subject(
            name=name,
            telling=frozenset(spec["telling"]),
            beside=frozenset(spec["beside"]),
            fewest=spec["fewest"],
            share=spec["share"],
        )
        for name, spec in data.items()
    )


def other_subject(article: Article, subjects: Iterable[Subject]) -> str | None:
    """Return which of `subjects` the article's prose is about, or None."""
    prose = " ".join(span.of(article.text) for span in article.body).lower()
    words = Counter(_WORD.findall(prose))
    return next((subject.name for subject in subjects if subject.is_that_of(words)), None)
