"""Countries and towns that are somebody's name: "Jordan" in a report on Michael Jordan."""

from collections.abc import Sequence

from dateline.link.candidates import Candidate, Match
from dateline.link.context import Context
from dateline.link.names import key
from dateline.model.entity import PLACES, EntityType
from dateline.model.mention import Referent


def bearer_of(
    number: int,
    candidates: Sequence[Candidate],
    context: Context,
    referents: Sequence[Referent],
) -> int | None:
    """Return the position of the person whose first or last name a place's name here is.

    None when anything else in the article speaks for the place.

    Args:
        number: position of the referent with the doubtful name.
        candidates: what it may be.
        context: the countries the article is about.
        referents: all of them.
    """
    name = key(referents[number].name)
    by_name = [c for c in candidates if c.match is not Match.SURNAME]
    homes = {c.entry.home for c in by_name}
    is_backed = any(home and context.names_country(home, besides=number) for home in homes)
    if " " in name or is_backed or not all(_is_place(c) for c in by_name):
        return None
    people = (i for i, r in enumerate(referents) if i != number and _is_called(r, name))
    return next(people, None)


def _is_called(referent: Referent, name: str) -> bool:
    if not referent.is_named or EntityType.PERSON not in referent.types[:1]:
        return False
    parts = key(referent.name).split()
    return len(parts) > 1 and name in {parts[0], parts[-1]}


def _is_place(candidate: Candidate) -> bool:
    return candidate.entry.entity.type in PLACES
