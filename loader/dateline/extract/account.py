"""Why there is a claim, and why there is none: values for a person to look at."""

from dataclasses import dataclass
from typing import TypeAlias

from dateline.model.claim import Claim, Role
from dateline.model.mention import Mention
from dateline.model.span import Span
from dateline.model.syntax import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """A filler and what gave it.

    Attributes:
        path: the slot path that leads to it ("after from"); None when another claim of the same
            situation, or the fact below a demand, gave it.
        names: what the article calls the things it stands for.
        fit: the types for which the role takes it; empty when its type is not known or the role
            takes anything.
    """

    role: Role
    mention: Mention
    path: str | None
    names: tuple[str, ...]
    fit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word without which the claim would say something else.

    Attributes:
        word, span: as printed.
        aspect: "polarity", "modality", "certainty", "tense", "attribution" or "time".
        otherwise: what that would be without the word.
    """

    word: str
    span: Span
    aspect: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What the confidence rests on: `effect` is what the feature adds to the log-odds."""

    feature: str
    value: float
    effect: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one claim came about.

    Attributes:
        grounds: every feature that the confidence was worked out from, the weightiest first.
        quotation: the quotation that the trigger stands in.
        other_times: time expressions of the sentence that do not date the claim.
    """

    claim: Claim
    sentence: Sentence
    fillings: tuple[Filling, ...]
    cues: tuple[Cue, ...]
    grounds: tuple[Ground, ...] = ()
    quotation: Span | None = None
    other_times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A word that has to stand, or must not stand, at `path` does not, or does.

    Attributes:
        wanted: whether one of `lemmas` is asked for; else none of them may be there.
        found: the words that stand there.
    """

    path: str
    lemmas: frozenset[str]
    wanted: bool
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that was looked at for a role, and why it was refused."""

    role: Role
    path: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unfilled:
    """None of `roles` has a filler, or too few of them; `seen` are the words that were tried."""

    roles: frozenset[Role]
    seen: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The pattern wants a name somewhere among its fillers, and these words give none."""

    fillers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithoutContent:
    """The pattern holds only with a fact below it, and there is none."""


@dataclass(frozen=True, slots=True)
class SaidElsewhere:
    """Another claim says it too, and more fully; None where the words give nothing of their own."""

    by: Claim | None


@dataclass(frozen=True, slots=True)
class BelowMinimum:
    """The claim was left out: its confidence is below what was asked for."""

    confidence: float


Refusal: TypeAlias = Condition | Unfilled | Unnamed | WithoutContent | SaidElsewhere | BelowMinimum


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclaimed:
    """A word that may start a pattern, and why it gave no claim; `pattern` is "Kind/name"."""

    sentence: Sentence
    trigger: Span
    pattern: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Explanation:
    """One article's claims and what else might have been one, in reading order."""

    accounts: tuple[Account, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
