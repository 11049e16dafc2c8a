"""Phrases that refer, before it is known to what: names, demonyms, nouns and pronouns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.annotate.nouns import NounLexicon
from dateline.model.entity import PLACES, SITES, EntityType
from dateline.model.mention import MentionKind
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

_PREMODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "npadvmod"})
_REACHING = frozenset({"visit", "tour", "reach", "enter"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# A noun that only modifies the next one is part of that phrase.
_INSIDE = frozenset({"compound", "nmod", "npadvmod", "quantmod"})
QUANTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_LOCATING = frozenset({"in", "at", "near", "outside", "into", "across", "around"})
# "The latter" takes up one of two; it names nothing.
ORDINALS = frozenset({"former", "latter"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_PLURAL_PRONOUNS = frozenset(
    {"they", "them", "their", "theirs", "themselves", "both", "neither", "each", "either"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase with its place in the tree.

    Attributes:
        number: position of its sentence in the article.
        head: the word that governs the rest.
        lemmas: of the noun group up to the head, for nominals.
        known: the name was found in a list of names, not guessed.
        spelled: the whole of a clipped name ("French" for "Franco" in "Franco-German").
    """

    span: Span
    text: str
    kind: MentionKind
    sentence: Sentence
    number: int
    head: Token
    types: frozenset[EntityType] = frozenset()
    lemmas: tuple[str, ...] = ()
    known: bool = False
    spelled: str = ""

    @property
    def name(self) -> str:
        """The name as it is written elsewhere."""
        return self.spelled or self.text

    @property
    def is_plural(self) -> bool:
        """Whether the words are plural in form."""
        return self.text.lower() in _PLURAL_PRONOUNS or self.head.tag in {"NNS", "NNPS"}

    @property
    def is_definite(self) -> bool:
        """Whether a determiner or possessor says that the thing is known."""
        children = self.sentence.children(self.head, "det", "poss", "predet")
        return any(c.dep == "poss" or c.text.lower() in _DEFINITE for c in children)

    @property
    def is_located(self) -> bool:
        """Whether it stands where something happens ("in Georgia", "visited Georgia")."""
        if self.head.dep:
            before = self.sentence.head(self.head)
            is_visited = self.head.dep == "dobj" and before.lemma in _REACHING
            return is_visited or (self.head.dep == "pobj" and before.lemma in _LOCATING)
        start = next(t.i for t in self.sentence.tokens if t.span.end > self.span.start)
        return start > 0 and self.sentence.tokens[start - 1].lemma in _LOCATING


def noun_phrases(
    text: str, sentence: Sentence, number: int, *, taken: frozenset[int], nouns: NounLexicon
) -> Iterator[Phrase]:
    """Yield the sentence's noun groups, determiner left out.

    Args:
        text: the article's text.
        sentence: a parsed sentence.
        number: its position in the article.
        taken: positions of words that belong to names.
        nouns: what head nouns stand for.
    """
    for head in sentence.tokens:
        if _heads_noun_group(head) and head.i not in taken:
            group = noun_group(sentence, head)
            # "Ruling generals" are no generals who rule: a participle stays as it is.
            lemmas = tuple(t.lemma if t.pos != "VERB" else t.text.lower() for t in group)
            span = Span(group[0].span.start, head.span.end)
            yield Phrase(
                span=span,
                text=span.of(text),
                kind=MentionKind.NOMINAL,
                sentence=sentence,
                number=number,
                head=head,
                types=nouns.types_of(lemmas),
                lemmas=lemmas,
            )


def with_site_noun(text: str, name: Phrase, nouns: NounLexicon) -> Phrase:
    """Return `name` with the site noun it modifies, if any ("Tartus" -> "Tartus naval base")."""
    head = name.sentence.head(name.head)
    between = name.sentence.tokens[name.head.i + 1 : head.i + 1]
    lemmas = tuple(t.lemma for t in between)
    types = nouns.types_of(lemmas) & SITES
    is_unlisted = name.kind is MentionKind.NAME and not name.known
    is_owner = name.known and name.kind is MentionKind.NAME and not name.types & PLACES
    modifies = name.head.dep in _INSIDE or (name.head.dep == "amod" and is_unlisted)
    if not modifies or is_owner or head.pos not in _NOUNS or not types:
        return name
    if any(t.dep not in _INSIDE | {"amod"} for t in between[:-1]):
        return name
    span = Span(name.span.start, head.span.end)
    return replace(name, span=span, text=span.of(text), head=head, types=types, known=False)


def noun_group(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Return the words from the leftmost premodifier to `head`."""
    start = head.i
    for child in sentence.children(head, *_PREMODIFIERS):
        if child.i < head.i:
            start = min(start, *(t.i for t in sentence.subtree(child)))
    return sentence.tokens[start : head.i + 1]


def _heads_noun_group(token: Token) -> bool:
    is_noun = token.pos in _NOUNS and token.lemma not in ORDINALS
    return is_noun and token.dep not in _INSIDE and token.entity not in QUANTITIES
