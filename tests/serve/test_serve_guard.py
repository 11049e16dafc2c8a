"""Queries that take too much, sent to a real server."""

import threading
import time

import pytest
import requests

from dateline_server import Server

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?c = CONCAT(?f, ?i)) }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.mark.parametrize(
    ("query", "status", "says", "option"),
    [
        (CROSS, 503, "4 seconds", "--query-seconds"),
        (SORTED, 503, "64 MiB of memory", "--query-memory"),
        (LARGE, 413, "more than 1 MiB", "--answer-size"),
    ],
)
def test_the_answer_says_which_limit_was_hit_and_how_to_raise_it(
    server: Server, query: str, status: int, says: str, option: str
) -> None:
    answer = server.get("/sparql", query=query)
    assert answer.status_code == status
    assert says in answer.json()["detail"]
    assert option in answer.json()["hint"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK FROM <file:///etc/passwd> { ?s ?p ?o }",
        "ASK FROM <http://127.0.0.1:9/x.ttl> { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "ASK " + "{" * 2000,
    ],
    ids=lambda query: query[:20],
)
def test_what_reaches_out_or_is_no_query_is_refused(server: Server, query: str) -> None:
    answer = server.get("/sparql", query=query)
    assert answer.status_code == 400
    assert "root:" not in answer.text


def test_graphs_of_the_store_may_be_named(server: Server) -> None:
    facts = "https://w3id.org/dateline/id/graph/facts"
    query = f"ASK FROM <{facts}> {{ ?fact a dl:Withdrawal }}"
    assert server.get("/sparql", query=query).json()["boolean"] is True
    given = {"query": "ASK { ?claim a dl:Claim }", "default-graph-uri": facts}
    assert server.get("/sparql", **given).json()["boolean"] is False


def test_others_are_served_while_queries_run_into_their_limit(server: Server) -> None:
    statuses: list[int] = []

    def run() -> None:
        statuses.append(server.get("/sparql", query=CROSS).status_code)

    runaways = [threading.Thread(target=run) for _ in range(2)]
    for thread in runaways:
        thread.start()
    time.sleep(0.3)
    with requests.Session() as session:
        for _ in range(5):
            answer = session.get(f"{server.url}/sparql", params={"query": "ASK {}"}, timeout=10)
            assert answer.status_code == 200
    assert any(thread.is_alive() for thread in runaways)
    for thread in runaways:
        thread.join()
    assert statuses == [503, 503]
