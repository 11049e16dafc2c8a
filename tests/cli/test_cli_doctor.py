"""Stores that are sound, and stores that are not: each sort of damage is found and mended."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Store as Oxigraph

if TYPE_CHECKING:
    from cli.conftest import Run

_GRAPH = "https://w3id.org/dateline/id/graph"


@pytest.fixture
def loaded(run: "Run", report: Path, tmp_path: Path) -> Path:
    store = tmp_path / "s"
    assert run("load", report, "--date", "2024-03-06", "--store", store).code == 0
    return store


def damaged(store: Path, update: str) -> None:
    Oxigraph(store / "quads").update(
        f"PREFIX dl: <https://w3id.org/dateline/ontology#>\n"
        f"PREFIX oa: <http://www.w3.org/ns/oa#>\n{update}"
    )


def without_texts(store: Path) -> None:
    with closing(sqlite3.connect(store / "texts.sqlite")) as db, db:
        db.execute("DELETE FROM article")


def with_a_stray_text(store: Path) -> None:
    with closing(sqlite3.connect(store / "texts.sqlite")) as db, db:
        db.execute("INSERT INTO article SELECT 'stray', hash, fields, text FROM article LIMIT 1")


def sparql(update: str) -> Callable[[Path], None]:
    return lambda store: damaged(store, update)


FACTS = f"GRAPH <{_GRAPH}/facts>"
DAMAGE: dict[str, Callable[[Path], None]] = {
    "claim without evidence": sparql(
        "DELETE { GRAPH ?g { ?c dl:evidence ?e } } WHERE { GRAPH ?g { ?c dl:evidence ?e } }"
    ),
    "claim without fact": sparql(
        f"DELETE {{ {FACTS} {{ ?f ?p ?o }} }} WHERE {{ {FACTS} {{ ?f ?p ?o }} }}"
    ),
    "dangling link": sparql(f"DROP GRAPH <{_GRAPH}/entities>"),
    "fact that differs from a rebuild": sparql(
        f"DELETE {{ {FACTS} {{ ?f dl:claimCount ?n }} }} INSERT {{ {FACTS} {{ ?f dl:claimCount 9 }} }}"
        f" WHERE {{ {FACTS} {{ ?f dl:claimCount ?n }} }}"
    ),
    "fact without claims": sparql(
        f"INSERT DATA {{ {FACTS} {{ <https://w3id.org/dateline/id/fact/x> a dl:Visit ;"
        " dl:status <https://w3id.org/dateline/vocab/status-occurred> } }"
    ),
    "quote that does not match": sparql(
        "DELETE { GRAPH ?g { ?s oa:exact ?q } } INSERT { GRAPH ?g { ?s oa:exact 'other words' } }"
        " WHERE { GRAPH ?g { ?s oa:exact ?q } }"
    ),
    "half an article": sparql(
        "DELETE { GRAPH ?g { ?a ?p ?o } } WHERE { GRAPH ?g { ?a a dl:Article ; ?p ?o } }"
    ),
    "graph without text": without_texts,
    "text without graph": with_a_stray_text,
}
REBUILT = {"fact that differs from a rebuild", "fact without claims", "text without graph"}


def test_a_sound_store(run: "Run", loaded: Path) -> None:
    ran = run("doctor", "--store", loaded)
    assert (ran.code, ran.out, ran.err) == (0, "all is well\n", "")


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_found_and_mended_as_it_says(
    run: "Run", report: Path, loaded: Path, kind: str
) -> None:
    whole = run("dump", "--store", loaded).out
    DAMAGE[kind](loaded)
    ran = run("doctor", "--store", loaded, "--json")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert kind in {one["kind"] for one in found}
    assert all(one["mend"] for one in found)
    words = run("doctor", "--store", loaded)
    assert words.out.splitlines()[-1].count(kind) == 1
    if kind in REBUILT:
        mended = run("doctor", "--rebuild", "--store", loaded)
    else:
        again = run("load", report, "--date", "2024-03-06", "--store", loaded, "--again")
        assert again.code == 0
        mended = run("doctor", "--store", loaded)
    assert mended.out == "all is well\n"
    assert run("dump", "--store", loaded).out == whole


def test_there_is_no_store_to_look_at(run: "Run", tmp_path: Path) -> None:
    for options in ((), ("--rebuild",)):
        assert run("doctor", *options, "--store", tmp_path / "none").code == 3
    assert not (tmp_path / "none").exists()
