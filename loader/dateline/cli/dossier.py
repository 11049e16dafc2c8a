"""What the store says about facts: each with its status, and its claims voice by voice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions

from dateline.cli.fact_text import fact_texts, stored_facts
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.store.protocol import Store

_CLAIMS: Final = """
SELECT * WHERE {{
  VALUES ?fact {{ {facts} }}
  GRAPH ?graph {{
    ?claim dl:claims ?fact ; dl:attributedTo ?voice ; dl:attributionMode ?mode ;
      dl:polarity ?polarity ; dl:modality ?modality ;
      dl:inArticle ?article ; dl:evidence ?evidence .
    ?evidence oa:hasSelector/oa:exact ?quote ; oa:hasSelector/oa:start ?start .
    ?article dl:source ?source .
    OPTIONAL {{ ?claim dl:timeExpression ?time }}
  }}
  OPTIONAL {{ GRAPH {entities} {{ ?voice rdfs:label ?label }} }}
}}
"""
_STATUS: Final = """
SELECT * WHERE {{
  VALUES ?fact {{ {facts} }}
  GRAPH {graph} {{
    ?fact dl:status ?status .
    OPTIONAL {{ ?fact dl:earliest ?earliest }}
    OPTIONAL {{ ?fact dl:latest ?latest }}
    OPTIONAL {{ ?fact prov:wasDerivedFrom ?origin }}
  }}
}}
"""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Passage:
    """One claim: who says it, in which article, how, and in which words.

    Attributes:
        voice: the speaker's or publisher's name, or "the article".
        stance: "actual", "not actual", "demanded", ...
        time: as printed, or "".
    """

    voice: str
    source: str
    start: int
    stance: str
    time: str
    quote: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A fact, its status and all passages that claim it, by voice and place in the text.

    Attributes:
        text: the fact in words; status: as computed from its claims; window: its days, or "".
        inferred_from: the fact it follows from, in words, where no claim states it.
    """

    fact: str
    text: str
    status: str
    window: str
    inferred_from: str
    passages: tuple[Passage, ...]

    def voices(self) -> Iterator[tuple[str, Sequence[Passage]]]:
        """Yield each voice and what it says."""
        for voice, passages in groupby(self.passages, key=lambda p: p.voice):
            yield voice, tuple(passages)


def dossiers(store: Store, base: Base, facts: Iterable[NamedNode]) -> tuple[Dossier, ...]:
    """Return what is known about `facts`, in their order."""
    wanted = tuple(dict.fromkeys(facts))
    listed = " ".join(str(fact) for fact in wanted)
    states = _rows(store, _STATUS.format(facts=listed, graph=base.facts_graph))
    status = {row["fact"]: row for row in states}
    passages: dict[object, list[Passage]] = {}
    for row in _rows(store, _CLAIMS.format(facts=listed, entities=base.entities_graph)):
        passages.setdefault(row["fact"], []).append(_passage(row))
    origins = [row["origin"] for row in status.values() if row["origin"]]
    texts = fact_texts(stored_facts(store, base, (*wanted, *origins)))
    return tuple(
        _dossier(fact, texts, status.get(fact), sorted(passages.get(fact, ()))) for fact in wanted
    )


def _rows(store: Store, query: str) -> Iterable[QuerySolution]:
    found = store.query(query, prefixes=PREFIXES)
    return found if isinstance(found, QuerySolutions) else ()


def _dossier(
    fact: NamedNode,
    texts: Mapping[str, str],
    status: QuerySolution | None,
    passages: Iterable[Passage],
) -> Dossier:
    origin = status["origin"] if status else None
    return Dossier(
        fact=fact.value,
        text=texts.get(fact.value, fact.value),
        status=_member(status["status"].value) if status else "unknown",
        window=_window(status["earliest"], status["latest"]) if status else "",
        inferred_from=texts.get(origin.value, origin.value) if origin else "",
        passages=tuple(passages),
    )


def _passage(row: QuerySolution) -> Passage:
    polarity, modality = _member(row["polarity"].value), _member(row["modality"].value)
    return Passage(
        voice=row["label"].value if row["label"] else "the article",
        source=row["source"].value,
        start=int(row["start"].value),
        stance=modality if polarity == "affirmed" else f"{polarity} {modality}",
        time=row["time"].value if row["time"] else "",
        quote=row["quote"].value,
        article=row["article"].value,
    )


def _member(iri: str) -> str:
    """Return the value that an IRI of a value list stands for: dlv:status-ended is "ended"."""
    return iri.rpartition("/")[2].partition("-")[2]


def _window(earliest: Literal | None, latest: Literal | None) -> str:
    first, last = (term.value if term else "" for term in (earliest, latest))
    return first if first == last else f"{first or '?'} to {last or '?'}"
