import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run

LEDGER = (
    "SELECT ?reason ?at ?again WHERE { GRAPH <https://w3id.org/dateline/id/graph/ledger> {"
    " ?r a dl:Retraction ; dl:retracts ?a ; dl:reason ?reason ; dl:retractedAt ?at ."
    " OPTIONAL { ?r dl:reinstatedAt ?again } } }"
)
URL = "https://dhow.example/2024/withdrawal"


@pytest.fixture
def loaded(run: "Run", report: Path, tmp_path: Path) -> tuple[str, Path]:
    store = ("--store", tmp_path / "s")
    assert run("load", report, "--url", URL, "--date", "2024-03-06", *store).code == 0
    return store


@pytest.mark.parametrize("called", ["file", "url", "key", "iri"])
def test_a_retracted_article_is_gone_and_the_ledger_says_why(
    run: "Run", report: Path, loaded: tuple[str, Path], called: str
) -> None:
    row = run("sparql", "SELECT ?a WHERE { GRAPH ?g { ?a a dl:Article } }", *loaded, "-f", "csv")
    iri = row.out.split()[-1]
    names = {"file": str(report), "url": URL, "key": iri.rpartition("/")[2], "iri": iri}
    ran = run("retract", names[called], "--reason", 'withdrawn, "by the publisher"', *loaded)
    assert (ran.code, ran.err) == (0, "")
    totals = json.loads(run("stats", "--json", *loaded).out)
    assert (totals["articles"], totals["claims"], totals["facts"]) == (0, 0, 0)
    told = run("sparql", LEDGER, *loaded, "-f", "json").out
    assert 'withdrawn, \\"by the publisher\\"' in told
    assert "again" not in told.partition('"bindings"')[2]


def test_a_retracted_article_is_refused_until_it_is_let_in_on_purpose(
    run: "Run", report: Path, loaded: tuple[str, Path]
) -> None:
    given = ("load", report, "--url", URL, "--date", "2024-03-06", *loaded)
    run("retract", report, "--reason", "withdrawn", *loaded)
    for options in ((), ("--again",), ("--resume",)):
        refused = run(*given, *options)
        assert refused.code == 1
        assert "was retracted on " in refused.err
        assert "withdrawn (leave it out, or pass --reinstate" in refused.err
    assert run(*given, "--reinstate").out.startswith("new ")
    assert '"again"' in run("sparql", LEDGER, *loaded, "-f", "json").out.partition("bindings")[2]
    assert run(*given).out.startswith("same ")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nothing.txt", "--reason", "x"), 1, "no article 'nothing.txt'"),
        (("a.txt", "--reason", " "), 2, "no reason is given"),
        (("a.txt",), 2, "--reason"),
        (("> } ; DROP ALL #", "--reason", "x"), 1, "no article"),
    ],
)
def test_what_cannot_be_retracted(
    run: "Run", loaded: tuple[str, Path], arguments: tuple[str, ...], code: int, message: str
) -> None:
    ran = run("retract", *arguments, *loaded)
    assert ran.code == code
    assert message in ran.err
    assert ran.err.count("\n") == 1
