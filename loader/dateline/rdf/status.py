"""What the claims about a fact add up to: status and its ground, time window, counts.

Pure functions; nothing here reads a store.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pyoxigraph import NamedNode

from dateline.model.claim import Modality, Polarity, Tense
from dateline.rdf.origins import Print, origins

_FACTUAL = frozenset({Modality.ACTUAL, Modality.ONGOING})
_PLANNED = frozenset({Modality.INTENDED, Modality.PROMISED, Modality.EXPECTED})


class Status(StrEnum):
    """What may be said of a fact, given all claims about it."""

    ONGOING = "ongoing"
    ENDED = "ended"
    PLANNED = "planned"
    OCCURRED = "occurred"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """What the status rules need to know of a claim.

    Attributes:
        claim, fact, article, graph, voice: their IRIs; `graph` is the article's own.
        origin: what tells whether two articles are one report, and so no independent evidence.
        reference_date: the article's.
    """

    claim: NamedNode
    fact: NamedNode
    article: NamedNode
    graph: NamedNode
    voice: NamedNode
    origin: Print
    reference_date: date | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    tense: Tense = Tense.PRESENT
    earliest: date | None = None
    latest: date | None = None
    partial: bool = False
    confidence: float = 1.0

    @property
    def affirmed(self) -> bool:
        """Whether the voice says that it is so (in whichever world)."""
        return self.polarity is Polarity.AFFIRMED

    @property
    def factual(self) -> bool:
        """Whether the claim is about this world, affirmed or negated."""
        return self.modality in _FACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """An event that ends a situation ("withdrew from"), as far as claims bear it out.

    Attributes:
        fact: the event's IRI.
        latest: the last day on which it can have happened.
        reported: the latest reference date of the articles that report it.
        disputed: some other voice denies it.
    """

    fact: NamedNode
    latest: date | None = None
    reported: date | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The computed part of a fact.

    Attributes:
        status: how it stands.
        ground: the claim or fact that the status rests on.
        surest: the surest claim that it is so; None where no voice says that.
        earliest, latest: the days it can have held or happened on.
        claims, origins: how many claims there are, and from how many reports.
        support: how many reports say that it is so.
    """

    status: Status
    ground: NamedNode | None = None
    surest: NamedNode | None = None
    earliest: date | None = None
    latest: date | None = None
    claims: int = 0
    origins: int = 0
    support: int = 0


def judge(
    claims: Sequence[ClaimView], *, is_situation: bool, endings: Sequence[Ending] = ()
) -> Verdict:
    """Return what `claims`, all about one fact, and the events that end it amount to."""
    status, ground = _status(claims, endings, is_situation=is_situation)
    earliest, latest = _window(claims)
    numbers = origins(c.origin for c in claims)
    if status is Status.ONGOING:
        latest = None
    elif status is Status.ENDED and endings:
        latest = _decisive(endings).latest or latest
    return Verdict(
        status=status,
        ground=ground,
        surest=_surest(claims),
        # Claims that contradict each other ("since 2020", "until 2015") give no beginning.
        earliest=None if earliest and latest and earliest > latest else earliest,
        latest=latest,
        claims=len(claims),
        origins=len(set(numbers)),
        support=len({n for n, c in zip(numbers, claims, strict=True) if c.affirmed and c.factual}),
    )


def ending_of(fact: NamedNode, claims: Sequence[ClaimView]) -> Ending | None:
    """Return the end that `fact` (a withdrawal, a closure) puts to others; None if it does not.

    Only what is affirmed as done, and wholly done, ends anything.
    """
    done = [c for c in claims if _ends(c)]
    if not done:
        return None
    return Ending(
        fact=fact,
        latest=max((c.latest for c in done if c.latest), default=None),
        reported=max((c.reference_date for c in done if c.reference_date), default=None),
        disputed=_disputer(claims) is not None,
    )


def outlives(claims: Iterable[ClaimView], ending: Ending) -> bool:
    """Return whether some claim says that the fact holds after `ending`.

    Either the time it states begins later, or it speaks in the present tense in an article later
    than the last one that reports the end.
    """
    return any(_is_later(c, ending) for c in claims if c.affirmed and c.factual)


def _status(
    claims: Sequence[ClaimView], endings: Sequence[Ending], *, is_situation: bool
) -> tuple[Status, NamedNode | None]:
    denial = _disputer(claims)
    if denial:
        return Status.DISPUTED, denial.claim
    if endings:
        last = _decisive(endings)
        return Status.DISPUTED if last.disputed else Status.ENDED, last.fact
    stated = [c for c in claims if c.affirmed and c.factual]
    if stated:
        return _situation(stated) if is_situation else (Status.OCCURRED, _newest(stated).claim)
    planned = [c for c in claims if c.affirmed and c.modality in _PLANNED]
    return (Status.PLANNED, _newest(planned).claim) if planned else (Status.UNKNOWN, None)


def _surest(claims: Iterable[ClaimView]) -> NamedNode | None:
    """Return the surest claim that the fact is so: of equal ones that with the smallest IRI."""
    stated = (c for c in claims if c.affirmed and c.factual)
    best = min(stated, key=lambda c: (-c.confidence, c.claim.value), default=None)
    return best.claim if best else None


def _window(claims: Sequence[ClaimView]) -> tuple[date | None, date | None]:
    """Return the first and last day that the claims speak of, those about this world if any."""
    affirmed = [c for c in claims if c.affirmed]
    bearing = [c for c in affirmed if c.factual] or affirmed
    earliest = min((c.earliest for c in bearing if c.earliest), default=None)
    return earliest, max((c.latest for c in bearing if c.latest), default=None)


def _situation(stated: Sequence[ClaimView]) -> tuple[Status, NamedNode | None]:
    present = [c for c in stated if c.tense is Tense.PRESENT]
    if present:
        return Status.ONGOING, _newest(present).claim
    if all(c.tense is Tense.PAST for c in stated):
        return Status.ENDED, _newest(stated).claim
    return Status.UNKNOWN, None


def _disputer(claims: Sequence[ClaimView]) -> ClaimView | None:
    """Return the newest denial of what another voice affirms."""
    voices = {c.voice for c in claims if c.affirmed and c.factual}
    denials = [c for c in claims if c.factual and not c.affirmed and voices - {c.voice}]
    return _newest(denials) if denials else None


def _ends(claim: ClaimView) -> bool:
    return claim.affirmed and claim.modality is Modality.ACTUAL and not claim.partial


def _is_later(claim: ClaimView, ending: Ending) -> bool:
    dated = claim.earliest and ending.latest and claim.earliest > ending.latest
    told = (
        claim.tense is Tense.PRESENT
        and claim.reference_date
        and ending.reported
        and claim.reference_date > ending.reported
    )
    return bool(dated or told)


def _newest(claims: Sequence[ClaimView]) -> ClaimView:
    return max(
        claims,
        key=lambda c: (c.reference_date or date.min, c.latest or date.min, c.claim.value),
    )


def _decisive(endings: Sequence[Ending]) -> Ending:
    return max(endings, key=lambda e: (e.latest or date.min, e.fact.value))
