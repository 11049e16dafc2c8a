"""The world of a claim: its words' modality, seen with its kind, its time and its speaker."""

from datetime import date

from dateline.extract.stance import Stance
from dateline.model.claim import Modality, Tense
from dateline.model.kind import Kind
from dateline.model.time import TimeExpression

# PLOVER classes of what goes on for a while; a demand that "is being made" is made.
_GOES_ON = frozenset({"RETREAT", "MOBILIZE", "ASSAULT", "PROTEST", "COOPERATE"})


def world_of(
    stance: Stance,
    kind: Kind | None,
    time: TimeExpression | None,
    *,
    reference: date | None,
    is_own: bool,
) -> Modality:
    """Return in which world a claim stands.

    Args:
        stance: what the words around the trigger say.
        kind: the kind of fact; None if the ontology does not know it.
        time: when it holds, by the text.
        reference: the day from which the article looks; None if not known.
        is_own: the speaker is the doer: who says that he will do it intends it.
    """
    modality = stance.modality
    if modality is Modality.ONGOING and not _goes_on(kind):
        modality = Modality.ACTUAL
    if modality in {Modality.ACTUAL, Modality.ONGOING} and _lies_ahead(stance, time, reference):
        modality = Modality.EXPECTED  # "flies to Fiji tomorrow", "is meeting them next week"
    return Modality.INTENDED if is_own and modality is Modality.EXPECTED else modality


def _goes_on(kind: Kind | None) -> bool:
    return kind is not None and not kind.is_situation and not _GOES_ON.isdisjoint(kind.plover)


def _lies_ahead(stance: Stance, time: TimeExpression | None, reference: date | None) -> bool:
    if stance.tense is Tense.PAST or time is None or time.earliest is None or reference is None:
        return False
    return time.earliest > reference
