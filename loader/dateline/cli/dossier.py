"""What the store says about facts: each with its status, and its claims voice by voice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions

from dateline.cli.fact_text import fact_texts, stored_facts
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.origins import Print, origins
from dateline.rdf.signature import decoded
from dateline.store.protocol import Store

_CLAIMS: Final = """
SELECT * WHERE {{
  VALUES ?fact {{ {facts} }}
  GRAPH ?graph {{
    ?claim dl:claims ?fact ; dl:attributedTo ?voice ; dl:attributionMode ?mode ;
      dl:polarity ?polarity ; dl:modality ?modality ;
      dl:inArticle ?article ; dl:evidence ?evidence .
    ?evidence oa:hasSelector/oa:exact ?quote ; oa:hasSelector/oa:start ?start .
    ?article dl:source ?source ; dl:textHash ?hash .
    OPTIONAL {{ ?claim dl:timeExpression ?time }}
    OPTIONAL {{ ?article dl:textSignature ?signature }}
    OPTIONAL {{ ?article dl:agency ?agency }}
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
    OPTIONAL {{ ?fact dl:claimCount ?claims }}
    OPTIONAL {{ ?fact dl:originCount ?reports }}
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
        same_report: sources of other articles that print the same report, and claim the fact, too.
    """

    voice: str
    source: str
    start: int
    stance: str
    time: str
    quote: str
    article: str
    same_report: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A fact, its status and all passages that claim it, by voice and place in the text.

    Attributes:
        text: the fact in words; status: as computed from its claims; window: its days, or "".
        inferred_from: the fact it follows from, in words, where no claim states it.
        claims: how many claims there are; origins: how many different reports make them.
    """

    fact: str
    text: str
    status: str
    window: str
    inferred_from: str
    claims: int
    origins: int
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
    claims: dict[object, list[QuerySolution]] = {}
    for row in _rows(store, _CLAIMS.format(facts=listed, entities=base.entities_graph)):
        claims.setdefault(row["fact"], []).append(row)
    origins = [row["origin"] for row in status.values() if row["origin"]]
    texts = fact_texts(stored_facts(store, base, (*wanted, *origins)))
    return tuple(
        _dossier(fact, texts, status.get(fact), _passages(claims.get(fact, ()))) for fact in wanted
    )


def _rows(store: Store, query: str) -> Iterable[QuerySolution]:
    found = store.query(query, prefixes=PREFIXES)
    return found if isinstance(found, QuerySolutions) else ()


def _dossier(
    fact: NamedNode,
    texts: Mapping[str, str],
    status: QuerySolution | None,
    passages: tuple[Passage, ...],
) -> Dossier:
    origin = status["origin"] if status else None
    return Dossier(
        fact=fact.value,
        text=texts.get(fact.value, fact.value),
        status=_member(status["status"].value) if status else "unknown",
        window=_window(status["earliest"], status["latest"]) if status else "",
        inferred_from=texts.get(origin.value, origin.value) if origin else "",
        claims=_number(status, "claims"),
        origins=_number(status, "reports"),
        passages=passages,
    )


def _passages(claims: Sequence[QuerySolution]) -> tuple[Passage, ...]:
    """Return the claims about one fact, those of the same voice together."""
    numbers = origins(map(_print, claims))
    sources: dict[int, dict[str, str]] = {}
    for row, number in zip(claims, numbers, strict=True):
        sources.setdefault(number, {})[row["article"].value] = row["source"].value
    found = zip(claims, numbers, strict=True)
    return tuple(sorted(_passage(row, sources[number]) for row, number in found))


def _print(row: QuerySolution) -> Print:
    signature, agency = row["signature"], row["agency"]
    return Print(
        text_hash=row["hash"].value,
        signature=decoded(signature.value) if signature else b"",
        agency=agency.value if agency else None,
    )


def _passage(row: QuerySolution, same_report: Mapping[str, str]) -> Passage:
    polarity, modality = _member(row["polarity"].value), _member(row["modality"].value)
    return Passage(
        voice=row["label"].value if row["label"] else "the article",
        source=row["source"].value,
        start=int(row["start"].value),
        stance=modality if polarity == "affirmed" else f"{polarity} {modality}",
        time=row["time"].value if row["time"] else "",
        quote=row["quote"].value,
        article=row["article"].value,
        same_report=tuple(
            sorted(source for one, source in same_report.items() if one != row["article"].value)
        ),
    )


def _number(row: QuerySolution | None, variable: str) -> int:
    return int(row[variable].value) if row and row[variable] else 0


def _member(iri: str) -> str:
    """Return the value that an IRI of a value list stands for: dlv:status-ended is "ended"."""
    return iri.rpartition("/")[2].partition("-")[2]


def _window(earliest: Literal | None, latest: Literal | None) -> str:
    first, last = (term.value if term else "" for term in (earliest, latest))
    return first if first == last else f"{first or '?'} to {last or '?'}"
