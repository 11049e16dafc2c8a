"""How well a person fits what the article says of a name: nationality, calling, office, date."""

from dateline.link.candidates import Candidate, Match
from dateline.link.context import Context
from dateline.link.cues import Cues, posts_in
from dateline.link.gazetteer import NOTED
from dateline.link.names import key
from dateline.model.mention import Referent

# From here on news need not say where a person is from: heads of state, world figures.
PROMINENT = 48
# How far a surname's bearer must be ahead of the next to be meant by it alone.
_LEAD = 15
# How much evidence besides the name it takes for a surname alone.
_ENOUGH = 2
_NATIONALITY = 0.2
_OTHER_NATIONALITY = -0.4
_CALLING = 0.1
_OTHER_CALLING = -0.4
# Namesakes of those who are not noted are likelier than they are.
_MINOR_WITHOUT_OFFICE = -0.15
_POST = 0.1
_IN_POWER = 0.15
# "President Bush" of 1990 is not the president of 2001; a last name alone says even less.
_NOT_IN_POWER = -0.4
_NOT_IN_POWER_BY_LAST_NAME = -0.6


class PersonFit:
    """What one referent's candidates are measured against, where they are people."""

    def __init__(self, context: Context, referent: Referent, number: int, cues: Cues) -> None:
        """Take the article's countries and date, the referent, its position and its cues."""
        self._context = context
        self._number = number
        self._cues = cues
        self._is_single = " " not in key(referent.name)

    def score(self, candidate: Candidate) -> float:
        """Return what the article adds to, or takes from, the name's match."""
        return (
            self._by_nationality(candidate)
            + self._by_calling(candidate)
            + _POST * self._shares_post(candidate)
            + self._by_power(candidate)
        )

    def backing(self, candidate: Candidate) -> int:
        """Return how many things besides the name speak for a candidate."""
        power = candidate.entry.is_in_power(self._context.day)
        by_power = 0 if power is None else (2 if power else -2)
        return by_power + self._is_compatriot(candidate) + self._shares_post(candidate)

    def _is_compatriot(self, candidate: Candidate) -> bool:
        home = candidate.entry.home
        if home is None:
            return False
        if self._cues.countries:
            return home in self._cues.countries
        return self._context.names_country(home, besides=self._number)

    def _shares_post(self, candidate: Candidate) -> bool:
        posts = self._cues.posts
        return bool(posts) and bool(posts & posts_in(candidate.entry.entity.description))

    def _by_nationality(self, candidate: Candidate) -> float:
        home = candidate.entry.home
        if home and self._cues.countries:
            return _NATIONALITY if home in self._cues.countries else _OTHER_NATIONALITY
        if home and self._context.names_country(home, besides=self._number):
            return 0.1
        is_known = candidate.entry.prominence >= PROMINENT
        return 0.0 if is_known or candidate.entry.is_in_power(self._context.day) else -0.15

    def _by_calling(self, candidate: Candidate) -> float:
        if self._cues.holds_office:
            return _CALLING
        is_known = candidate.entry.prominence >= PROMINENT
        if self._cues.other_walk or (self._context.is_sport and not is_known):
            return _OTHER_CALLING
        is_minor = candidate.entry.prominence < NOTED and candidate.entry.since is None
        return _MINOR_WITHOUT_OFFICE if is_minor else 0.0

    def _by_power(self, candidate: Candidate) -> float:
        power = candidate.entry.is_in_power(self._context.day)
        if power:
            return _IN_POWER
        is_titled = bool(self._cues.posts) and not self._cues.is_former
        if power is None or not (is_titled or candidate.match is Match.SURNAME):
            return 0.0
        return _NOT_IN_POWER_BY_LAST_NAME if self._is_single else _NOT_IN_POWER


def is_meant_by_surname(
    own: tuple[int, int], others: list[tuple[int, int]], *, is_namesake: bool, is_rare: bool
) -> bool:
    """Return whether a last name alone means the one it is measured for.

    Args:
        own: prominence of the candidate, and its backing.
        others: the same of all other candidates.
        is_namesake: whether it is only the last name that agrees.
        is_rare: whether another bearer is unlikely: a long name, or one kept by hand.
    """
    if not is_namesake:
        return True
    prominence, backing = own
    is_far_ahead = prominence >= max((p for p, _ in others), default=0) + _LEAD
    is_best_backed = backing > max((b for _, b in others), default=0)
    is_only_one = is_rare and is_best_backed and prominence >= NOTED
    is_backed_alone = backing >= _ENOUGH and is_best_backed
    return (
        is_only_one
        or is_backed_alone
        or (prominence >= PROMINENT and is_far_ahead and backing >= 0)
    )
