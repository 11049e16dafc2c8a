"""Names looked up online: what is stored, what is linked anew, what a failure leaves."""

import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.model.article import Article
from dateline.store.embedded import EmbeddedStore
from wikidata_server import FakeWikidata, Fault, serving_wikidata

if TYPE_CHECKING:
    from cli.conftest import Run

NEWS = """\
TBILISI, March 5 — Georgian politician Zurab Tarkhnadze, the mayor of Tbilisi, met German officials \
at Ramstein Air Base in Germany on Tuesday.

Fergus Tolan met Marie Fauvart in Tbilisi.
"""
OTHER = "TBILISI, March 6 — Georgia praised Germany on Wednesday.\n"


@pytest.fixture
def news(tmp_path: Path, run: "Run") -> Path:
    for name, text in (("news", NEWS), ("other", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    loaded = run("load", "news.txt", "other.txt", "--date", "2024-03-07", "--store", "st")
    assert loaded.code == 0
    return tmp_path / "news.txt"


def linked(run: "Run", surface: str) -> list[str]:
    query = f"""SELECT DISTINCT ?e ?m {{ GRAPH ?g {{
        ?mention dl:surface "{surface}" ; dl:refersTo ?e ; dl:linkMethod ?m }} }}"""
    rows = json.loads(run("sparql", query, "-f", "json", "--store", "st").out)
    return [
        " ".join(row[cell]["value"].rpartition("/")[2] for cell in ("e", "m"))
        for row in rows["results"]["bindings"]
    ]


@pytest.mark.usefixtures("news")
def test_names_are_looked_up_and_their_articles_linked_anew(
    run: "Run", wikidata: FakeWikidata
) -> None:
    ran = run("link", "refresh", "--store", "st")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "found Zurab Tarkhnadze: Q900000101, Georgian politician (1.00)",
        "4 names looked up: 1 found, 2 doubtful, 1 nothing; 5 items described; 1 article linked anew",
    ]
    assert linked(run, "Zurab Tarkhnadze") == ["Q900000101 link-wikidata"]
    assert linked(run, "Marie Fauvart") == ["marie-fauvart-34762e42 link-local"]
    assert run("validate", "--store", "st").out == "0 violations\n"
    assert {asked["agent"].partition("/")[0] for asked in wikidata.requests} == {"dateline"}


@pytest.mark.usefixtures("news")
def test_a_second_run_has_nothing_to_do(run: "Run", wikidata: FakeWikidata) -> None:
    run("link", "refresh", "--store", "st")
    asked = len(wikidata.requests)
    before = run("dump", "--store", "st").out
    ran = run("link", "refresh", "--store", "st")
    assert ran.out.startswith("0 names looked up")
    assert len(wikidata.requests) == asked
    assert run("dump", "--store", "st").out == before


@pytest.mark.usefixtures("wikidata")
def test_what_was_found_survives_a_reload(run: "Run", news: Path) -> None:
    run("link", "refresh", "--store", "st")
    before = run("dump", "--store", "st").out
    again = run("load", news, "other.txt", "--date", "2024-03-07", "--store", "st")
    assert again.out.splitlines()[-1].startswith("0 new, 0 changed, 2 same")
    assert run("dump", "--store", "st").out == before


@pytest.mark.usefixtures("news")
def test_linked_entities_get_what_wikidata_says(run: "Run", wikidata: FakeWikidata) -> None:
    wikidata.world["Q230"]["P463"] = ["Q900000003"]
    run("link", "refresh", "--store", "st")
    query = """SELECT ?flag ?kind ?member ?source { GRAPH ?g {
        wd:Q230 dl:flag ?flag ; dl:wikidataType ?kind ; wdt:P463 ?member ; dct:source ?source } }"""
    [row] = json.loads(run("sparql", query, "-f", "json", "--store", "st").out)["results"]["bindings"]  # fmt: skip
    assert row["flag"]["value"] == "🇬🇪"
    assert row["kind"]["value"] == "sovereign state"
    assert row["member"]["value"].endswith("/Q900000003")
    # The gazetteer's word goes first.
    assert row["source"]["value"].startswith("rigour")


@pytest.mark.usefixtures("news")
def test_an_item_that_was_merged_is_followed(run: "Run", wikidata: FakeWikidata) -> None:
    assert linked(run, "Ramstein Air Base") == ["Q161348 link-name"]
    wikidata.world["Q900000051"] = wikidata.world.pop("Q161348")
    wikidata.world["Q161348"] = {"redirect": "Q900000051"}
    ran = run("link", "refresh", "--store", "st")
    assert ran.code == 0
    assert linked(run, "Ramstein Air Base") == ["Q900000051 link-name"]
    assert run("validate", "--store", "st").out == "0 violations\n"


@pytest.mark.usefixtures("news")
def test_an_item_that_was_deleted_is_reported(run: "Run", wikidata: FakeWikidata) -> None:
    wikidata.world["Q161348"] = {"missing": True}
    ran = run("link", "refresh", "--store", "st")
    assert "warning: Wikidata no longer has the item Q161348" in ran.err
    assert run("validate", "--store", "st").out == "0 violations\n"


@pytest.mark.usefixtures("news")
def test_what_came_before_a_failure_stays_and_the_next_run_goes_on(
    run: "Run", wikidata: FakeWikidata
) -> None:
    # The look-ups succeed, the description of the other linked items does not.
    wikidata.faults = [*[Fault()] * 7, Fault(status=403)]
    ran = run("link", "refresh", "--store", "st")
    assert ran.code == 3
    assert ran.err.startswith("warning: Wikidata cannot be used: it refused the request with")
    assert ran.err.count("\n") == 1
    assert linked(run, "Zurab Tarkhnadze") == ["Q900000101 link-wikidata"]
    done = run("link", "refresh", "--store", "st")
    assert (done.code, done.out.partition(";")[0]) == (
        0,
        "0 names looked up: 0 found, 0 doubtful, 0 nothing",
    )
    assert run("sparql", "ASK { GRAPH ?g { wd:Q230 dl:wikidataType ?x } }", "--store", "st").out == "true\n"  # fmt: skip


def test_with_the_network_down_the_load_goes_on(
    run: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("DATELINE_WIKIDATA_API", f"http://127.0.0.1:{taken.getsockname()[1]}/")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("time.sleep", lambda _: None)
    ran = run("load", "news.txt", "--online", "--date", "2024-03-07", "--store", "st")
    assert ran.code == 0
    assert ran.out.startswith("new      news.txt: ")
    assert "warning: Wikidata cannot be used: no connection (hint: what is stored stays" in ran.err
    with serving_wikidata() as fake:
        monkeypatch.setenv("DATELINE_WIKIDATA_API", fake.api)
        assert run("link", "refresh", "--store", "st").code == 0
    assert linked(run, "Zurab Tarkhnadze") == ["Q900000101 link-wikidata"]


@pytest.mark.usefixtures("wikidata")
def test_load_online_looks_up_what_the_articles_name(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    ran = run("load", "news.txt", "--online", "--date", "2024-03-07", "--store", "st")
    assert "found Zurab Tarkhnadze: Q900000101" in ran.err
    assert ran.out.splitlines()[-1].endswith("store st")
    assert linked(run, "Zurab Tarkhnadze") == ["Q900000101 link-wikidata"]


def test_a_dry_run_is_not_online(run: "Run", report: Path) -> None:
    ran = run("load", report, "--online", "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    assert "--online stores what it finds" in ran.err


def test_there_is_nothing_to_refresh_before_a_load(run: "Run", tmp_path: Path) -> None:
    ran = run("link", "refresh", "--store", "st")
    assert ran.code == 3
    assert "there is no store at st" in ran.err
    assert not (tmp_path / "st").exists()


@pytest.mark.usefixtures("news")
def test_only_articles_that_are_concerned_are_read_again(
    run: "Run", wikidata: FakeWikidata, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def seen(store: EmbeddedStore, key: str) -> Article:
        article = original(store, key)
        read.append(article.source)
        return article

    original = EmbeddedStore.article
    monkeypatch.setattr(EmbeddedStore, "article", seen)
    run("link", "refresh", "--store", "st")
    assert wikidata.requests
    assert set(read) == {"news.txt"}
