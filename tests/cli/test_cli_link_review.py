"""People's decisions: asked for, stored, applied, listed, undone."""

import io
import json
from datetime import UTC, datetime
from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.build import Assembly
from wikidata_server import FakeWikidata

if TYPE_CHECKING:
    from cli.conftest import Ran, Run

NEWS = """\
TBILISI, March 5 — Georgian politician Zurab Tarkhnadze met Fergus Tolan in Tbilisi on Tuesday.

Fergus Tolan praised Marie Fauvart for her work. Fergus Tolan will visit France next week, his \
office said in a statement.
"""
OTHER = "TBILISI, March 6 — Georgia praised Germany on Wednesday.\n"
TOLAN = "fergus-tolan-8c8599f3"


@pytest.fixture
def news(tmp_path: Path, run: "Run", wikidata: FakeWikidata) -> Path:
    """A store with two articles, names looked up: Tarkhnadze is found, the others are doubtful."""
    for name, text in (("news", NEWS), ("other", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run("load", "news.txt", "other.txt", "--date", "2024-03-07", "--store", "st")
    assert run("link", "refresh", "--store", "st").code == 0
    assert wikidata.requests
    return tmp_path / "news.txt"


def answered(
    run: "Run", monkeypatch: pytest.MonkeyPatch, *lines: str, by: str = "Mira Solt"
) -> "Ran":
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return run("link", "review", "--store", "st", "--by", by)


def linked(run: "Run", surface: str) -> set[str]:
    query = f"""SELECT DISTINCT ?e ?m {{ GRAPH ?g {{
        ?mention dl:surface "{surface}" ; dl:refersTo ?e ; dl:linkMethod ?m }} }}"""
    rows = json.loads(run("sparql", query, "-f", "json", "--store", "st").out)["results"][
        "bindings"
    ]
    return {" ".join(row[c]["value"].rpartition("/")[2] for c in ("e", "m")) for row in rows}


def decisions(run: "Run") -> list[dict[str, str]]:
    out = run("link", "decisions", "--store", "st", "-f", "jsonl").out
    return [json.loads(line) for line in out.splitlines()]


def listed(run: "Run") -> list[tuple[str, str]]:
    out = run("link", "review", "--list", "--store", "st", "-f", "json").out
    rows = json.loads(out)["results"]["bindings"]
    return [(row["name"]["value"], row["item"]["value"]) for row in rows]


@pytest.mark.usefixtures("news")
def test_the_list_begins_with_what_is_used_most(run: "Run") -> None:
    assert listed(run) == [
        ("Fergus Tolan", "Q900000102"),
        ("Fergus Tolan", "Q900000103"),
        ("Marie Fauvart", "Q900000104"),
    ]


@pytest.mark.usefixtures("news")
def test_yes_links_the_name_in_every_article_that_has_it(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = answered(run, monkeypatch, "y the Irish one", "s")
    assert ran.out == "1 decision stored; 1 article linked anew\n"
    assert linked(run, "Fergus Tolan") == {"Q900000102 link-review"}
    [made] = decisions(run)
    assert (made["who"], made["verdict"], made["item"]) == ("Mira Solt", "yes", "Q900000102")
    assert (made["why"], made["stands"]) == ("the Irish one", "yes")
    assert run("validate", "--store", "st").out == "0 violations\n"
    assert listed(run) == [("Marie Fauvart", "Q900000104")]


@pytest.mark.usefixtures("news")
def test_an_item_may_be_given_in_place_of_an_answer(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(run, monkeypatch, "Q900000103 he wears a uniform")
    assert linked(run, "Fergus Tolan") == {"Q900000103 link-review"}


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    ("answers", "left"),
    [
        (("n",), [("Fergus Tolan", "Q900000103"), ("Marie Fauvart", "Q900000104")]),
        (("u",), [("Marie Fauvart", "Q900000104")]),
        (("none",), [("Marie Fauvart", "Q900000104")]),
        (("none", "n"), []),
        (("s", "u"), [("Fergus Tolan", "Q900000102"), ("Fergus Tolan", "Q900000103")]),
    ],
)
def test_other_answers_link_nothing_and_are_not_asked_again(
    run: "Run",
    monkeypatch: pytest.MonkeyPatch,
    answers: tuple[str, ...],
    left: list[tuple[str, str]],
) -> None:
    ran = answered(run, monkeypatch, *answers)
    assert ran.out.endswith("0 articles linked anew\n")
    assert linked(run, "Fergus Tolan") == {f"{TOLAN} link-local"}
    assert listed(run) == left


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("answers", [(), ("q",), ("s", "s"), ("maybe", "q"), ("", "Q0", "q")])
def test_who_answers_nothing_decides_nothing(
    run: "Run", monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]
) -> None:
    before = run("dump", "--store", "st").out
    ran = answered(run, monkeypatch, *answers)
    assert (ran.code, ran.out) == (0, "0 decisions stored; 0 articles linked anew\n")
    assert run("dump", "--store", "st").out == before


@pytest.mark.usefixtures("wikidata")
def test_decisions_survive_reloads(run: "Run", news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(run, monkeypatch, "y")
    again = run("load", news, "other.txt", "--date", "2024-03-07", "--store", "st")
    assert again.out.splitlines()[-1].startswith("0 new, 0 changed, 2 same")
    news.write_text(f"{NEWS}\nFergus Tolan resigned.\n", encoding="utf-8")
    run("load", news, "--date", "2024-03-08", "--store", "st")
    assert linked(run, "Fergus Tolan") == {"Q900000102 link-review"}


@pytest.mark.usefixtures("news")
def test_an_undone_decision_leaves_no_trace_but_the_record(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    before = linked(run, "Fergus Tolan")
    answered(run, monkeypatch, "y")
    [made] = decisions(run)
    ran = run(
        "link", "undo", made["decision"][:8], "--why", "wrong man", "--by", "T", "--store", "st"
    )
    assert ran.out == "1 decision stored; 1 article linked anew\n"
    assert linked(run, "Fergus Tolan") == before
    undo, first = decisions(run)
    assert (undo["verdict"], undo["undoes"], undo["why"], undo["who"]) == (
        "undo",
        first["decision"],
        "wrong man",
        "T",
    )
    assert (undo["stands"], first["stands"]) == ("", "")
    assert listed(run)[0] == ("Fergus Tolan", "Q900000102")


@pytest.mark.usefixtures("news")
def test_what_was_found_online_can_be_refused_and_that_undone(run: "Run") -> None:
    assert linked(run, "Zurab Tarkhnadze") == {"Q900000101 link-wikidata"}
    said = run("link", "decide", "Zurab Tarkhnadze", "no", "--item", "Q900000101", "--by", "M", "--store", "st")  # fmt: skip
    assert said.out == "1 decision stored; 1 article linked anew\n"
    [local] = linked(run, "Zurab Tarkhnadze")
    assert local.endswith("link-local")
    # A later look-up does not bring it back.
    run("link", "refresh", "--store", "st")
    assert linked(run, "Zurab Tarkhnadze") == {local}
    run("link", "undo", decisions(run)[0]["decision"], "--by", "M", "--store", "st")
    assert linked(run, "Zurab Tarkhnadze") == {"Q900000101 link-wikidata"}


@pytest.mark.usefixtures("news")
def test_a_decision_for_one_article_changes_that_one_only(run: "Run") -> None:
    query = 'SELECT ?a { GRAPH ?g { ?a dl:source "other.txt" } }'
    [row] = json.loads(run("sparql", query, "-f", "json", "--store", "st").out)["results"][
        "bindings"
    ]
    key = row["a"]["value"].rpartition("/")[2]
    ran = run("link", "decide", "Georgia", "yes", "--item", "Q1428", "--article", key, "--by", "M", "--store", "st")  # fmt: skip
    assert ran.out == "1 decision stored; 1 article linked anew\n"
    assert linked(run, "Georgia") == {"Q1428 link-review"}
    assert linked(run, "Georgian") == {"Q230 link-demonym"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Georgia", "yes"), "yes to which item?"),
        (("Georgia", "yes", "--item", "Georgia"), "not a Wikidata item: 'Georgia'"),
        (("Georgia", "yes", "--item", "Q230", "--article", "x"), "not an article's key: 'x'"),
        (("Georgia", "perhaps"), "Invalid value"),
        (("Georgia", "undo"), "undo what?"),
    ],
)
@pytest.mark.usefixtures("news")
def test_a_decision_that_cannot_be_meant(
    run: "Run", arguments: tuple[str, ...], message: str
) -> None:
    ran = run("link", "decide", *arguments, "--by", "M", "--store", "st")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert decisions(run) == []


@pytest.mark.usefixtures("news")
def test_what_does_not_stand_cannot_be_undone(run: "Run") -> None:
    ran = run("link", "undo", "abc", "--by", "M", "--store", "st")
    assert (ran.code, ran.err) == (
        1,
        "error: no decision 'abc' stands (`dateline link decisions` lists them)\n",
    )


@pytest.mark.usefixtures("news")
def test_a_decision_tells_who_made_it_and_when(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    at_noon = partialmethod(Assembly.__init__, clock=lambda: datetime(2031, 5, 4, 12, tzinfo=UTC))
    monkeypatch.setattr(Assembly, "__init__", at_noon)
    monkeypatch.setenv("DATELINE_REVIEWER", "Teyo Marr")
    run("link", "decide", "Marie Fauvart", "unsure", "--store", "st")
    [made] = decisions(run)
    assert (made["when"], made["who"]) == ("2031-05-04T12:00:00+00:00", "Teyo Marr")


@pytest.fixture
def town(tmp_path: Path, run: "Run") -> Path:
    """A store with an article about a town of which nothing tells the country."""
    text = (
        "KINGSTON, March 5 — Envoys of Chile met rebels in Albacete on Tuesday, officials said.\n"
    )
    (tmp_path / "town.txt").write_text(text, encoding="utf-8")
    assert run("load", "town.txt", "--date", "2024-03-07", "--store", "st").code == 0
    return tmp_path / "town.txt"


def test_what_the_gazetteer_has_by_the_name_is_offered(
    run: "Run", monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    # Nothing is good enough, whatever the article says.
    monkeypatch.setattr("dateline.link.choose.THRESHOLD", 1.1)
    request.getfixturevalue("town")
    assert {("Albacete", "Q15095"), ("Albacete", "Q54889")} <= set(listed(run))
    run("link", "decide", "Albacete", "yes", "--item", "Q15095", "--by", "M", "--store", "st")
    assert linked(run, "Albacete") == {"Q15095 link-review"}
    # Described as in the gazetteer, not by the article's words alone.
    ask = "ASK { GRAPH ?g { wd:Q15095 a dl:City ; dl:country wd:Q29 ; wgs:lat ?lat } }"
    assert run("sparql", ask, "--store", "st").out == "true\n"


@pytest.mark.usefixtures("town")
def test_a_doubtful_link_is_decided_in_its_article(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.cli.worklist.DOUBTFUL", 0.99)
    assert ("Chile", "Q298") in listed(run)
    while listed(run)[0] != ("Chile", "Q298"):
        answered(run, monkeypatch, "u")
    ran = answered(run, monkeypatch, "n some other Chile")
    assert ran.out == "1 decision stored; 1 article linked anew\n"
    [other] = linked(run, "Chile")
    assert not other.startswith("Q298 ")
    assert ("Chile", "Q298") not in listed(run)
    run("link", "undo", decisions(run)[0]["decision"], "--by", "M", "--store", "st")
    assert linked(run, "Chile") == {"Q298 link-name"}
