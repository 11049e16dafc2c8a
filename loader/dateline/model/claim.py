"""What an article says: one voice, one fact, with stance and evidence."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.mention import Mention
from dateline.model.span import Span
from dateline.model.time import TimeExpression


class Role(StrEnum):
    """The eight roles; the kind of fact says what each means."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTY = "party"
    THEME = "theme"
    PLACE = "place"
    ORIGIN = "origin"
    DESTINATION = "destination"
    ORGANIZATION = "organization"


class Polarity(StrEnum):
    """Whether the voice affirms or denies the fact."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """In which world the voice places the fact."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    INTENDED = "intended"
    PROMISED = "promised"
    EXPECTED = "expected"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How sure the voice is."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class Tense(StrEnum):
    """Whether the words place the fact before, at or after the time of writing."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class AttributionMode(StrEnum):
    """How the article gives the voice."""

    NARRATOR = "narrator"
    DIRECT_QUOTE = "direct-quote"
    PARTIAL_QUOTE = "partial-quote"
    INDIRECT = "indirect"
    UNNAMED_SOURCE = "unnamed-source"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words they are; no speaker means the article itself."""

    mode: AttributionMode = AttributionMode.NARRATOR
    speaker: Mention | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words: `text[span.start:span.end] == quote`, always."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One article, one voice, one fact, before linking.

    Attributes:
        kind: a class of the ontology ("Withdrawal").
        roles: role and filler, one pair a filler.
        office: the office's name, for OfficeHolding and LeadershipChange.
        content: the fact demanded, promised, threatened or denied; a claim of its own too.
        partial: only part of the actor's presence is meant ("some of its troops").
        confidence: 0 to 1, that a careful reader would agree with kind, roles and stance.
        trigger: the words that gave rise to the claim.
        frame: the frame and pattern that matched ("Withdrawal/verb").
    """

    kind: str
    roles: tuple[tuple[Role, Mention], ...]
    evidence: Evidence
    trigger: Span
    frame: str
    office: str | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.PRESENT
    attribution: Attribution = Attribution()
    time: TimeExpression | None = None
    content: "Claim | None" = None
    partial: bool = False
    confidence: float = 1.0
