"""What a page about a thing shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import Literal, NamedNode

Value = NamedNode | Literal


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """Something with an IRI, and what to call it."""

    label: str
    iri: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One property of the thing; a value that has a name comes with it."""

    property: str
    value: Value
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One claim: who says what, how, and in which words of which article.

    Attributes:
        claim: its IRI; fact, evidence: of what it is about and rests on.
        voice: who says it: a speaker, the publisher or the article.
        mode, polarity, modality, certainty: values of the closed lists, by their own names.
        time: as printed, or "".
        window: the days the claim can mean, or "".
        quote, before, after: the exact words, and a little of what stands around them.
        day: the article's reference date, or "".
        url: the article's address, or "".
    """

    claim: str
    fact: Named
    evidence: str
    voice: Named
    mode: str
    polarity: str
    modality: str
    certainty: str
    confidence: str
    time: str
    window: str
    quote: str
    before: str
    after: str
    start: str
    end: str
    article: Named
    day: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact in words, with its status and the claim or fact which that rests on.

    Attributes:
        roles: role and who fills it, in the order of their names.
        window: its days, or "".
        claims, origins: how many claims are about it, and how many different texts make them.
    """

    iri: str
    kind: str
    roles: tuple[tuple[str, Named], ...]
    status: str
    ground: str
    derived_from: str
    window: str
    claims: str
    origins: str

    @property
    def words(self) -> str:
        """The fact in words: "Withdrawal: actor France; origin Mali"."""
        parts = (
            f"{role} {', '.join(named.label for _, named in group)}"
            for role, group in groupby(self.roles, key=lambda pair: pair[0])
        )
        return f"{self.kind}: {'; '.join(parts)}"


def voices(passages: Sequence[Passage]) -> Iterator[tuple[Named, Sequence[Passage]]]:
    """Yield each voice and what it says, in the order of `passages`."""
    for voice, group in groupby(passages, key=lambda passage: passage.voice):
        yield voice, tuple(group)


def window(earliest: str, latest: str) -> str:
    """Return the days from `earliest` to `latest` for reading.

    >>> window("2026-01-02", "2026-01-02"), window("2026-01-02", ""), window("", "")
    ('2026-01-02', '2026-01-02 to ?', '')
    """
    if not earliest and not latest:
        return ""
    return earliest if earliest == latest else f"{earliest or '?'} to {latest or '?'}"


def member(iri: str) -> str:
    """Return the value that an IRI of a closed list stands for.

    >>> member("https://w3id.org/dateline/vocab/attribution-direct-quote")
    'direct-quote'
    """
    return iri.rpartition("/")[2].partition("-")[2]


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name("https://w3id.org/dateline/ontology#Meeting")
    'Meeting'
    """
    return iri.rpartition("#")[2].rpartition("/")[2] or iri
