"""Sentences as dependency trees, independent of the parser that made them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word.

    Attributes:
        i: position in its sentence, from 0.
        lemma: lower-case dictionary form.
        pos: Universal POS tag ("VERB").
        tag: Penn Treebank tag ("VBD").
        dep: ClearNLP dependency label ("nsubjpass"), as spaCy's English models give it.
        head: position of the governor; the root's own position for the root.
        span: characters in the article's text.
        entity: NER label of the entity the word is part of ("GPE"), or "".
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    span: Span
    entity: str = ""


def _dependants(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    rows: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            rows[token.head].append(token)
    return tuple(tuple(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's words and tree; `paragraph` counts the article's body paragraphs from 0.

    Attributes:
        lemmas: those of its words.
    """

    tokens: tuple[Token, ...]
    paragraph: int = 0
    is_headline: bool = False
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the words once; the tree is walked often."""
        object.__setattr__(self, "lemmas", frozenset([t.lemma for t in self.tokens]))
        object.__setattr__(self, "_children", _dependants(self.tokens))

    @property
    def span(self) -> Span:
        """Characters from the first word's start to the last word's end."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Return `token`'s dependants in text order, only those labelled `deps` if given."""
        found = self._children[token.i]
        return tuple([t for t in found if t.dep in deps]) if found and deps else found

    def head(self, token: Token) -> Token:
        """Return `token`'s governor; the root's is itself."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors of `token`, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> Iterator[Token]:
        """Yield `token` and everything below it, in no fixed order."""
        stack = [token]
        while stack:
            found = stack.pop()
            yield found
            stack.extend(self._children[found.i])
