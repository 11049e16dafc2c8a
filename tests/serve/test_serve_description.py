"""What the server says of itself and of its data."""

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import SH, VOID

from dateline.rdf.namespaces import PREFIXES
from dateline_server import Server

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def described(server: Server, path: str, accept: str = "text/turtle") -> Graph:
    answer = server.get(path, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    form = RdfFormat.from_media_type(accept)
    triples = (quad.triple for quad in parse(answer.content, form))
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


@pytest.mark.parametrize(
    "accept",
    ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"],
)
def test_the_service(server: Server, accept: str) -> None:
    found = described(server, "/sparql", accept)
    service = found.value(predicate=RDF.type, object=SD.Service)
    assert (service, SD.endpoint, URIRef(f"{server.url}/sparql")) in found
    assert set(found.objects(service, SD.feature)) == {SD.UnionDefaultGraph}
    assert set(found.objects(service, SD.supportedLanguage)) == {
        SD.SPARQL10Query,
        SD.SPARQL11Query,
    }
    names = {str(name).rpartition("/")[2] for name in found.objects(None, SD.name)}
    assert names == {"facts", "entities", "ontology"}


def test_updates_are_announced_where_they_are_taken(writable: Server) -> None:
    found = described(writable, "/sparql")
    assert (None, SD.supportedLanguage, SD.SPARQL11Update) in found


def test_the_data(server: Server) -> None:
    found = described(server, "/.well-known/void")
    data = URIRef(f"{server.url}/.well-known/void#dataset")
    assert (data, RDF.type, VOID.Dataset) in found
    assert found.value(data, VOID.triples).toPython() == server.count("GRAPH ?g { ?s ?p ?o }")  # type: ignore[union-attr]
    part = found.value(predicate=VOID["class"], object=URIRef(PREFIXES["dl"] + "Claim"))
    assert found.value(part, VOID.entities).toPython() == server.count("?s a dl:Claim")  # type: ignore[union-attr]


def test_the_examples_are_queries_that_run(server: Server) -> None:
    found = described(server, "/.well-known/sparql-examples", "application/ld+json")
    examples = list(found.subjects(RDF.type, SH.SPARQLSelectExecutable))
    assert len(examples) >= 18
    withdrawals = URIRef(f"{server.url}/.well-known/sparql-examples/withdrawals")
    query = str(found.value(withdrawals, SH.select))
    rows = server.get("/sparql", query=query).json()["results"]["bindings"]
    assert rows[0]["actorLabel"]["value"] == "Russia"


def test_none_fits(server: Server) -> None:
    for path in ("/sparql", "/.well-known/void", "/.well-known/sparql-examples"):
        assert server.get(path, "image/png").status_code == 406


def test_people_are_sent_to_the_front_page(server: Server) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = server.get("/sparql", browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert server.get("/sparql", "text/turtle, text/html").status_code == 200
