"""Paths from a predicate to its fillers, as frames write them ("object.possessor")."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from dateline.extract.coordination import whole_of_part, with_conjuncts
from dateline.extract.predicates import Predicate
from dateline.model.syntax import Token

_SLOTS: Mapping[str, Callable[[Predicate], Iterator[Token]]] = {
    "subject": Predicate.subjects,
    "object": Predicate.objects,
    "possessor": Predicate.possessors,
    "modifier": Predicate.modifiers,
    "apposition": Predicate.appositions,
    "clause": Predicate.clauses,
    "locative": Predicate.locatives,
    "governor": Predicate.governors,
    "negator": Predicate.negators,
    "auxiliary": Predicate.auxiliaries,
}
SELF = "self"
_AFTER = "after "
_GOVERNOR = "governor"


def is_slot(path: str) -> bool:
    """Return whether `path` is well-formed: steps joined by dots, each known."""
    steps = path.split(".")
    return all(s == SELF or s in _SLOTS or s.startswith(_AFTER) for s in steps)


def fill(predicate: Predicate, path: str) -> tuple[Token, ...]:
    """Return the words at `path`, members of a coordination included.

    Args:
        predicate: where the path starts.
        path: steps joined by dots: `self`, `subject`, `object`, `possessor`, `modifier`,
            `apposition`, `clause`, `governor`, `locative` ("there"), `negator`, `auxiliary`,
            or `after <preposition>`.
    """
    here: tuple[Token, ...] = (predicate.token,)
    for step in path.split("."):
        here = tuple(t for token in here for t in _step(predicate, token, step))
    return tuple(dict.fromkeys(here))


def _step(predicate: Predicate, token: Token, step: str) -> tuple[Token, ...]:
    """Return what `step` leads to from `token`; worked out once a sentence."""
    is_inner = token.i != predicate.token.i
    key = (token.i, is_inner, step)
    if key not in predicate.memo.steps:
        start = replace(predicate, token=token, inner=is_inner)
        predicate.memo.steps[key] = tuple(_taken(start, step))
    return predicate.memo.steps[key]


def _taken(start: Predicate, step: str) -> Iterator[Token]:
    if step == SELF:
        yield start.token
        return
    is_after = step.startswith(_AFTER)
    found = start.after(step.removeprefix(_AFTER)) if is_after else _SLOTS[step](start)
    for word in found:
        if step == _GOVERNOR:
            yield word
        else:
            for member in with_conjuncts(start.sentence, word):
                yield from whole_of_part(start.sentence, member)
