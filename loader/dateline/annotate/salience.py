"""Which of several earlier referents a phrase takes up most likely.

Candidates are ranked by recency and grammatical role, after Lappin and Leass, "An Algorithm
for Pronominal Anaphora Resolution" (Computational Linguistics 20:4, 1994), much simplified.
"""

from collections.abc import Callable, Iterable

from dateline.annotate.history import History, Reference
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import conjuncts, is_coargument
from dateline.model.entity import EntityType
from dateline.model.mention import MentionKind

_WEIGHTS = {
    "nsubj": 3.0,
    "nsubjpass": 3.0,
    "dobj": 1.0,
    "poss": -1.0,
    "amod": -2.0,
    "compound": -1.0,
}
_PER_SENTENCE = 3.5
_DEMONYM = -1.5
# An object takes up an object rather than a subject.
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_PARALLEL = 2.0
Test = Callable[[Reference], bool]


def best(
    phrase: Phrase,
    history: History,
    types: frozenset[EntityType],
    *,
    allowed: Test = lambda _: True,
) -> tuple[int, ...]:
    """Return the most salient earlier referent of one of `types`; none when nothing fits.

    Args:
        phrase: what takes it up.
        history: what was read before.
        types: what it may be.
        allowed: what else a candidate has to pass.
    """

    def may_corefer(reference: Reference) -> bool:
        return _may_corefer(phrase, reference, history, types) and allowed(reference)

    found = list(filter(may_corefer, history.recent(phrase)))
    top = max(found, key=lambda r: salience(phrase, r.phrase), default=None)
    return history.taken_up(top) if top and not _is_one_of_several(top, found) else ()


def _is_one_of_several(top: Reference, found: Iterable[Reference]) -> bool:
    """Whether what is joined to it fits as well, so that the singular may mean either."""
    joined = {t.i for t in conjuncts(top.phrase.sentence, top.phrase.head)}
    return any(
        other.phrase.number == top.phrase.number
        and other.phrase.head.i in joined
        and other.referents != top.referents
        for other in found
    )


def salience(phrase: Phrase, candidate: Phrase) -> float:
    """Return how likely `phrase` takes up `candidate`, by its role and distance."""
    role = _WEIGHTS.get(candidate.head.dep, 0.0)
    if phrase.head.dep in _OBJECTS - {"nsubjpass"}:
        role = _PARALLEL if candidate.head.dep in _OBJECTS else role / 2
    demonym = _DEMONYM if candidate.kind is MentionKind.DEMONYM else 0.0
    return role + demonym - _PER_SENTENCE * (phrase.number - candidate.number)


def _may_corefer(
    phrase: Phrase, reference: Reference, history: History, types: frozenset[EntityType]
) -> bool:
    earlier = reference.phrase
    if len(reference.referents) > 1 or is_coargument(phrase, earlier):
        return False
    if reference.referents:
        return history.types_fit(reference.referents[0], types)
    is_candidate = earlier.kind is MentionKind.NOMINAL and not earlier.is_plural
    return is_candidate and bool(earlier.types) and earlier.types <= types
