"""What there is at this address: SPARQL 1.1 Service Description, VoID, examples of queries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from dateline.query.bind import bind
from dateline.query.catalogue import Catalogue
from dateline.query.namespaces import ONTOLOGY, VOCABULARY
from dateline.serve.address import Address
from dateline.serve.protocol import ReadableStore
from dateline.serve.terms import Node, say, term

_FORMATS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_SHARED: Final = ("facts", "entities", "ontology", "review", "ledger", "wikidata")
_IS_THERE: Final = "ASK {{ GRAPH <{}graph/{}> {{ ?s ?p ?o }} }}"
_TRIPLES: Final = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How much a store holds.

    Attributes:
        triples: in all named graphs.
        entities: described in the graph of entities.
        graphs: names of the graphs, of those that articles share, that are there.
        classes: numbers of instances by local name of the ontology's classes.
    """

    triples: int
    entities: int
    graphs: tuple[str, ...]
    classes: Mapping[str, int]


def statistics(store: ReadableStore, base: str) -> Statistics:
    """Count what `store` holds under `base`; it takes time in proportion to that."""
    counts = store.stats()
    found = store.query(_TRIPLES)
    rows = found if isinstance(found, QuerySolutions) else ()
    return Statistics(
        triples=sum(int(row["n"].value) for row in rows),
        entities=counts.entities,
        graphs=tuple(name for name in _SHARED if store.query(_IS_THERE.format(base, name))),
        classes={"Article": counts.articles, "Claim": counts.claims, **counts.kinds},
    )


def service(
    address: Address, base: str, found: Statistics, *, writable: bool, federated: bool
) -> Iterable[Triple]:
    """Yield the service's own description; its dataset is the one that `dataset` describes.

    Args:
        address: where the server is.
        base: what the IRIs of the data begin with.
        found: what the store holds.
        writable: updates are allowed.
        federated: SERVICE is, for some hosts.
    """
    node, data = BlankNode("service"), _dataset_iri(address)
    languages = ["sd:SPARQL10Query", "sd:SPARQL11Query", *["sd:SPARQL11Update"] * writable]
    features = ["sd:UnionDefaultGraph", *["sd:BasicFederatedQuery"] * federated]
    formats = [term(f"formats:{name}") for name in _FORMATS]
    yield from say(
        node,
        a=term("sd:Service"),
        sd_endpoint=NamedNode(address.endpoint),
        sd_supportedLanguage=[term(name) for name in languages],
        sd_feature=[term(name) for name in features],
        sd_resultFormat=formats,
        sd_inputFormat=formats[4:] if writable else [],
        sd_defaultDataset=data,
    )
    yield from chain.from_iterable(say(term(name), a=term("sd:Language")) for name in languages)
    yield from chain.from_iterable(say(term(name), a=term("sd:Feature")) for name in features)
    yield from chain.from_iterable(say(form, a=term("formats:Format")) for form in formats)
    yield from _graphs(data, base, found)
    yield from dataset(address, base, found)


def _graphs(data: Node, base: str, found: Statistics) -> Iterator[Triple]:
    """Yield the default graph and the named graphs that articles share."""
    default = BlankNode("default")
    yield from say(data, a=term("sd:Dataset"), sd_defaultGraph=default)
    yield from say(default, a=term("sd:Graph"), void_triples=found.triples)
    for name in found.graphs:
        named, graph = BlankNode(f"named-{name}"), BlankNode(f"graph-{name}")
        yield from say(data, sd_namedGraph=named)
        iri = NamedNode(f"{base}graph/{name}")
        yield from say(named, a=term("sd:NamedGraph"), sd_name=iri, sd_graph=graph)
        yield from say(graph, a=term("sd:Graph"))


def dataset(address: Address, base: str, found: Statistics) -> Iterator[Triple]:
    """Yield the description of the data (https://www.w3.org/TR/void/)."""
    data = _dataset_iri(address)
    yield from say(
        data,
        a=term("void:Dataset"),
        dct_title=Literal("News as sourced claims", language="en"),
        dct_description=Literal(
            "What news articles claim: who did what to whom, who says so, in which words.",
            language="en",
        ),
        void_sparqlEndpoint=NamedNode(address.endpoint),
        void_uriSpace=base,
        void_vocabulary=[NamedNode(ONTOLOGY), NamedNode(VOCABULARY)],
        void_triples=found.triples,
        void_entities=found.entities,
        void_feature=[term(f"formats:{name}") for name in _FORMATS[4:]],
    )
    for name, count in found.classes.items():
        part = BlankNode(f"class-{name}")
        yield from say(data, void_classPartition=part)
        yield from say(part, void_class=NamedNode(ONTOLOGY + name), void_entities=count)


def examples(address: Address, catalogue: Catalogue, base: str) -> Iterator[Triple]:
    """Yield the saved questions as https://github.com/sib-swiss/sparql-examples has them."""
    for question in catalogue:
        example = NamedNode(f"{address.origin}/.well-known/sparql-examples/{question.name}")
        kinds = [term("sh:SPARQLExecutable"), term("sh:SPARQLSelectExecutable")]
        yield from say(
            example,
            a=kinds,
            rdfs_comment=Literal(question.summary, language="en"),
            sh_select=bind(question.sparql, (), {}, base),
            schema_target=NamedNode(address.endpoint),
            schema_keywords=list(question.tags),
        )


def _dataset_iri(address: Address) -> NamedNode:
    return NamedNode(f"{address.origin}/.well-known/void#dataset")
