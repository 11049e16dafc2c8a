"""What people have decided, and what the live Wikidata gave: data that shapes every load."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from dateline.model.identity import content_hash


class Verdict(StrEnum):
    """What a person decided on a link or a fact."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    NONE = "none"  # Wikidata has no such item
    UNDO = "undo"


class Outcome(StrEnum):
    """What a look-up in the live Wikidata came to."""

    FOUND = "found"
    DOUBTFUL = "doubtful"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one person; never changed, only undone by a further one.

    Attributes:
        subject: the name, as the key of the local entity that it would be if nothing more were
            known (`local_key`), or `fact/<key>`.
        name: the name, or the fact in words.
        qid: the item that `verdict` is about.
        who, when, why: the person, the moment (with its zone), and the reason, which may be "".
        undoes: `key` of the decision taken back.
    """

    subject: str
    name: str
    verdict: Verdict
    who: str
    when: datetime
    qid: str | None = None
    why: str = ""
    undoes: str = ""

    @property
    def key(self) -> str:
        """Content identity."""
        parts = (self.subject, self.verdict.value, self.qid or "", self.who, self.undoes)
        return content_hash("decision", *parts, self.when.astimezone(UTC).isoformat())


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return those of `decisions` that hold, oldest first: neither undone nor an undoing."""
    ordered = sorted(decisions, key=lambda d: (d.when, d.key))
    undone = {d.undoes for d in ordered if d.verdict is Verdict.UNDO}
    return tuple(d for d in ordered if d.verdict is not Verdict.UNDO and d.key not in undone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An item that a look-up found: how well it fits, 0 to 1, and what speaks for and against."""

    qid: str
    label: str
    score: float
    description: str = ""
    types: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """The look-up of one name: `subject` and `name` as in `Decision`, findings best first."""

    subject: str
    name: str
    outcome: Outcome
    retrieved: date
    findings: tuple[Finding, ...] = ()

    @property
    def best(self) -> Finding | None:
        """The finding that fits best, if there is one."""
        return self.findings[0] if self.findings else None
