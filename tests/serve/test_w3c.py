"""The W3C's tests of SPARQL 1.1 Protocol, Graph Store Protocol and Service Description."""

import http.client
import json
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import to_isomorphic

from dateline_server import Server
from w3c_manifests import FOLDER, Case, Expected, Request, cases

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
SRX = "{http://www.w3.org/2005/sparql-results#}"
ROWS = {
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
}
FORMS = {
    "tabular": ROWS,
    "boolean": ROWS - {"text/csv", "text/tab-separated-values"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples", "text/html"},
}
# Domains and ranges of https://www.w3.org/TR/sparql11-service-description/, section 3.
SCHEMA = {
    "endpoint": ("Service", ""),
    "feature": ("Service", "Feature"),
    "defaultEntailmentRegime": ("Service", ""),
    "entailmentRegime": ("NamedGraph", ""),
    "extensionFunction": ("Service", "Function"),
    "extensionAggregate": ("Service", "Aggregate"),
    "languageExtension": ("Service", "Feature"),
    "supportedLanguage": ("Service", "Language"),
    "propertyFeature": ("Service", "Feature"),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", "GraphCollection"),
    "resultFormat": ("Service", ""),
    "inputFormat": ("Service", ""),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("Dataset", "NamedGraph"),
    "name": ("NamedGraph", ""),
    "graph": ("NamedGraph", "Graph"),
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the W3C's manifests are not here")


@pytest.fixture(scope="module")
def open_server(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server over an empty store, which takes updates without a token."""
    return serve(tmp_path_factory.mktemp("w3c") / "store", "--allow-update", "--no-token")


@pytest.fixture
def endpoint(open_server: Server) -> Iterator[Server]:
    """The same with nothing in it."""
    yield open_server
    update = open_server.send(
        "POST", "/sparql", "DROP ALL", content_type="application/sparql-update"
    )
    assert update.status_code == 204


class Conversation:
    """Sends requests exactly as written, and remembers what answers are to be called."""

    def __init__(self, server: Server) -> None:
        self._address = urlsplit(server.url).netloc
        self._remembered: dict[str, str] = {}

    def send(self, request: Request) -> None:
        path, body = request.path, request.body.encoded() if request.body else None
        for name, value in self._remembered.items():
            path = path.replace(name, quote(value, safe=""))
        connection = http.client.HTTPConnection(self._address, timeout=30)
        connection.request(request.method, path, body, dict(request.headers))
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self._check(request.expected, answer, content)

    def _check(self, expected: Expected, answer: http.client.HTTPResponse, content: bytes) -> None:
        status, form = str(answer.status), answer.headers.get("content-type", "")
        assert {status, f"{status[0]}xx"} & expected.statuses, content
        media_type = form.partition(";")[0]
        if expected.form:
            assert media_type in FORMS[expected.form]
        if expected.boolean is not None:
            assert truth(content, media_type) is expected.boolean
        for name, value in expected.headers:
            assert answer.headers[name] == value
        if expected.location:
            self._remembered[expected.location] = answer.headers["location"]
        if expected.body:
            wanted, found = Graph().parse(data=expected.body.text), Graph().parse(data=content)
            assert to_isomorphic(found) == to_isomorphic(wanted)


def truth(content: bytes, media_type: str) -> bool:
    if media_type.endswith("json"):
        return json.loads(content)["boolean"] is True
    return ET.fromstring(content).findtext(f"{SRX}boolean") == "true"  # noqa: S314 - our own


def put(server: Server, graph: str, document: bytes) -> None:
    path = f"/gsp?graph={quote(graph, safe='')}"
    answer = server.send("PUT", path, document, content_type="application/n-triples")
    assert answer.status_code == 201


@pytest.mark.parametrize(
    "case", cases("manifest.ttl", under="protocol"), ids=lambda case: case.name
)
def test_protocol(endpoint: Server, case: Case) -> None:
    for graph, document in case.data:
        put(endpoint, graph, document)
    conversation = Conversation(endpoint)
    for request in case.requests:
        conversation.send(request)


@pytest.mark.parametrize(
    "case",
    [
        *cases("manifest-direct.ttl", under="graph-store-protocol"),
        *cases("manifest-indirect.ttl", under="graph-store-protocol"),
    ],
    ids=lambda case: case.name,
)
def test_graph_store_protocol(endpoint: Server, case: Case) -> None:
    conversation = Conversation(endpoint)
    for request in case.requests:
        conversation.send(request)


def test_there_are_as_many_as_there_should_be() -> None:
    direct = cases("manifest-direct.ttl", under="graph-store-protocol")
    indirect = cases("manifest-indirect.ttl", under="graph-store-protocol")
    assert len(cases("manifest.ttl", under="protocol")) == 34
    assert len(direct) + len(indirect) == 13


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_service_description(endpoint: Server, path: str) -> None:
    answer = endpoint.get(path)
    assert answer.headers["content-type"].partition(";")[0] in FORMS["RDF"]
    found = Graph().parse(data=answer.text)
    assert (None, SD.endpoint, URIRef(endpoint.url + path)) in found
    for subject, predicate, value in found:
        if str(predicate).startswith(str(SD)):
            domain, range_ = SCHEMA[str(predicate).removeprefix(str(SD))]
            assert (subject, RDF.type, SD[domain]) in found
            assert not range_ or (value, RDF.type, SD[range_]) in found
