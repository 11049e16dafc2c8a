"""The W3C's tests of HTTP protocols as values, read from its manifests.

They are no part of this project: `DATELINE_W3C`, or `w3c` in the folder `shared` beside the
checkout, holds them.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
FOLDER = Path(os.environ.get("DATELINE_W3C", Path(__file__).parents[2] / "shared" / "w3c"))
STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}


@dataclass(frozen=True)
class Body:
    text: str
    encoding: str

    def encoded(self) -> bytes:
        return self.text.encode(self.encoding)


@dataclass(frozen=True)
class Expected:
    """What an answer must be like; `statuses` are numbers, or classes as "2xx"."""

    statuses: frozenset[str]
    boolean: bool | None
    form: str
    location: str
    headers: tuple[tuple[str, str], ...]
    body: Body | None


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: Body | None
    expected: Expected


@dataclass(frozen=True)
class Case:
    name: str
    requests: tuple[Request, ...]
    data: tuple[tuple[str, bytes], ...]


def cases(name: str, *, under: str) -> list[Case]:
    """Return the tests of the manifest `name` in the folder `under`; none if it is not there."""
    file = FOLDER / "sparql" / "sparql11" / under / name
    if not file.is_file():
        return []
    graph = Graph().parse(file, publicID=file.as_uri())
    entries = next(graph.objects(None, MF.entries))
    return [_case(graph, node) for node in Collection(graph, entries)]


def _case(graph: Graph, node: Node) -> Case:
    connection = graph.value(node, MF.action)
    lists = graph.objects(connection, HT.requests)
    return Case(
        name=str(node).rpartition("#")[2],
        requests=tuple(_request(graph, one) for each in lists for one in Collection(graph, each)),
        data=tuple(_data(graph, each) for each in graph.objects(node, UT.graphData)),
    )


def _data(graph: Graph, node: Node) -> tuple[str, bytes]:
    file = Path(str(graph.value(node, UT.graph)).removeprefix("file://"))
    return str(graph.value(node, RDFS.label)), file.read_bytes()


def _request(graph: Graph, node: Node) -> Request:
    answer = graph.value(node, HT.resp)
    assert answer is not None
    return Request(
        method=str(graph.value(node, HT.methodName)),
        path=str(graph.value(node, HT.absolutePath)),
        headers=tuple(_headers(graph, node)),
        body=_body(graph, node),
        expected=_expected(graph, answer),
    )


def _expected(graph: Graph, node: Node) -> Expected:
    boolean = graph.value(node, MF.expectedBoolean)
    return Expected(
        statuses=frozenset(map(_status, graph.objects(node, MF.expectedStatus))),
        boolean=boolean.toPython() if isinstance(boolean, Literal) else None,
        form=str(graph.value(node, MF.expectedFormat) or ""),
        location=str(graph.value(node, MF.expectedLocation) or ""),
        headers=tuple(_headers(graph, node)),
        body=_body(graph, node),
    )


def _status(node: Node) -> str:
    name = str(node).rpartition("#")[2]
    return name.removeprefix("StatusCode") if "xx" in name else str(STATUSES[name])


def _headers(graph: Graph, node: Node) -> Iterator[tuple[str, str]]:
    for each in graph.objects(node, HT.headers):
        for header in Collection(graph, each):
            value = str(graph.value(header, HT.fieldValue))
            yield str(graph.value(header, HT.fieldName)).lower(), value


def _body(graph: Graph, node: Node) -> Body | None:
    body = graph.value(node, HT.body)
    if body is None:
        return None
    assert (body, RDF.type, URIRef(CNT.ContentAsText)) in graph
    return Body(str(graph.value(body, CNT.chars)), str(graph.value(body, CNT.characterEncoding)))
