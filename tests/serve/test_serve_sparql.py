"""The SPARQL 1.1 Protocol over real HTTP."""

import pytest

from dateline.assets import asset_dir
from dateline.query.catalogue import load_catalogue
from dateline_server import Server

CLAIMS = "SELECT ?claim WHERE { ?claim a dl:Claim }"


def test_get_and_both_ways_of_post(server: Server) -> None:
    answers = [
        server.get("/sparql", query=CLAIMS),
        server.send("POST", "/sparql", CLAIMS, content_type="application/sparql-query"),
        server.send(
            "POST",
            "/sparql/",
            "query=SELECT+%3Fclaim+WHERE+%7B+%3Fclaim+a+dl%3AClaim+%7D",
            content_type="application/x-www-form-urlencoded",
        ),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len({answer.text for answer in answers}) == 1
    assert len(answers[0].json()["results"]["bindings"]) == 1


@pytest.mark.parametrize(
    ("method", "query", "body", "content_type", "status"),
    [
        ("PUT", "", "query=ASK+%7B%7D", "application/x-www-form-urlencoded", 405),
        ("GET", "?query=ASK%20%7B%7D&query=ASK%20%7B%7D", "", "", 400),
        ("GET", "?query=ASK%20%7B", "", "", 400),
        ("GET", "?query=%FF", "", "", 400),
        ("GET", "?update=CLEAR%20ALL", "", "", 400),
        ("GET", "?limit=1", "", "", 400),
        ("POST", "", "ASK {}", "text/plain", 415),
        ("POST", "", "ASK {}", "", 415),
        ("POST", "", "query=ASK%20%7B%7D", "", 415),
        ("POST", "", "ASK {}", "application/sparql-query; charset=UTF-16", 415),
        ("POST", "", b"\xff\xfeA\x00", "application/sparql-query", 400),
    ],
)
def test_what_is_no_request(
    server: Server, method: str, query: str, body: str, content_type: str, status: int
) -> None:
    headers = {"content_type": content_type} if content_type else {}
    answer = server.send(method, f"/sparql{query}", body, **headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert "Traceback" not in answer.text


ROWS = "SELECT ?claim WHERE { ?claim a dl:Claim }"
GRAPH = "CONSTRUCT WHERE { ?claim a dl:Claim }"


@pytest.mark.parametrize(
    ("query", "accept", "form", "begins"),
    [
        (ROWS, "", "application/sparql-results+json", b"{"),
        (ROWS, "text/csv", "text/csv; charset=utf-8", b"claim\r\n"),
        (ROWS, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", b"?claim"),
        (ROWS, "application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        (ROWS, "application/json", "application/json", b"{"),
        (ROWS, "text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8", b"claim"),
        (
            ROWS,
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "application/xml",
            b"<?xml",
        ),
        ("ASK {}", "text/html;q=0.9, */*;q=0.1", "application/sparql-results+json", b"{"),
        (GRAPH, "", "text/turtle; charset=utf-8", b"@prefix"),
        (GRAPH, "application/n-triples", "application/n-triples", b"<https://"),
        (GRAPH, "application/rdf+xml", "application/rdf+xml", b"<?xml"),
        (GRAPH, "application/ld+json", "application/ld+json", b"[{"),
        (GRAPH, "application/trig;q=0.5, text/csv", "application/trig", b"@prefix"),
    ],
)
def test_the_format_is_the_best_that_fits_the_answer(
    server: Server, query: str, accept: str, form: str, begins: bytes
) -> None:
    answer = server.get("/sparql", accept or "*/*", query=query)
    assert (answer.status_code, answer.headers["content-type"]) == (200, form)
    assert answer.content.startswith(begins)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("query", "accept"), [(ROWS, "text/turtle"), (GRAPH, "text/csv"), (ROWS, "*/*;q=0")]
)
def test_nothing_fits(server: Server, query: str, accept: str) -> None:
    assert server.get("/sparql", accept, query=query).status_code == 406


def test_head_and_options(server: Server) -> None:
    head = server.send("HEAD", "/sparql?query=ASK%20%7B%7D")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "application/sparql-results+json"
    for path in ("/sparql", "/gsp"):
        answer = server.send("OPTIONS", path)
        assert answer.status_code == 204
        assert {"GET", "HEAD", "POST"} <= set(answer.headers["allow"].split(", "))


def test_pages_of_any_site_may_read(server: Server) -> None:
    answer = server.send("GET", "/sparql?query=ASK%20%7B%7D", origin="http://kesh.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    preflight = server.send(
        "OPTIONS",
        "/sparql",
        origin="http://kesh.example",
        access_control_request_method="POST",
        access_control_request_headers="content-type",
    )
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]


@pytest.mark.parametrize(
    "given",
    ["default-graph-uri=relative", "named-graph-uri=", "default-graph-uri=file:///etc/passwd"],
)
def test_what_is_no_graph(server: Server, given: str) -> None:
    assert server.get(f"/sparql?query=ASK%20%7B%7D&{given}").status_code == 400


def test_a_graph_that_is_not_there_is_empty(server: Server) -> None:
    given = {"query": "ASK { ?s ?p ?o }", "default-graph-uri": "http://kesh.example/none"}
    assert server.get("/sparql", **given).json()["boolean"] is False


def test_relative_iris_are_those_of_the_endpoint(server: Server) -> None:
    answer = server.get("/sparql", "text/csv", query="SELECT (<x> AS ?x) {}")
    assert answer.text == f"x\r\n{server.url}/x\r\n"


def test_saved_questions_fit_into_an_address(server: Server) -> None:
    for question in load_catalogue(asset_dir("queries")):
        answer = server.get("/sparql", query=question.sparql)
        assert answer.status_code == 200, question.name
