"""As what a name is read: who acts, or where it is."""

from enum import Enum

from dateline.model.claim import Role
from dateline.model.entity import GROUPS, PLACES, EntityType
from dateline.model.mention import Mention


class Reading(Enum):
    """How a role reads the name that fills it."""

    ACTOR = "actor"  # "Moscow" is the state
    PLACE = "place"  # "Moscow" is the city
    PLAIN = "plain"  # as the name says; a seat of government that is no place name acts


_OF_ROLE = {
    Role.ACTOR: Reading.ACTOR,
    Role.RECIPIENT: Reading.ACTOR,
    Role.PARTY: Reading.ACTOR,
    Role.ORGANIZATION: Reading.ACTOR,
    Role.PLACE: Reading.PLACE,
    Role.ORIGIN: Reading.PLACE,
    Role.DESTINATION: Reading.PLACE,
    Role.THEME: Reading.PLAIN,
}
# Who is struck, taken, left or visited may be a town as such.
_BODILY = frozenset(
    "Attack Offensive ArmedConflict Seizure TerritorialControl Deployment Withdrawal Visit".split()
)


def reading_of(role: Role, kind: str) -> Reading:
    """Return how `role` of a fact of `kind` reads a name."""
    if role is Role.RECIPIENT and kind in _BODILY:
        return Reading.PLAIN
    return _OF_ROLE[role]


def reading_alone(mention: Mention) -> Reading:
    """Return how a mention that fills no role is read: an arm of a state acts ("its troops")."""
    return Reading.ACTOR if mention.types and mention.types <= GROUPS else Reading.PLAIN


def suits(kind: EntityType | None, reading: Reading) -> bool:
    """Whether an entity of `kind` may be what `reading` looks for."""
    if reading is Reading.PLACE:
        return kind is None or kind in PLACES
    return True
