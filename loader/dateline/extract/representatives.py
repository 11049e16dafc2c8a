"""People who act for whoever they come from: "officials from Riyadh", "the army of Chad"."""

from collections.abc import Iterator

from dateline.extract.coordination import with_conjuncts
from dateline.model.syntax import Sentence, Token

_REPRESENTATIVES = frozenset(
    "official officer leader head president premier minister secretary representative delegate "
    "delegation envoy ambassador diplomat negotiator mediator general commander government "
    "administration authority cabinet ministry junta regime ruler monarch king parliament force "
    "troop soldier army navy military marine peacekeeper contingent battalion warship jet "
    "warplane aircraft spokesman spokeswoman spokesperson chief team counterpart".split()
)


def principals(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the nouns after "of" and "from" of a word for those who act for others.

    "the ministers of defence of Chad and Togo": of a common noun, what follows it as well.
    """
    if token.lemma in _REPRESENTATIVES:
        for noun in _belonging(sentence, token):
            yield noun
            if noun.pos == "NOUN":
                yield from _belonging(sentence, noun)


def _belonging(sentence: Sentence, token: Token) -> Iterator[Token]:
    for preposition in sentence.children(token, "prep"):
        if preposition.lemma in {"of", "from"}:
            for noun in sentence.children(preposition, "pobj"):
                yield from with_conjuncts(sentence, noun)
