"""Members of a list that are joined by more than "and"."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.syntax import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_CONNECTIVES = frozenset({"ADP", "ADV", "SCONJ", "CCONJ"})
_JOINING = frozenset({"along", "together"})


def prepositions_that_join(sentence: Sentence) -> Iterator[Token]:
    """Count what follows "along with" and "together with" in ("Ghana, along with Togo,").

    Of a verb's own companion ("met together with") nothing is changed: a noun has to stand
    right before it.
    """
    for token in sentence.tokens:
        if token.text.lower() == "with" and token.dep == "prep" and token.i:
            adverb = sentence.tokens[token.i - 1]
            if adverb.text.lower() in _JOINING:
                yield from _joined(sentence, (adverb, token), token)


def words_that_join(sentence: Sentence) -> Iterator[Token]:
    """Count what follows "as well as" in, where the parser sees a comparison."""
    for words in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        if [t.text.lower() for t in words] == ["as", "well", "as"]:
            yield from _joined(sentence, words, words[2])


def _joined(sentence: Sentence, words: tuple[Token, ...], preposition: Token) -> Iterator[Token]:
    members = sentence.children(preposition, "pobj")
    first = _noun_before(sentence, words[0])
    if members and first:
        yield replace(members[0], dep="conj", head=first.i)
        yield from (replace(word, dep="cc", head=first.i) for word in words)


def _noun_before(sentence: Sentence, word: Token) -> Token | None:
    """Return the noun that `word` joins another to.

    Its governor if that is a noun before it; of a verb's arguments, the one that ends there.
    """
    last = word.i - 1
    if last >= 0 and sentence.tokens[last].text == ",":
        last -= 1
    governor = next((t for t in sentence.ancestors(word) if t.pos not in _CONNECTIVES), None)
    if last < 0 or governor is None:
        return None
    if governor.pos in _NOUNS and governor.i <= last:
        return governor
    nouns = [t for t in _phrase_up_to(sentence, sentence.tokens[last]) if t.i <= last]
    return nouns[-1] if nouns else None


def _phrase_up_to(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the nouns from `token` upwards, as far as one phrase reaches."""
    for above in (token, *sentence.ancestors(token)):
        if above.pos in _NOUNS:
            yield above
        elif above.pos != "ADP":
            return
