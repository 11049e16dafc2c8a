"""Claims and facts read back from quads, as the values that the rules work on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from dateline.model.claim import Modality, Polarity, Role, Tense
from dateline.rdf.namespaces import Base, name
from dateline.rdf.origins import Print
from dateline.rdf.signature import decoded
from dateline.rdf.status import ClaimView
from dateline.rdf.terms import A, Term

_ROLES = {name(f"dl:{role.value}"): role for role in Role}
_CONTENT = name("dl:content")
_OWN = {A, name("dl:office"), _CONTENT, *_ROLES}
_CLAIMS = name("dl:claims")
_DLV = name("dlv:").value
_READ: Final = {
    name(f"dl:{part}"): part
    for part in (
        "claims", "inArticle", "attributedTo", "polarity", "modality", "tense", "earliest",
        "latest", "partial", "confidence", "textHash", "textSignature", "agency", "referenceDate",
    )
}  # fmt: skip
_NEEDED: Final = {"inArticle", "attributedTo", "polarity", "modality", "tense"}
# What `Reader` reads of articles' own graphs.
BEARING: Final = frozenset(_READ)


class Memo(Protocol):
    """What was read of the store before, by fact."""

    def get(self, node: NamedNode, /) -> tuple[object, ...] | None:
        """Return what is stored about `node`; None if unknown."""
        ...

    def stage(self, node: NamedNode, value: tuple[object, ...], /) -> None:
        """Note what will be stored about `node`."""
        ...


class View(Protocol):
    """Quads that can be looked up by any of their parts."""

    @property
    def memo(self) -> Memo:
        """What was read before."""
        ...

    @property
    def replaced(self) -> AbstractSet[NamedNode]:
        """Graphs of which what is stored no longer counts."""
        ...

    def match_added(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: Term | None,
        graph: NamedNode | None,
    ) -> Iterable[Quad]:
        """Return those of the quads that are not stored yet."""
        ...

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: Term | None,
        graph: NamedNode | None,
    ) -> Iterable[Quad]:
        """Return the quads that have these parts; None stands for any."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact's own part: `quads` holds its kind, roles, office and content and nothing computed."""

    node: NamedNode
    kind: str
    roles: Mapping[Role, frozenset[NamedNode]]
    content: NamedNode | None
    quads: frozenset[Quad]

    def role(self, role: Role) -> frozenset[NamedNode]:
        """Return the entities in `role`."""
        return self.roles.get(role, frozenset())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads facts and claims through `view`, each once."""

    view: View
    base: Base
    _facts: dict[NamedNode, FactView | None] = field(default_factory=dict)
    _claims: dict[NamedNode, tuple[ClaimView, ...]] = field(default_factory=dict)
    _articles: dict[NamedNode, tuple[Print, date | None]] = field(default_factory=dict)
    _subjects: dict[tuple[NamedNode, Term], frozenset[NamedNode]] = field(default_factory=dict)

    def fact(self, node: NamedNode) -> FactView | None:
        """Return the fact `node`, or None if the facts' graph does not hold it."""
        if node not in self._facts:
            quads = self.view.match(node, None, None, self.base.facts_graph)
            self._facts[node] = fact_view(quads)
        return self._facts[node]

    def claims(self, fact: NamedNode) -> tuple[ClaimView, ...]:
        """Return all claims about `fact`, whatever article they are in."""
        if fact not in self._claims:
            found = tuple(self._found_claims(fact))
            self._claims[fact] = found
            self.view.memo.stage(fact, found)
        return self._claims[fact]

    def subjects(self, predicate: NamedNode, object_: Term) -> frozenset[NamedNode]:
        """Return the facts of which `predicate` and `object_` are said."""
        key = predicate, object_
        if key not in self._subjects:
            quads = self.view.match(None, predicate, object_, self.base.facts_graph)
            self._subjects[key] = frozenset(_node(quad.subject) for quad in quads)
        return self._subjects[key]

    def _found_claims(self, fact: NamedNode) -> Iterator[ClaimView]:
        known = self.view.memo.get(fact)
        look = self.view.match if known is None else self.view.match_added
        for claim in known or ():
            if isinstance(claim, ClaimView) and claim.graph not in self.view.replaced:
                yield claim
        found = (self._claim(quad) for quad in look(None, _CLAIMS, fact, None))
        yield from (claim for claim in found if claim)

    def _claim(self, claims: Quad) -> ClaimView | None:
        """Return a claim; None if a part of it is missing, as only damage leaves it."""
        claim, fact, graph = (_node(t) for t in (claims.subject, claims.object, claims.graph_name))
        said = _values(self.view.match(claim, None, None, graph))
        if not said.keys() >= _NEEDED:
            return None
        article = NamedNode(said["inArticle"])
        origin, written = self._article(article, graph)
        return ClaimView(
            claim=claim,
            fact=fact,
            article=article,
            graph=graph,
            voice=NamedNode(said["attributedTo"]),
            origin=origin,
            reference_date=written,
            polarity=Polarity(_member(said["polarity"], "polarity")),
            modality=Modality(_member(said["modality"], "modality")),
            tense=Tense(_member(said["tense"], "tense")),
            earliest=_day(said.get("earliest")),
            latest=_day(said.get("latest")),
            partial=said.get("partial") == "true",
            confidence=float(said.get("confidence", "0")),
        )

    def _article(self, article: NamedNode, graph: NamedNode) -> tuple[Print, date | None]:
        """Return what tells an article's origin, and its date."""
        if article not in self._articles:
            about = _values(self.view.match(article, None, None, graph))
            self._articles[article] = _print(about), _day(about.get("referenceDate"))
        return self._articles[article]


def fact_view(quads: Iterable[Quad]) -> FactView | None:
    """Return the fact that `quads` describe; None if nothing says what kind it is."""
    own: dict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        predicate = quad.predicate
        if predicate in _OWN:
            own[predicate].append(quad)
    if not own[A]:
        return None
    contents = [_node(quad.object) for quad in own[_CONTENT]]
    return FactView(
        node=_node(own[A][0].subject),
        kind=_node(own[A][0].object).value.rpartition("#")[2],
        roles={
            role: frozenset(_node(quad.object) for quad in own[predicate])
            for predicate, role in _ROLES.items()
            if predicate in own
        },
        content=contents[0] if contents else None,
        quads=frozenset(chain.from_iterable(own.values())),
    )


def _print(about: Mapping[str, str]) -> Print:
    """Return what of an article tells its origin; stores made before had no signatures."""
    return Print(
        text_hash=about.get("textHash", ""),
        signature=decoded(about.get("textSignature", "")),
        agency=about.get("agency"),
    )


def _values(quads: Iterable[Quad]) -> dict[str, str]:
    """Return one value a property that bears on facts, by local name."""
    # A part of a quad is made anew each time it is asked for.
    read = ((_READ.get(quad.predicate), quad.object) for quad in quads)
    return {
        part: object_.value
        for part, object_ in read
        if part and isinstance(object_, NamedNode | Literal)
    }


def _node(term: object) -> NamedNode:
    if not isinstance(term, NamedNode):
        raise TypeError(f"an IRI is expected here, not {term}")
    return term


def _member(iri: str, list_name: str) -> str:
    return iri.removeprefix(f"{_DLV}{list_name}-")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
