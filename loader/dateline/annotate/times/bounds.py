"""Which end of time a preposition opens."""

import re
from typing import Final

from dateline.annotate.times.lexicon import DASH, GAP
from dateline.annotate.times.passage import Passage
from dateline.model.time import Bound

_FROM: Final = "since|from|after|starting|beginning|effective"
_UNTIL: Final = "until|till|til|by|through|before|pending"
_PREPOSITION: Final = re.compile(
    rf"\b(?:(?P<from>{_FROM})|(?P<until>{_UNTIL}|no{GAP}later{GAP}than))"
    rf"{GAP}(?:(?:in|on|at|as){GAP})?(?:the{GAP})?$",
    re.IGNORECASE,
)
# "from 12 to 20 May" says both ends itself.
_BOTH_ENDS: Final = re.compile(
    rf"\d{DASH}\d|{GAP}(?:to|until|till|through|and){GAP}", re.IGNORECASE
)
_REACHES: Final = {"since": Bound.FROM, "until": Bound.UNTIL, "till": Bound.UNTIL}
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM", "ADP", "ADJ", "SCONJ", "PRON"})


def bound_at(passage: Passage, start: int, end: int) -> Bound:
    """Return the bound that the words before the expression from `start` to `end` set.

    "since" and "until" reach through a noun phrase ("since independence in 1977"); the others
    only mean time right beside it ("after talks on Friday" is on Friday).
    """
    if _BOTH_ENDS.search(passage.text, start, end):
        return Bound.WITHIN
    found = _PREPOSITION.search(passage.before(start))
    if found is not None:
        return Bound.FROM if found["from"] else Bound.UNTIL
    token = passage.token_at(start)
    for governor in passage.sentence.ancestors(token):
        if governor.lemma in _REACHES:
            return _REACHES[governor.lemma]
        if governor.pos not in _NOMINAL:
            break
    return Bound.WITHIN
