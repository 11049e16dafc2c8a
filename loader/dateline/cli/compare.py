"""`dateline query wikidata-compare`: bases here and in the live Wikidata, side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions

from dateline.errors import UsageError
from dateline.model.entity import EntityType
from dateline.query.answer import Answer, Term
from dateline.query.entities import EntityFinder
from dateline.rdf.description import member
from dateline.rdf.namespaces import PREFIXES, item
from dateline.store.protocol import Store

if TYPE_CHECKING:
    from dateline.build import Assembly

_COLUMNS: Final = ("site", "siteLabel", "here", "wikidata", "since", "until", "says")
_TABLE: Final = ("siteLabel", "site", "here", "wikidata", "since", "until", "says")
_BASES: Final = (EntityType.MILITARY_BASE, EntityType.AIRPORT)
_FORCES: Final = """
SELECT ?force WHERE {{ GRAPH {entities} {{ ?force a dl:ArmedForce ; dl:country {operator} }} }}
"""
_HERE: Final = """
SELECT DISTINCT ?site ?label ?status WHERE {{
  VALUES ?operator {{ {operators} }}
  VALUES ?type {{ dl:MilitaryBase dl:Airport dl:Facility }}
  GRAPH {ontology} {{ ?kind rdfs:subClassOf* dl:MilitaryPresence }}
  GRAPH {facts} {{
    ?fact a ?kind ; dl:actor ?operator ; dl:theme|dl:place ?site ; dl:status ?status .
  }}
  GRAPH {entities} {{ ?site a ?type ; rdfs:label ?label }}
  FILTER (?status IN (dlv:status-ongoing, dlv:status-ended, dlv:status-disputed))
}}
"""
# The query service knows these prefixes, but other servers with the same data may not.
_THERE: Final = """
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?site ?label ?kind ?since ?until WHERE {{
  VALUES ?operator {{ {operators} }}
  ?site p:P137 ?statement .
  ?statement ps:P137 ?operator .
  ?site wdt:P31/rdfs:label ?kind .
  FILTER (LANG(?kind) = "en")
  OPTIONAL {{ ?site rdfs:label ?label . FILTER (LANG(?label) = "en") }}
  OPTIONAL {{ ?statement pq:P580 ?since }}
  OPTIONAL {{ ?statement pq:P582 ?until }}
}} ORDER BY ?site ?since
"""


@dataclass(slots=True)
class _Site:
    """What is said of one site, here and there."""

    label: str = ""
    here: set[str] = field(default_factory=set)
    there: bool = False
    since: str = ""
    until: str = ""

    @property
    def says(self) -> str:
        """Return in what the two differ."""
        if not self.there:
            return "only here"
        if not self.here:
            return "only in Wikidata"
        is_over_here, is_over_there = self.here == {"ended"}, bool(self.until)
        if is_over_here == is_over_there:
            return "both"
        return "ended here only" if is_over_here else "ended in Wikidata only"


def compare(assembly: "Assembly", store: Store, values: Mapping[str, str]) -> Answer:
    """Return the bases of `operator`, with what the store and the live Wikidata say of each.

    Raises:
        UsageError: no operator is given, or it has no item.
        NetworkError: the service cannot be used.
    """
    if set(values) != {"operator"}:
        raise UsageError("wikidata-compare needs one parameter", hint="write operator=Russia")
    finder = EntityFinder(store=store, resolve=assembly.entities_called, base=assembly.base.iri)
    operators = _operators(assembly, store, finder, values["operator"])
    sites: dict[str, _Site] = {}
    for row in _here(assembly, store, operators):
        site = sites.setdefault(row["site"].value, _Site(label=row["label"].value))
        site.here.add(member(row["status"], "status"))
    for there in assembly.wikidata.select(_THERE.format(operators=_listed(operators))):
        if any(assembly.classes.fits([there["kind"]], kind) for kind in _BASES):
            _add(sites.setdefault(there["site"], _Site()), there)
    return _answer(sites)


def _operators(
    assembly: "Assembly", store: Store, finder: EntityFinder, name: str
) -> tuple[NamedNode, ...]:
    """Return the operator and, of a state, its armed forces that the store knows."""
    qid = name.removeprefix("wd:")
    is_item = qid[:1] == "Q" and qid[1:].isdigit()
    node = item(qid) if is_item else finder.find(name, of=("State", "ArmedForce"))
    if not node.value.startswith(PREFIXES["wd"]):
        raise UsageError(f"{name!a} has no Wikidata item", hint="see `dateline link review`")
    query = _FORCES.format(entities=assembly.base.entities_graph, operator=node)
    forces = (row["force"] for row in _rows(store, query))
    return (node, *(f for f in forces if f.value.startswith(PREFIXES["wd"])))


def _here(
    assembly: "Assembly", store: Store, operators: Iterable[NamedNode]
) -> Iterable[QuerySolution]:
    base = assembly.base
    query = _HERE.format(
        operators=_listed(operators),
        ontology=base.ontology_graph,
        facts=base.facts_graph,
        entities=base.entities_graph,
    )
    return _rows(store, query)


def _add(site: _Site, row: Mapping[str, str]) -> None:
    site.there = True
    site.label = site.label or row.get("label", "")
    site.since = site.since or row.get("since", "")[:10]
    site.until = site.until or row.get("until", "")[:10]


def _answer(sites: Mapping[str, _Site]) -> Answer:
    ordered = sorted(sites.items(), key=lambda pair: (pair[1].says, pair[1].label, pair[0]))
    rows = tuple(_row(iri, site) for iri, site in ordered)
    return Answer(columns=_COLUMNS, rows=rows, table=_TABLE)


def _row(iri: str, site: _Site) -> tuple[Term, ...]:
    here, there = ", ".join(sorted(site.here)), "operator" if site.there else ""
    texts = (site.label, here, there, site.since, site.until, site.says)
    return (NamedNode(iri), *(Literal(text) for text in texts))


def _rows(store: Store, query: str) -> Iterable[QuerySolution]:
    found = store.query(query, prefixes=PREFIXES)
    return found if isinstance(found, QuerySolutions) else ()


def _listed(nodes: Iterable[NamedNode]) -> str:
    return " ".join(map(str, nodes))
