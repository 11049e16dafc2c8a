"""Words that only take something up: pronouns, "there", "both", "the two", "the latter"."""

from collections.abc import Iterator

from dateline.annotate.phrases import ORDINALS, Phrase
from dateline.model.mention import MentionKind
from dateline.model.quotes import quotation_around
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

FIRST_PERSON = frozenset(
    "i me my mine myself we us our ours ourselves".split(),
)
SECOND_PERSON = frozenset("you your yours yourself yourselves".split())
SETS = frozenset({"both", "neither", "each", "either"})
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PLACES = frozenset({"there", "here"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
# "It is unclear when", "it seems that": nothing is taken up.
_LINKING = frozenset({"be", "seem", "appear", "remain", "become", "look"})
_EVALUATING = frozenset(
    """clear unclear possible impossible likely unlikely important necessary essential vital crucial
    difficult hard easy true false obvious evident apparent wrong right doubtful inevitable
    premature early late common rare unusual significant uncertain unknown imperative""".split()
)


def pronoun_phrases(sentence: Sentence, number: int, quotes: tuple[Span, ...]) -> Iterator[Phrase]:
    """Yield the words of a sentence that only take something up.

    Args:
        sentence: a parsed sentence.
        number: its position in the article.
        quotes: the article's quotations: "we" in one is the speaker, elsewhere nobody known.
    """
    for token in sentence.tokens:
        if _takes_up(sentence, token) or (
            is_first_person(token) and quotation_around(token.span, quotes)
        ):
            yield Phrase(
                span=token.span,
                text=token.text,
                kind=MentionKind.PRONOUN,
                sentence=sentence,
                number=number,
                head=token,
            )


def is_first_person(token: Token) -> bool:
    """Return whether it is "we", "our", "I" and the like."""
    return token.text.lower() in FIRST_PERSON and token.tag in {"PRP", "PRP$"}


def is_relative(token: Token) -> bool:
    """Return whether it opens a relative clause ("who", "whose")."""
    return token.tag in {"WP", "WP$", "WDT"} and token.dep in _ARGUMENTS


def _takes_up(sentence: Sentence, token: Token) -> bool:
    if token.tag in {"PRP", "PRP$"}:
        is_third = token.text.lower() not in FIRST_PERSON | SECOND_PERSON
        return is_third and token.dep != "expl" and not _is_empty(sentence, token)
    if token.lemma in _PLACES:
        return token.dep == "advmod"
    if token.lemma in SETS:
        return token.dep in _ARGUMENTS
    return is_relative(token) or _stands_for_number(sentence, token)


def _stands_for_number(sentence: Sentence, token: Token) -> bool:
    """Whether it is "the two" or "the latter" without a noun."""
    is_such = token.lemma in NUMBERS or token.lemma in ORDINALS
    is_alone = token.pos in {"NUM", "ADJ", "NOUN", "PROPN"} and token.dep in _ARGUMENTS
    return is_such and is_alone and any(t.lemma == "the" for t in sentence.children(token, "det"))


def _is_empty(sentence: Sentence, token: Token) -> bool:
    """Whether "it" stands for a clause that follows ("it is unclear when")."""
    verb = sentence.head(token)
    if token.lemma != "it" or token.dep != "nsubj" or verb.lemma not in _LINKING:
        return False
    adjectives = sentence.children(verb, "acomp", "oprd")
    if any(a.lemma in _EVALUATING for a in adjectives):
        return True
    return verb.lemma in {"seem", "appear"} and bool(sentence.children(verb, "ccomp"))
