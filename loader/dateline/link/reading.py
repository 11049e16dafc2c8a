"""As what a name is read: who acts, or where it is."""

import re
from enum import Enum

from dateline.model.claim import Role
from dateline.model.entity import GROUPS, PLACES, EntityType
from dateline.model.mention import Mention, MentionKind


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

_BEFORE = 12
_AFTER = 40
_CLAUSE = re.compile(r"(?:\A|[.!?:;\n“\"] ?|, | and | but | that | while | as |\[)\Z")
# What governments do and towns do not.
_ACTS = re.compile(
    r" (?:(?:has|had|will|would|may|might|could|also|again|now|since|then|not|never|long|already|"
    r"still|once|\w+ly) ){0,3}"
    r"(?:accus|agree|announc|approv|ask|back|blam|ban|block|call|claim|condemn|demand|den(?:y|i)|"
    r"denounc|deploy|dismiss|expel|froze|freez|impos|insist|lift|offer|order|pledg|promis|protest|"
    r"recall|recogni[sz]|refus|reject|respond|restor|retaliat|said|says?\b|sent\b|send|sever|sign|"
    r"suspend|threaten|told\b|urg|veto|vow|want|warn|withdr[ae]w)"
)
# What states have and towns do not; "moved its military operations", "its roughly 1,000 troops".
_ARMS = (
    r"(?: [\w,’']+){0,3} (?:troops|forces|soldiers|army|navy|air force|military|warships|warplanes|"
    r"embassy|ambassador|ambassadors|envoy|envoys|diplomats|foreign ministry|defen[cs]e ministry)\b"
)
_ITS_ARMS = re.compile(_ARMS)
_HAS_ARMS = re.compile(rf" (?:has |had |will |would |then |later )?\w+(?: \w+)? its{_ARMS}")


def reading_of(role: Role, kind: str) -> Reading:
    """Return how `role` of a fact of `kind` reads a name."""
    if role is Role.RECIPIENT and kind in _BODILY:
        return Reading.PLAIN
    return _OF_ROLE[role]


def reading_alone(mention: Mention, text: str) -> Reading:
    """Return how a mention that fills no role is read.

    An arm of a state acts ("its troops"), and so does who has one ("Lima moved its embassy"), and
    what a verb of saying or doing follows ("Lima has rejected").
    """
    is_arm = bool(mention.types) and mention.types <= GROUPS
    acts = is_arm or _is_subject(mention, text) or _owns_arms(mention, text)
    return Reading.ACTOR if acts else Reading.PLAIN


def _owns_arms(mention: Mention, text: str) -> bool:
    is_pronoun = mention.kind is MentionKind.PRONOUN
    owned = _ITS_ARMS if is_pronoun and mention.text.lower() == "its" else _HAS_ARMS
    return owned.match(text, mention.span.end) is not None


def _is_subject(mention: Mention, text: str) -> bool:
    start, end = mention.span.start, mention.span.end
    begins = _CLAUSE.search(text, max(0, start - _BEFORE), start)
    return bool(begins and _ACTS.match(text, end, end + _AFTER))


def suits(kind: EntityType | None, reading: Reading) -> bool:
    """Whether an entity of `kind` may be what `reading` looks for."""
    if reading is Reading.PLACE:
        return kind is None or kind in PLACES
    return True
