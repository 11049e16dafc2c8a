"""Words that stand for somebody or something, and what in the article they stand for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dateline.model.entity import EntityType
from dateline.model.span import Span


class MentionKind(StrEnum):
    """How the words refer."""

    NAME = "name"  # "Vladimir Putin", "the Kremlin"
    DEMONYM = "demonym"  # "Russian", "the French"
    NOMINAL = "nominal"  # "the country", "Kurdish forces"
    PRONOUN = "pronoun"  # "it", "his", "who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase of the article that refers.

    Attributes:
        span, text: the words, without determiner, title or clause ("Ahmed al-Sharaa").
        head: the syntactic head word's characters; a sentence token has exactly this span.
        types: what it may be, by name lists, NER or head noun; empty when unknown.
        referents: positions in `AnnotatedArticle.referents`; several for a set ("both
            capitals"), none when what it stands for is not named in the article.
        is_described: all that it stands for the article only describes ("a base ... the base").
    """

    span: Span
    text: str
    kind: MentionKind
    head: Span
    types: frozenset[EntityType] = frozenset()
    referents: tuple[int, ...] = ()
    is_described: bool = False

    @property
    def is_named(self) -> bool:
        """Whether the article says by name or pronoun what it stands for."""
        is_only_noun = self.is_described and self.kind is MentionKind.NOMINAL
        return bool(self.referents) and not is_only_noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Somebody or something the article names, however often and by whatever words.

    Attributes:
        name: the fullest name the article gives ("Ahmed al-Sharaa").
        surfaces: every name used for it, the fullest first.
        types: what it may be; the likeliest first.
        cues: words beside a mention that help to tell namesakes apart ("Syrian President").
        is_named: False for something only described ("Kurdish forces").
    """

    name: str
    surfaces: tuple[str, ...]
    types: tuple[EntityType, ...] = ()
    cues: tuple[str, ...] = ()
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name found in a text; `demonym` when the form is an adjective or people's name."""

    span: Span
    types: frozenset[EntityType]
    demonym: bool = False


class NameIndex(Protocol):
    """A list of known names that can be found in running text."""

    def find(self, text: str) -> Iterator[NameHit]:
        """Yield the longest known names at word boundaries, left to right, none overlapping."""
        ...

    def country_named(self, name: str) -> str | None:
        """Return the QID of the country whose own name or demonym `name` is; no capital's."""
        ...

    def nationality_of(self, name: str) -> str | None:
        """Return the QID of the country of the people called `name`; None if they differ."""
        ...
