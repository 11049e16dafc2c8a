"""What an unlisted name may be: by its label, its own words and what it depends on."""

from collections.abc import Sequence

from dateline.annotate.nouns import NounLexicon
from dateline.model.entity import GROUPS, SITES, EntityType
from dateline.model.syntax import Sentence, Token

_T = EntityType
TYPES_OF_LABEL = {
    "PERSON": frozenset({_T.PERSON}),
    "GPE": frozenset({_T.STATE, _T.TERRITORY, _T.REGION, _T.CITY}),
    "LOC": frozenset({_T.REGION}),
    "ORG": frozenset(
        {_T.ORGANIZATION, _T.INTERNATIONAL_ORGANIZATION, _T.ARMED_GROUP, _T.NEWS_OUTLET}
    ),
    "NORP": frozenset({_T.POPULATION_GROUP}),
    "FAC": frozenset({_T.FACILITY, _T.MILITARY_BASE, _T.AIRPORT}),
    "EVENT": frozenset({_T.CONFLICT}),
    "LAW": frozenset({_T.TREATY}),
    "PRODUCT": frozenset({_T.MATERIEL}),
}
_TELLING = SITES | GROUPS | {_T.TREATY, _T.CONFLICT}
_SITE_FIRST = frozenset({"camp", "fort", "base"})
_LOCATING = frozenset({"in", "at", "near", "outside", "into", "across", "around", "from", "to"})
# Labels that the recogniser gives to foreign people's names, too.
_CONFUSED = frozenset({"ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", ""})
_LONGEST_PERSONAL = 4


def guessed_types(
    sentence: Sentence, words: Sequence[Token], head: Token, *, label: str, nouns: NounLexicon
) -> frozenset[EntityType]:
    """Return what the name made of `words` may be; empty when nothing tells.

    A small model's label is often wrong for foreign names, so what the name itself says
    ("Camp Lejeune", "Incirlik Air Base") wins, and a place preposition adds a reading.
    """
    own = _by_own_words(words, nouns)
    if own:
        return own
    if label in _CONFUSED and _is_personal(words, nouns):
        return TYPES_OF_LABEL["PERSON"]
    by_label = TYPES_OF_LABEL.get(label, frozenset())
    governor = sentence.head(head)
    is_located = head.dep == "pobj" and governor.lemma in _LOCATING
    return by_label | {_T.CITY, _T.REGION} if is_located and by_label else by_label


def _by_own_words(words: Sequence[Token], nouns: NounLexicon) -> frozenset[EntityType]:
    lemmas = [t.text.lower() for t in words if t.pos != "NUM" and t.text.isalpha()]
    if len(lemmas) > 1 and lemmas[0] in _SITE_FIRST:
        return frozenset({_T.MILITARY_BASE})
    return nouns.types_of(lemmas) & _TELLING if len(lemmas) > 1 else frozenset()


def _is_personal(words: Sequence[Token], nouns: NounLexicon) -> bool:
    """Whether a given name and others make up the name ("Sanna Kuisma")."""
    plain = [t.text.lower() for t in words if t.text[0].isupper()]
    is_full_name = 1 < len(plain) == len(words) <= _LONGEST_PERSONAL
    return is_full_name and plain[0] in nouns.people.given_names
