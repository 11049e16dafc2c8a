"""Which claims two versions of an article share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from dateline.rdf.namespaces import name

_STANCE: Final = tuple(
    name(f"dl:{part}")
    for part in ("claims", "attributedTo", "attributionMode", "polarity", "modality", "certainty")
)
_CLAIMS, _EVIDENCE = name("dl:claims"), name("dl:evidence")
_SELECTOR, _EXACT = name("oa:hasSelector"), name("oa:exact")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class SaidFact:
    """A claim apart from where in the text it stands.

    Attributes:
        fact: IRI of the fact; quote: the exact words.
        stance: IRIs of fact, voice, attribution, polarity, modality and certainty.
    """

    fact: str
    quote: str
    stance: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDiff:
    """Claims by what they say: an edit moves those that follow it without changing them."""

    added: tuple[SaidFact, ...]
    removed: tuple[SaidFact, ...]
    kept: tuple[SaidFact, ...]


def diff_claims(before: Iterable[Quad], after: Iterable[Quad]) -> ClaimDiff:
    """Compare the claims of two versions of one article's graph; each tuple is sorted."""
    old, new = Counter(_said(before)), Counter(_said(after))
    return ClaimDiff(
        added=tuple(sorted((new - old).elements())),
        removed=tuple(sorted((old - new).elements())),
        kept=tuple(sorted((old & new).elements())),
    )


def _said(quads: Iterable[Quad]) -> Iterable[SaidFact]:
    about: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        row = about.setdefault(str(quad.subject), {})
        if isinstance(quad.object, NamedNode | Literal):
            row.setdefault(str(quad.predicate), []).append(quad.object.value)
    return [_claim(row, about) for row in about.values() if str(_CLAIMS) in row]


def _claim(row: Mapping[str, list[str]], about: Mapping[str, Mapping[str, list[str]]]) -> SaidFact:
    evidence = about[f"<{row[str(_EVIDENCE)][0]}>"]
    selectors = (about[f"<{iri}>"] for iri in evidence[str(_SELECTOR)])
    quote = next(s[str(_EXACT)][0] for s in selectors if str(_EXACT) in s)
    stance = tuple(row[str(predicate)][0] for predicate in _STANCE)
    return SaidFact(fact=stance[0], quote=quote, stance=stance)
