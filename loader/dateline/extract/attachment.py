"""What stands after a preposition, wherever the parser attached it."""

from collections.abc import Iterable, Iterator

from dateline.extract.control import antecedent
from dateline.model.syntax import Sentence, Token

# What may stand between a noun and the verb whose argument it is part of.
_PHRASES = frozenset({"ADP", "NOUN", "PROPN"})
_TIMES = frozenset({"DATE", "TIME"})
_DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december jan. feb. "
    "aug. sept. oct. nov. dec.".split()
)
_PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "near", "to"})
_YEAR_DIGITS = 4


def prepositions_of(sentence: Sentence, anchors: Iterable[Token]) -> tuple[Token, ...]:
    """Return the prepositions that hang on `anchors`."""
    labels = ("prep", "agent", "dative", "advmod")
    return tuple(p for anchor in anchors for p in sentence.children(anchor, *labels))


def nouns_after(
    sentence: Sentence, prepositions: Iterable[Token], first: str, second: str = ""
) -> Iterator[Token]:
    """Yield the nouns after those of `prepositions` that are `first` ("out"), then `second`."""
    for preposition in prepositions:
        if preposition.lemma == first:
            nested = sentence.children(preposition, "prep") if second else (preposition,)
            for last in nested:
                if not second or last.lemma == second:
                    yield from _governed(sentence, last)


def _governed(sentence: Sentence, preposition: Token) -> Iterator[Token]:
    """Yield what a preposition governs; a stranded one, what its clause is about."""
    nouns = sentence.children(preposition, "pobj")
    for noun in nouns:
        if not is_time(noun):
            yield antecedent(sentence, noun)
    if not nouns and not sentence.children(preposition, "pcomp", "prep"):
        clause = _relative_clause(sentence, preposition)
        if clause and clause.i < preposition.i:
            yield sentence.head(clause)


def _relative_clause(sentence: Sentence, token: Token) -> Token | None:
    return next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)


def place_of_clause(sentence: Sentence, verb: Token, preposition: str) -> Iterator[Token]:
    """Yield the place that "where" takes up ("Souda, where the navy is stationed")."""
    adverbs = {t.lemma for t in sentence.children(verb, "advmod")}
    if preposition in _PLACE_PREPOSITIONS and verb.dep == "relcl" and "where" in adverbs:
        yield sentence.head(verb)


def prepositions_behind(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield prepositions that stand right behind `noun` but hang on a word above it.

    "closed the border with Togo": which of the two a phrase belongs to, only its sense tells.
    """
    edge = _right_edge(sentence, noun)
    for above in sentence.ancestors(noun):
        for child in sentence.children(above, "prep", "npadvmod", "advmod", "agent"):
            if child.i == edge + 1:
                edge = _right_edge(sentence, child)
                yield child
        if above.pos not in _PHRASES:
            return


def is_time(token: Token) -> bool:
    """Return whether a word names a day, year or hour, so that it is no one's argument.

    Of proper nouns only the calendar's count: small recognisers take many a place for a date.
    """
    if token.pos == "PROPN":
        return token.lemma in _CALENDAR
    is_year = token.text.isdigit() and len(token.text) == _YEAR_DIGITS
    return token.entity in _TIMES or token.lemma in _DAYS or is_year


def _right_edge(sentence: Sentence, token: Token) -> int:
    return max(t.i for t in sentence.subtree(token))
