"""Which claims two versions of an article share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from dateline.rdf.namespaces import name

_STANCE: Final = tuple(
    name(f"dl:{part}") for part in ("attributionMode", "polarity", "modality", "certainty")
)
_CLAIMS, _EVIDENCE = name("dl:claims"), name("dl:evidence")
_VOICE, _ARTICLE = name("dl:attributedTo"), name("dl:inArticle")
_SELECTOR, _EXACT = name("oa:hasSelector"), name("oa:exact")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class SaidFact:
    """A claim apart from where in the text it stands.

    Attributes:
        fact: IRI of the fact; quote: the exact words.
        stance: wording of the fact, else its IRI; IRIs of voice, attribution, polarity, modality
            and certainty. No voice where the article itself speaks: its IRI changes with its text.
    """

    quote: str
    stance: tuple[str, ...]
    fact: str = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDiff:
    """Claims by what they say: an edit moves those that follow it without changing them."""

    added: tuple[SaidFact, ...]
    removed: tuple[SaidFact, ...]
    kept: tuple[SaidFact, ...]


def diff_claims(
    before: Iterable[Quad], after: Iterable[Quad], wording: Mapping[str, str] | None = None
) -> ClaimDiff:
    """Compare the claims of two versions of one article's graph; each tuple is sorted.

    Args:
        before: the quads of the one version.
        after: the quads of the other.
        wording: facts in words, by IRI. What is only described ("Kurdish forces") has another
            IRI in each version of its article, and facts about it are the same by their words.
    """
    old, new = Counter(_said(before, wording or {})), Counter(_said(after, wording or {}))
    return ClaimDiff(
        added=tuple(sorted((new - old).elements())),
        removed=tuple(sorted((old - new).elements())),
        kept=tuple(sorted((old & new).elements())),
    )


def _said(quads: Iterable[Quad], wording: Mapping[str, str]) -> Iterable[SaidFact]:
    about: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        row = about.setdefault(str(quad.subject), {})
        if isinstance(quad.object, NamedNode | Literal):
            row.setdefault(str(quad.predicate), []).append(quad.object.value)
    return [_claim(row, about, wording) for row in about.values() if str(_CLAIMS) in row]


def _claim(
    row: Mapping[str, list[str]],
    about: Mapping[str, Mapping[str, list[str]]],
    wording: Mapping[str, str],
) -> SaidFact:
    evidence = about[f"<{row[str(_EVIDENCE)][0]}>"]
    selectors = (about[f"<{iri}>"] for iri in evidence[str(_SELECTOR)])
    quote = next(s[str(_EXACT)][0] for s in selectors if str(_EXACT) in s)
    fact, voice = row[str(_CLAIMS)][0], row[str(_VOICE)][0]
    own_voice = "" if voice == row[str(_ARTICLE)][0] else voice
    stance = (row[str(predicate)][0] for predicate in _STANCE)
    return SaidFact(fact=fact, quote=quote, stance=(wording.get(fact, fact), own_voice, *stance))
