"""The kinds of fact, as the ontology declares them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One class of fact.

    Attributes:
        name: the class's local name ("BasePresence").
        parent: its super-class among the kinds ("MilitaryPresence"), or None.
        is_situation: it holds from-until; an event happens and has a date bucket.
        is_symmetric: its participants are parties, none of them the doer.
        plover: PLOVER root classes ("RETREAT"); cameo: CAMEO codes ("087").
    """

    name: str
    parent: str | None = None
    is_situation: bool = False
    is_symmetric: bool = False
    plover: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()


def lineage(name: str, kinds: Mapping[str, Kind]) -> Iterator[str]:
    """Yield `name` and the kinds above it, nearest first.

    >>> list(lineage("Offensive", {"Attack": Kind(name="Attack"),
    ...                            "Offensive": Kind(name="Offensive", parent="Attack")}))
    ['Offensive', 'Attack']
    """
    here: str | None = name
    while here is not None:
        yield here
        here = kinds[here].parent
