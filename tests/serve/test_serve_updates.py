"""Updates over real HTTP: who may send them, and what they may change."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.store.lock import Lock
from dateline_server import TOKEN, Server

UPDATE = {"content_type": "application/sparql-update"}
OWN = "https://w3id.org/dateline/id/graph"
KEPT = f"GRAPH ?g {{ ?s ?p ?o }} FILTER STRSTARTS(STR(?g), '{OWN}')"


def store_of(server: Server) -> Path:
    arguments = server.process.args
    assert isinstance(arguments, list)
    return Path(str(arguments[arguments.index("--store") + 1]))


def test_they_are_off_unless_allowed(server: Server) -> None:
    answer = server.send("POST", "/sparql", "CLEAR ALL", **UPDATE)
    assert answer.status_code == 403
    assert "--allow-update" in answer.json()["hint"]
    assert server.send("PUT", "/gsp?default", "").status_code == 403
    assert server.send("DELETE", f"/gsp?graph={OWN}/facts").status_code == 403
    assert server.count(KEPT) > 0


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x"]
)
def test_without_the_token_nobody_writes(writable: Server, authorization: str) -> None:
    headers = {"authorization": authorization} if authorization else {}
    before = writable.count("?s ?p ?o")
    answers = [
        writable.send("POST", "/sparql", "INSERT DATA { <urn:a> <urn:b> 1 }", **UPDATE, **headers),
        writable.send(
            "POST",
            "/sparql",
            "update=CLEAR+ALL",
            content_type="application/x-www-form-urlencoded",
            **headers,
        ),
        writable.send(
            "PUT", "/gsp?default", "<urn:a> <urn:b> 1 .", content_type="text/turtle", **headers
        ),
        writable.send("DELETE", "/gsp?default", **headers),
    ]
    assert [answer.status_code for answer in answers] == [401] * 4
    assert all(answer.headers["www-authenticate"].startswith("Bearer") for answer in answers)
    assert writable.count("?s ?p ?o") == before


def test_who_shows_it_writes_and_reads_it_back(writable: Server) -> None:
    insert = "INSERT DATA { GRAPH <urn:kesh:g> { <urn:a> <urn:b> 1 , 2 } }"
    assert writable.write("POST", "/sparql", insert, **UPDATE).status_code == 204
    assert writable.count("GRAPH <urn:kesh:g> { ?s ?p ?o }") == 2
    drop = "update=DROP+GRAPH+%3Curn%3Akesh%3Ag%3E"
    form = "application/x-www-form-urlencoded"
    assert writable.write("POST", "/sparql", drop, content_type=form).status_code == 204
    assert writable.count("GRAPH <urn:kesh:g> { ?s ?p ?o }") == 0


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("CLEAR ALL", 204),
        ("DROP ALL", 204),
        (f"DROP GRAPH <{OWN}/facts>", 403),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", 403),
        (f"INSERT DATA {{ GRAPH <{OWN}/mine> {{ <urn:a> <urn:b> 1 }} }}", 403),
        (f"MOVE <{OWN}/facts> TO <urn:mine>", 403),
        ("INSERT DATA { <urn:a> <urn:b> 1 } ; DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", 403),
        ("INSERT { ?a ?b ?c } WHERE { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", 400),
        ("LOAD <http://127.0.0.1:9/>", 400),
        ("INSERT DATA {", 400),
        ("", 204),
    ],
)
def test_what_dateline_keeps_stays(writable: Server, update: str, status: int) -> None:
    before = writable.count(KEPT)
    assert writable.write("POST", "/sparql", update, **UPDATE).status_code == status
    assert writable.count(KEPT) == before


def test_a_busy_store_is_read_but_not_written(writable: Server) -> None:
    with Lock(store_of(writable) / "lock", exclusive=True):
        answer = writable.write("POST", "/sparql", "CLEAR DEFAULT", **UPDATE)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "in use" in answer.text
        assert writable.count(KEPT) > 0
    assert writable.write("POST", "/sparql", "CLEAR DEFAULT", **UPDATE).status_code == 204


def test_query_and_update_in_one_are_neither(writable: Server) -> None:
    form = "application/x-www-form-urlencoded"
    both = "query=ASK+%7B%7D&update=CLEAR+ALL"
    assert writable.write("POST", "/sparql", both, content_type=form).status_code == 400
    twice = "update=CLEAR+ALL&update=CLEAR+ALL"
    assert writable.write("POST", "/sparql", twice, content_type=form).status_code == 400


def test_a_token_that_is_none_is_refused_in_one_line(tmp_path: Path) -> None:
    command = ["serve", "--store", str(tmp_path), "--port", "0", "--allow-update"]
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *command, "--no-token", "--host", "0.0.0.0"],  # noqa: S104
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "for this machine only" in done.stderr
    assert len(done.stderr.splitlines()) == 1
