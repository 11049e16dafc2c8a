"""The Graph Store Protocol over real HTTP."""

from urllib.parse import quote

import pytest
import requests
from rdflib import Graph

from dateline_server import Server

OWN = "https://w3id.org/dateline/id/graph"
ONE = "<urn:a> <urn:b> 1 ."
TURTLE = {"content_type": "text/turtle"}


def at(graph: str) -> str:
    return f"/gsp?graph={quote(graph, safe='')}"


def test_reading_is_open(server: Server) -> None:
    answer = server.get(at(f"{OWN}/facts"))
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert len(Graph().parse(data=answer.text)) > 3
    assert server.get(at(f"{OWN}/facts"), "application/ld+json").json()
    assert server.get("/gsp?default").text.count(" .\n") >= 0
    assert server.get(at("urn:none")).status_code == 404
    assert server.send("HEAD", at("urn:none")).status_code == 404
    head = server.send("HEAD", at(f"{OWN}/facts"))
    assert (head.status_code, head.content) == (200, b"")
    assert server.get(at(f"{OWN}/facts"), "image/png").status_code == 406


@pytest.mark.parametrize(
    "path",
    ["/gsp", "/gsp/", "/gsp?graph=relative", "/gsp?graph=urn:a&graph=urn:b", "/gsp?graph=urn:a&default", "/gsp/x?graph=urn:a", "/gsp?graph=", "/gsp?other=1", "/gsp?graph=%FF"],
)  # fmt: skip
def test_what_names_no_graph(server: Server, path: str) -> None:
    assert server.get(path).status_code == 400


def test_a_graph_by_its_address(writable: Server) -> None:
    path = "/gsp/kesh/one.ttl"
    assert writable.get(path).status_code == 404
    assert writable.write("PUT", path, "<> <urn:b> 1 .", **TURTLE).status_code == 201
    assert writable.write("PUT", path, "<> <urn:b> 2 .", **TURTLE).status_code == 204
    assert writable.write("POST", path, "<> <urn:b> 3 .", **TURTLE).status_code == 204
    iri = writable.url + path
    assert writable.count(f"GRAPH <{iri}> {{ <{iri}> <urn:b> ?n }}") == 2
    assert writable.get(at(iri), "application/n-triples").text.count("\n") == 2
    assert writable.write("DELETE", path).status_code == 204
    assert writable.write("DELETE", path).status_code == 404
    assert writable.get(path).status_code == 404


def test_a_new_graph_gets_a_name(writable: Server) -> None:
    answer = writable.write("POST", "/gsp", ONE, **TURTLE)
    assert answer.status_code == 201
    assert requests.get(answer.headers["location"], timeout=20).status_code == 200
    assert writable.get(at(answer.headers["location"])).status_code == 200


def test_several_documents_at_once(writable: Server) -> None:
    parts = "".join(
        f'--x\r\nContent-Disposition: form-data; name="f"; filename="{form}"\r\n'
        f"Content-Type: {form}\r\n\r\n{text}\r\n"
        for form, text in [
            ("text/turtle", "@prefix k: <urn:k:> . k:a k:b k:c ."),
            ("application/n-triples", "<urn:a> <urn:b> <urn:c> ."),
        ]
    )
    form = {"content_type": "multipart/form-data; boundary=x"}
    put = writable.write("PUT", at("urn:kesh:parts"), f"{parts}--x--\r\n", **form)
    assert put.status_code == 201
    assert writable.count("GRAPH <urn:kesh:parts> { ?s ?p ?o }") == 2
    for broken in ("", "no parts", parts.replace("text/turtle", "text/html") + "--x--\r\n"):
        answer = writable.write("PUT", at("urn:kesh:parts"), broken, **form)
        assert answer.status_code in {400, 415}
    assert writable.count("GRAPH <urn:kesh:parts> { ?s ?p ?o }") == 2
    assert writable.write("DELETE", at("urn:kesh:parts")).status_code == 204


@pytest.mark.parametrize(
    ("graph", "body", "content_type", "status"),
    [
        ("urn:kesh:x", ONE, "text/html", 415),
        ("urn:kesh:x", ONE, "text/turtle; charset=utf-16", 415),
        ("urn:kesh:x", "<urn:a>", "text/turtle", 400),
        ("urn:kesh:x", ONE, "", 400),  # taken for RDF/XML
        (f"{OWN}/facts", ONE, "text/turtle", 403),
        (f"{OWN}/article/1", ONE, "text/turtle", 403),
    ],
)
def test_what_is_not_taken(
    writable: Server, graph: str, body: str, content_type: str, status: int
) -> None:
    headers = {"content_type": content_type} if content_type else {}
    before = writable.count("GRAPH ?g { ?s ?p ?o }")
    for method in ("PUT", "POST"):
        answer = writable.write(method, at(graph), body, **headers)
        assert answer.status_code == status, answer.text
    assert writable.count("GRAPH ?g { ?s ?p ?o }") == before


def test_the_graph_without_a_name_is_not_the_union(writable: Server) -> None:
    assert writable.write("PUT", "/gsp?default", ONE, **TURTLE).status_code == 204
    assert writable.get("/gsp?default", "application/n-triples").text.count("\n") == 1
    assert writable.write("DELETE", "/gsp?default").status_code == 204
    assert writable.get("/gsp?default", "application/n-triples").text == ""
