"""What goes back to Wikidata, and what does not."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wikidata_server import FakeWikidata

if TYPE_CHECKING:
    from cli.conftest import Run

NEWS = """\
PARIS, March 5 — Germany operates Ramstein Air Base since May 2015. France is a member of NATO.

Emmanuel Macron is the president of France. Georgia will join NATO. France may join the \
African Union. Chad denied that France is a member of the Arab League.
"""


@pytest.fixture
def facts(tmp_path: Path, run: "Run") -> dict[str, str]:
    """A store with one article; its facts that Wikidata could hold, words to key."""
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    load = ("load", "news.txt", "--date", "2024-03-06", "--publisher", "BBC", "--store", "st")
    assert run(*load, "--url", "https://news.example/a").code == 0
    out = run("link", "review", "--facts", "--list", "--store", "st", "-f", "json").out
    words = [row["name"]["value"] for row in json.loads(out)["results"]["bindings"]]
    return {text: _key(run, text) for text in words}


def _key(run: "Run", text: str) -> str:
    who = text.partition("actor ")[2].partition(";")[0]
    shown = run("show", who, "--store", "st", "--json").out
    facts = [json.loads(line) for line in shown.splitlines()]
    return next(str(f["fact"]).rpartition("/")[2] for f in facts if f["text"] == text)


def confirm(run: "Run", key: str, verdict: str = "yes") -> None:
    assert run("link", "decide", key, verdict, "--by", "M", "--store", "st").code == 0


def test_only_facts_that_are_actual_and_affirmed_are_asked_about(facts: dict[str, str]) -> None:
    assert sorted(facts) == [
        "BasePresence: actor Germany; theme Ramstein Air Base",
        "Membership: actor France; organization NATO",
        "OfficeHolding: actor Emmanuel Macron; recipient France",
    ]


def test_nothing_is_given_before_a_person_has_confirmed_it(
    run: "Run", facts: dict[str, str]
) -> None:
    confirm(run, facts["Membership: actor France; organization NATO"], "no")
    ran = run("export", "quickstatements", "--store", "st")
    assert (ran.code, ran.out) == (0, "")
    assert "3 passages left out: nobody has confirmed the fact" in ran.err


def test_a_confirmed_fact_is_given_with_its_source(run: "Run", facts: dict[str, str]) -> None:
    confirm(run, facts["BasePresence: actor Germany; theme Ramstein Air Base"])
    ran = run("export", "quickstatements", "--store", "st")
    [statement] = ran.out.splitlines()
    fields = statement.split("\t")
    assert fields[:5] == ["Q161348", "P137", "Q183", "P580", "+2015-05-01T00:00:00Z/10"]
    assert fields[5:7] == ["S854", '"https://news.example/a"']
    assert fields[-1] == 'en:"Germany operates Ramstein Air Base since May 2015"'
    assert "2 passages left out" in ran.err


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        (
            "Germany operates Ramstein Air Base since May 2015.",
            ["P580", "+2015-05-01T00:00:00Z/10"],
        ),
        ("Germany operates Ramstein Air Base, officials said.", []),
        ("Germany operates Ramstein Air Base this year.", []),
    ],
)
def test_only_words_that_say_so_give_a_beginning(
    run: "Run", tmp_path: Path, text: str, qualifiers: list[str]
) -> None:
    (tmp_path / "news.txt").write_text(f"PARIS, March 5 — {text}\n", encoding="utf-8")
    load = ("load", "news.txt", "--date", "2024-03-06", "--url", "https://news.example/a")
    run(*load, "--store", "st")
    shown = run("show", "Ramstein Air Base", "--store", "st", "--json").out.splitlines()
    key = json.loads(shown[0])["fact"].rpartition("/")[2]
    confirm(run, key)
    lines = run("export", "quickstatements", "--store", "st").out.splitlines()
    assert [line.split("\t")[3:-8] for line in lines] == [qualifiers]


def test_what_is_over_needs_an_end(run: "Run", tmp_path: Path) -> None:
    text = "PARIS, March 5 — Germany operated Ramstein Air Base in May 2015.\n"
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    load = ("load", "news.txt", "--date", "2024-03-06", "--url", "https://news.example/a")
    run(*load, "--store", "st")
    shown = run("show", "Ramstein Air Base", "--store", "st", "--json").out.splitlines()
    confirm(run, json.loads(shown[0])["fact"].rpartition("/")[2])
    ran = run("export", "quickstatements", "--store", "st")
    assert ran.out == ""
    assert "1 passage left out: it is over, and no passage says since when" in ran.err


def test_a_decision_taken_back_confirms_nothing(run: "Run", facts: dict[str, str]) -> None:
    confirm(run, facts["BasePresence: actor Germany; theme Ramstein Air Base"])
    out = run("link", "decisions", "--store", "st", "-f", "jsonl").out
    run("link", "undo", json.loads(out)["decision"], "--by", "M", "--store", "st")
    assert run("export", "quickstatements", "--store", "st").out == ""


def test_an_office_needs_an_item_of_its_own(
    run: "Run", facts: dict[str, str], wikidata: FakeWikidata
) -> None:
    confirm(run, facts["OfficeHolding: actor Emmanuel Macron; recipient France"])
    before = run("export", "quickstatements", "--store", "st")
    assert before.out == ""
    assert "1 passage left out: the office has no item" in before.err
    assert "found president of France: Q900000026" in run("link", "refresh", "--store", "st").out
    assert wikidata.requests
    [statement] = run("export", "quickstatements", "--store", "st").out.splitlines()
    assert statement.split("\t")[1:3] == ["P39", "Q900000026"]


def test_without_an_address_nothing_can_be_given(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    run("load", "news.txt", "--date", "2024-03-06", "--store", "st")
    key = _key(run, "Membership: actor France; organization NATO")
    confirm(run, key)
    ran = run("export", "quickstatements", "--store", "st")
    assert ran.out == ""
    assert "1 passage left out: the article has no address (hint: load it with --url)" in ran.err


def test_the_group_alone_prints_its_help(run: "Run") -> None:
    assert "quickstatements" in run("export").out
