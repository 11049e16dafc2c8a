"""The SPARQL 1.1 Protocol over real HTTP."""

import pytest

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
