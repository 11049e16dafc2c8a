import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wikidata_server import FakeWikidata

if TYPE_CHECKING:
    from cli.conftest import Run


def rows(run: "Run", *arguments: str) -> list[dict[str, str]]:
    ran = run("link", *arguments, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in found]


def test_namesakes_are_listed_with_scores_and_reasons(run: "Run") -> None:
    first, second = rows(run, "Georgia")
    assert (first["item"], first["chosen"], second["item"], second["chosen"]) == ("Q230", "yes", "Q1428", "")  # fmt: skip
    assert float(first["score"]) > float(second["score"])
    assert first["reasons"].startswith("it has the name; the words allow it: State")


def test_a_passage_tells_namesakes_apart(run: "Run") -> None:
    found = rows(run, "Michael Jordan played in Jordan for Chicago.")
    assert {row["name"] for row in found} >= {"Michael Jordan"}


def test_a_bare_name_is_a_name_whatever_the_parser_makes_of_it(run: "Run") -> None:
    [row] = rows(run, "Zurab Tarkhnadze")
    assert (row["name"], row["item"]) == ("Zurab Tarkhnadze", "")
    assert row["reasons"] == "the gazetteer has no candidate"


def test_text_may_be_said_out_loud(run: "Run") -> None:
    assert rows(run, "text", "Georgia") == rows(run, "Georgia")


def test_online_wikidata_is_asked_about_names_without_an_item(
    run: "Run", wikidata: FakeWikidata
) -> None:
    _, row = rows(run, "Zurab Tarkhnadze", "--online")
    assert (row["item"], row["score"], row["type"]) == ("Q900000101", "0.70", "human")
    assert row["reasons"].startswith("Wikidata, doubtful; +0.40 its label is the name")
    assert wikidata.requests


@pytest.mark.usefixtures("wikidata")
def test_what_the_store_knows_counts(run: "Run", tmp_path: Path) -> None:
    text = "TBILISI — Georgian politician Zurab Tarkhnadze met Marie Fauvart in Tbilisi.\n"
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    run("load", "news.txt", "--online", "--store", "st")
    found = {row["name"]: row for row in rows(run, text, "--store", "st") if row["item"]}
    assert (found["Zurab Tarkhnadze"]["item"], found["Zurab Tarkhnadze"]["reasons"]) == (
        "Q900000101",
        "it was found in Wikidata",
    )
    assert found["Marie Fauvart"]["reasons"].startswith("Wikidata, doubtful; ")
    run(
        "link",
        "decide",
        "Marie Fauvart",
        "yes",
        "--item",
        "Q900000104",
        "--by",
        "M",
        "--store",
        "st",
    )
    found = {row["name"]: row for row in rows(run, text, "--store", "st") if row["chosen"]}
    assert found["Marie Fauvart"]["reasons"] == "a person said so"


def test_hostile_text_stays_text(run: "Run") -> None:
    ran = run("link", 'Georgia\x1b[31m" } DROP ALL <b>')
    assert ran.code == 0
    assert "\x1b" not in ran.out
