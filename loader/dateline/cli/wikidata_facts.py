"""Facts that Wikidata can hold: between items, actual, affirmed, from an addressed article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pyoxigraph import NamedNode, QuerySolution, QuerySolutions

from dateline.model.time import Precision
from dateline.rdf.description import member
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.store.protocol import Store

# Kind, the role of what gets the statement, the property, the role of its value. That forces are
# somewhere makes nobody the operator of the place: only a base that is somebody's has one.
_SHAPES: Final = """
(dl:BasePresence dl:theme "P137" dl:actor)
(dl:Membership dl:actor "P463" dl:organization)
(dl:OfficeHolding dl:actor "P39" dl:recipient)
"""
_CLAIMS: Final = """
SELECT * WHERE {{
  VALUES (?kind ?subjectRole ?property ?valueRole) {{ {shapes} }}
  GRAPH {facts} {{ ?fact a ?kind ; ?subjectRole ?subject ; ?valueRole ?value ; dl:status ?status }}
  OPTIONAL {{ GRAPH {facts} {{ ?fact dl:office ?office }} }}
  GRAPH {entities} {{ ?value rdfs:label ?valueLabel }}
  GRAPH ?graph {{
    ?claim dl:claims ?fact ; dl:polarity dlv:polarity-affirmed ; dl:modality dlv:modality-actual ;
      dl:evidence/oa:hasSelector/oa:exact ?quote ; dl:inArticle ?article .
    OPTIONAL {{ ?article schema:url ?url }}
    OPTIONAL {{
      # Only "since May" says when it began; "in May" says that it held then.
      ?claim dl:earliest ?earliest ; dl:precision ?precision .
      FILTER NOT EXISTS {{ ?claim dl:latest ?last }}
    }}
    OPTIONAL {{ ?article dl:referenceDate ?published }}
    OPTIONAL {{ ?article schema:publisher ?publisher }}
    OPTIONAL {{ ?article schema:inLanguage ?language }}
  }}
  FILTER (?status IN (dlv:status-ongoing, dlv:status-ended))
  FILTER (STRSTARTS(STR(?subject), "{wikidata}") && STRSTARTS(STR(?value), "{wikidata}"))
}}
"""
_ENDED: Final = """
SELECT ?fact ?latest ?precision WHERE {{
  GRAPH {facts} {{ ?fact dl:status dlv:status-ended ; dl:statusGround ?event }}
  GRAPH ?graph {{
    ?claim dl:claims ?event ; dl:earliest ?first ; dl:latest ?latest ; dl:precision ?precision ;
      dl:polarity dlv:polarity-affirmed ; dl:modality dlv:modality-actual .
  }}
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, known as exactly as `precision` says."""

    day: date
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The passage that states a fact, and where it was published.

    Attributes:
        url: "" where the article has no address.
        publisher: QID; None where it has no item.
    """

    url: str
    quote: str
    language: str
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Givable:
    """A fact as a statement of Wikidata.

    Attributes:
        fact: its IRI.
        subject, value: QIDs; predicate: "P137", "P39" or "P463".
        office: what of `value_label` the person is ("president"); "" for others.
        start, end: when it began and ended, as far as the passages say.
        is_over: whether it no longer holds.
    """

    fact: str
    subject: str
    predicate: str
    value: str
    value_label: str
    office: str
    source: Source
    start: Day | None = None
    end: Day | None = None
    is_over: bool = False

    @property
    def office_name(self) -> str:
        """The office in full ("president of Georgia"), by which its item is looked up."""
        is_whole = " of " in self.office
        return self.office if is_whole else f"{self.office} of {self.value_label}"


def givable(store: Store, base: Base) -> tuple[Givable, ...]:
    """Return the facts that Wikidata can hold, one a passage that states it, in a fixed order."""
    query = _CLAIMS.format(
        shapes=_SHAPES,
        facts=base.facts_graph,
        entities=base.entities_graph,
        wikidata=PREFIXES["wd"],
    )
    ends = _ends(store, base)
    found = (_givable(row, ends) for row in _rows(store, query))
    kept = {one for one in found if one.predicate != "P39" or one.office}
    return tuple(
        sorted(kept, key=lambda g: (g.predicate, g.subject, g.value, g.source.url, repr(g)))
    )


def _givable(row: QuerySolution, ends: Mapping[str, Day]) -> Givable:
    publisher = row["publisher"].value if row["publisher"] else ""
    is_item = publisher.startswith(PREFIXES["wd"])
    return Givable(
        fact=row["fact"].value,
        subject=_qid(row["subject"]),
        predicate=row["property"].value,
        value=_qid(row["value"]),
        value_label=row["valueLabel"].value,
        office=row["office"].value if row["office"] else "",
        start=_day(row["earliest"], row["precision"]),
        end=ends.get(row["fact"].value),
        is_over=member(row["status"], "status") == "ended",
        source=Source(
            url=row["url"].value if row["url"] else "",
            quote=row["quote"].value,
            language=row["language"].value if row["language"] else "en",
            publisher=publisher.removeprefix(PREFIXES["wd"]) if is_item else None,
            published=date.fromisoformat(row["published"].value) if row["published"] else None,
        ),
    )


def _ends(store: Store, base: Base) -> Mapping[str, Day]:
    """Return when facts ended, the latest of what is said of it."""
    rows = _rows(store, _ENDED.format(facts=base.facts_graph))
    days = [(row["fact"].value, _day(row["latest"], row["precision"])) for row in rows]
    known = sorted(((fact, day) for fact, day in days if day), key=lambda pair: pair[1].day)
    return dict(known)


def _day(moment: object, precision: object) -> Day | None:
    if not hasattr(moment, "value") or not isinstance(precision, NamedNode):
        return None
    exactness = Precision(member(precision, "precision"))
    if exactness not in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
        return None
    return Day(day=date.fromisoformat(moment.value), precision=exactness)


def _rows(store: Store, query: str) -> Iterable[QuerySolution]:
    found = store.query(query, prefixes=PREFIXES)
    return found if isinstance(found, QuerySolutions) else ()


def _qid(node: NamedNode) -> str:
    return node.value.removeprefix(PREFIXES["wd"])
