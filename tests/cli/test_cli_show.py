import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run

QUOTE = "“Kenya withdrew its troops from Kismayo airport on Tuesday”"


def shown(run: "Run", store: Path, thing: str) -> list[dict[str, object]]:
    ran = run("show", thing, "--json", "--store", store)
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    "name", ["Kenya", "kenya", "Q114", "wd:Q114", "http://www.wikidata.org/entity/Q114"]
)
def test_an_entity_by_any_of_its_names(run: "Run", store: Path, name: str) -> None:
    ran = run("show", name, "--store", store)
    assert (ran.code, ran.err) == (0, "")
    assert QUOTE in ran.out
    assert "Withdrawal: actor Kenya; origin " in ran.out
    assert "ExtraditionDemand" not in ran.out


def test_a_fact_is_shown_with_status_and_ground(run: "Run", store: Path) -> None:
    [withdrawal] = [d for d in shown(run, store, "Kenya") if "Withdrawal:" in str(d["text"])]
    assert (withdrawal["status"], withdrawal["window"]) == ("occurred", "2024-03-05")
    assert shown(run, store, str(withdrawal["fact"])) == [withdrawal]
    key = str(withdrawal["fact"]).rpartition("/")[2]
    assert shown(run, store, key) == shown(run, store, f"fact/{key}") == [withdrawal]


def test_what_follows_from_a_fact_says_so(run: "Run", store: Path) -> None:
    out = run("show", "Kenya", "--store", store).out
    assert "MilitaryPresence: actor Kenya; place " in out
    assert "follows from Withdrawal: actor Kenya; origin " in out


def test_an_article_in_reading_order(run: "Run", store: Path) -> None:
    dossiers = shown(run, store, "report.txt")
    starts = [
        min(passage["start"] for passage in dossier["passages"])  # type: ignore[attr-defined]
        for dossier in dossiers
    ]
    assert len(dossiers) > 3
    assert starts == sorted(starts)
    article = dossiers[0]["passages"][0]["article"]  # type: ignore[index]
    assert shown(run, store, article) == dossiers
    assert shown(run, store, article.rpartition("/")[2]) == dossiers


def test_voices_are_named(run: "Run", tmp_path: Path) -> None:
    article = tmp_path / "claims.txt"
    article.write_text(
        "TUNIS — Algeria's president, Abdelmadjid Tebboune, said on Friday that Tunisia had "
        "withdrawn its troops from Libya.\n\nTunisia withdrew its troops from Libya.\n",
        "utf-8",
    )
    run("load", article, "--publisher", "The Dhow", "--date", "2024-03-06", "--store", "s")
    out = run("show", "Libya", "--store", "s").out
    assert "  Abdelmadjid Tebboune\n" in out
    assert "  The Dhow\n" in out


def test_facts_beyond_the_limit_are_counted(run: "Run", store: Path) -> None:
    ran = run("show", "report.txt", "--limit", "1", "--json", "--store", store)
    assert len(ran.out.splitlines()) == 1
    assert ran.err.startswith("warning: ")
    assert "more facts not shown (hint: raise --limit)" in ran.err


@pytest.mark.parametrize(
    "thing", ["Q999999999", "fact/0123", "0" * 20, "http://a.example/x", "http://a b"]
)
def test_what_has_no_fact_is_an_error(run: "Run", store: Path, thing: str) -> None:
    ran = run("show", thing, "--store", store)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"error: the store {store} holds no fact about '{thing}' (")


@pytest.mark.parametrize("name", ["Atlantis", 'x" } DROP', ""])
def test_an_unknown_name_is_an_error(run: "Run", store: Path, name: str) -> None:
    ran = run("show", name, "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: no entity is called '{name}' (")


def test_a_name_of_several_articles_is_ambiguous(run: "Run", report: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "report.txt"
    other.parent.mkdir()
    other.write_text(report.read_text("utf-8").replace("Kenya", "Chad"), "utf-8")
    run("load", report, other, "--store", "s")
    ran = run("show", "report.txt", "--store", "s")
    assert (ran.code, ran.out) == (2, "")
    assert "2 articles are called 'report.txt' (give one of " in ran.err


def test_prints_of_one_agency_report_are_named(run: "Run", tmp_path: Path) -> None:
    report = (
        "“Nobody was hurt, and the last lorry crossed the bridge before it rained,” the mayor of"
        " the border town told reporters. Shops stayed open, and buses ran as on any other day.\n\n"
        "Kenya withdrew its troops from Kismayo airport on Tuesday.\n\n"
    )
    texts = {
        "daily": f"NAIROBI (AP) — A long deployment is over.\n\n{report}More pages on sports.\n",
        "echo": f"NAIROBI (AP) — The soldiers are home.\n\n{report}",
        "own": "NAIROBI — Kenya withdrew its troops from Kismayo airport on Tuesday, witnesses"
        " say. They saw tents burning, and children collecting boards and wire.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        run("load", tmp_path / f"{name}.txt", "--date", "2024-03-06", "--store", "s")
    [fact] = [d for d in shown(run, Path("s"), "Kenya") if "Withdrawal:" in str(d["text"])]
    assert (fact["claims"], fact["origins"]) == (3, 2)
    out = run("show", str(fact["fact"]), "--store", "s").out
    assert "  3 claims from 2 reports\n" in out
    assert out.count("prints the same report as daily.txt\n") == 1
    assert out.count("prints the same report as echo.txt\n") == 1
