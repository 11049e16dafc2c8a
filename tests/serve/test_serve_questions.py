"""`/queries` over the invented news: formats, pages, tags, errors."""

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from dateline.assets import asset_dir
from dateline.query.catalogue import load_catalogue
from dateline.query.output import FORMATS
from web_server import Web, web

BASES = "/queries/bases-by-operator"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def server() -> Web:
    return web()


def test_all_questions_are_listed(server: Web) -> None:
    listed = {q["name"]: q for q in server.get("/queries").json()}
    assert set(listed) == set(load_catalogue(asset_dir("queries")).names)
    operator = listed["bases-by-operator"]["params"][0]
    assert (operator["name"], operator["type"], operator["optional"]) == (
        "operator",
        "entity",
        False,
    )


@pytest.mark.parametrize("name", [*FORMATS, "html", "sparql"])
def test_format_by_name_and_by_accept_is_the_same(server: Web, name: str) -> None:
    by_name = server.get(BASES, operator="Italy", format=name)
    media_type = by_name.headers["content-type"].partition(";")[0]
    by_accept = server.get(BASES, media_type, operator="Italy")
    assert (by_name.status_code, by_accept.status_code) == (200, 200)
    assert by_accept.headers["content-type"] == by_name.headers["content-type"]
    if name == "html":  # its links differ
        assert "Dulmar airfield" in by_accept.text
    else:
        assert by_accept.text == by_name.text


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        (BROWSER, "text/html; charset=utf-8"),
        ("text/csv;q=0.4, text/markdown;q=0.5", "text/markdown; charset=utf-8"),
        ("text/*;q=0.1, application/geo+json", "application/geo+json"),
    ],
)
def test_accept_chooses(server: Web, accept: str, media_type: str) -> None:
    assert server.get(BASES, accept, operator="Italy").headers["content-type"] == media_type


def test_rows_are_those_of_the_question(server: Web) -> None:
    rows = csv.DictReader(io.StringIO(server.get(BASES, "text/csv", operator="Italy").text))
    assert [(row["siteLabel"], row["status"]) for row in rows] == [
        ("Dulmar airfield", "ended"),
        ("Camp Halgan", "ongoing"),
        ("Port of Sahla", "ongoing"),
    ]


def test_following_next_gives_every_row_once(server: Web) -> None:
    whole = server.get(BASES, "application/x-ndjson", operator="Italy").text.splitlines()
    page = server.get(BASES, "application/x-ndjson", operator="Italy", limit="2")
    rows, pages = page.text.splitlines(), 1
    while "next" in page.links:
        page = server.get(page.links["next"]["url"], "application/x-ndjson")
        rows, pages = rows + page.text.splitlines(), pages + 1
    assert (rows, pages) == (whole, 2)
    assert page.headers["x-total-count"] == str(len(whole)) == "3"
    assert page.links["prev"]["url"].endswith("limit=2&offset=0")


def test_page_beyond_the_end_is_empty_and_leads_back(server: Web) -> None:
    page = server.get(BASES, "application/x-ndjson", operator="Italy", limit="2", page="9")
    assert (page.status_code, page.text) == (200, "")
    assert set(page.links) == {"first", "prev", "last"}
    assert page.links["prev"] == page.links["last"] | {"rel": "prev"}


def test_tag_changes_with_the_store_and_the_question() -> None:
    server = web()
    first = server.get(BASES, operator="Italy").headers["etag"]
    same = server.send("GET", f"{BASES}?operator=Italy", headers={"If-None-Match": f'"x", {first}'})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["etag"] == first
    assert server.get(BASES, operator="Uganda").headers["etag"] != first
    assert server.get(BASES, "text/csv", operator="Italy").headers["etag"] != first
    server.snapshot.version = "2"
    later = server.send("GET", f"{BASES}?operator=Italy", headers={"If-None-Match": first})
    assert later.status_code == 200
    for query, status in (("operator=Italy", 304), ("operator=Nobody", 400)):
        any_tag = server.send("GET", f"{BASES}?{query}", headers={"If-None-Match": "*"})
        assert any_tag.status_code == status


@pytest.mark.parametrize("path", ["/", "/queries", "/openapi.json", "/static/dateline.css"])
def test_what_stays_the_same_is_not_sent_twice(server: Web, path: str) -> None:
    tag = server.get(path).headers["etag"]
    again = server.send("GET", path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_long_answers_are_compressed_for_who_takes_it(server: Web) -> None:
    path = f"{BASES}?operator=Italy"
    packed = server.send("GET", path, headers={"Accept-Encoding": "gzip"})
    plain = server.send("GET", path, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert len(gzip.compress(plain.content)) < len(plain.content)


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/queries/no-such", 404, "no question"),
        ("/queries/bases-by-operators", 404, "did you mean"),
        ("/queries/%2e%2e%2fetc", 404, "Not Found"),
        (BASES, 400, "needs operator"),
        (f"{BASES}?operator=", 400, "needs operator"),
        (f"{BASES}?operator=Nowhereland", 400, "no entity"),
        (f"{BASES}?operator=Okello", 400, "give one of these"),
        (f"{BASES}?operator=Italy&operator=Kenya", 400, "twice"),
        (f"{BASES}?operator=Italy&host=Kenya", 400, "no parameter"),
        (f"{BASES}?operator=%FF%FE", 400, "UTF-8"),
        (f"{BASES}?operator=Ita%00ly", 400, "control"),
        (f"{BASES}?operator=https://x.org/%3E%20%7D%20DROP", 400, "operator cannot be"),
        (f"{BASES}?operator=Italy&format=exe", 400, "no format"),
        (f"{BASES}?operator=Italy&limit=0", 400, "limit"),
        (f"{BASES}?operator=Italy&limit=10001", 400, "limit"),
        (f"{BASES}?operator=Italy&limit=%D9%A3", 400, "limit"),
        (f"{BASES}?operator=Italy&offset=-1", 400, "offset"),
        (f"{BASES}?operator=Italy&offset=1&page=1", 400, "page and offset"),
        ("/queries/alliances?party=Italy&format=geojson", 400, "no format"),
        ("/queries/actor-timeline?actor=Italy&since=yesterday", 400, "not a day"),
        ("/queries/article-facts?article=no-such.txt", 404, "no article"),
    ],
)
def test_what_was_wrong_is_said(server: Web, path: str, status: int, word: str) -> None:
    answer = server.get(path)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["status"]) == (status, status)
    assert word in f"{told['detail']} {told.get('hint', '')}"
    plain = server.get(path, "text/csv;q=0.1, text/plain")
    assert (plain.status_code, len(plain.text.splitlines())) == (status, 1)


def test_no_format_that_is_accepted(server: Web) -> None:
    assert server.get(BASES, "image/png", operator="Italy").status_code == 406


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_questions_are_only_read(server: Web, method: str) -> None:
    answer = server.send(method, f"{BASES}?operator=Italy")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_head_says_what_get_would(server: Web) -> None:
    got = server.get(BASES, "text/csv", operator="Italy")
    head = server.send("HEAD", f"{BASES}?operator=Italy", headers={"Accept": "text/csv"})
    assert head.status_code == 200
    assert {k: head.headers[k] for k in ("etag", "x-total-count", "content-type")} == {
        k: got.headers[k] for k in ("etag", "x-total-count", "content-type")
    }


def test_sparql_of_a_question_runs_as_it_is(server: Web) -> None:
    sparql = server.get(BASES, operator="Italy", format="sparql").text
    answer = server.snapshot.store.query(sparql)
    rows = json.loads(server.get(BASES, operator="Italy").text)["results"]["bindings"]
    assert len(list(answer)) == len(rows)  # type: ignore[arg-type]


OWN = """#+ summary: What is called so?
#+ description: Labels.
#+ tags: [own]
#+ params:
#+   - {name: name, type: text, description: a name}
#+ view: table
#+ columns: {thing: what is called so}
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing WHERE {
  VALUES ?name { "Italy" }
  GRAPH ?graph { ?thing rdfs:label ?label }
  FILTER (STR(?label) = ?name)
}
ORDER BY ?thing
"""


def test_question_of_ones_own_is_asked_within_limits(tmp_path: Path) -> None:
    (tmp_path / "called.rq").write_text(OWN)
    (tmp_path / "slow.rq").write_text(f"{OWN}# pause\n")
    server = web(catalogue=load_catalogue(asset_dir("queries"), tmp_path))
    rows = server.get("/queries/called", "text/csv", name="Georgia").text
    assert rows.splitlines()[1:] == [f"http://www.wikidata.org/entity/Q{n}" for n in (1428, 230)]
    slow = server.get("/queries/slow", name="Georgia")
    assert (slow.status_code, slow.json()["hint"]) == (503, "ask for less")
    assert server.get("/queries/withdrawals").status_code == 200
