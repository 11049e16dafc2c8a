import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wikidata_server import FakeWikidata, Fault

if TYPE_CHECKING:
    from cli.conftest import Run

NEWS = """\
PARIS, March 5 — France operates Ramstein Air Base in Germany.

France operates Bitburg Air Base in Germany.
"""


@pytest.fixture
def store(tmp_path: Path, run: "Run") -> Path:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    assert run("load", "news.txt", "--date", "2024-03-06", "--store", "st").code == 0
    return tmp_path / "st"


def row(qid: str, label: str, kind: str, since: str = "", until: str = "") -> dict[str, object]:
    cells = {"label": label, "kind": kind, "since": since, "until": until}
    found: dict[str, object] = {
        name: {"type": "literal", "value": value} for name, value in cells.items() if value
    }
    return found | {"site": {"type": "uri", "value": f"http://www.wikidata.org/entity/{qid}"}}


@pytest.mark.usefixtures("store")
def test_bases_stand_side_by_side(run: "Run", wikidata: FakeWikidata) -> None:
    wikidata.rows = [
        row("Q161348", "Ramstein Air Base", "air base", "1952-01-01T00:00:00Z"),
        row("Q161348", "Ramstein Air Base", "military installation"),
        row("Q900000061", "Fort Amber", "fort", until="1999-01-01T00:00:00Z"),
        row("Q900000062", "Amber Line", "railway line"),
    ]
    ran = run("query", "wikidata-compare", "operator=France", "-f", "json", "--store", "st")
    assert (ran.code, ran.err) == (0, "")
    found = [
        tuple(r[c]["value"] for c in ("siteLabel", "here", "wikidata", "since", "until", "says"))
        for r in json.loads(ran.out)["results"]["bindings"]
    ]
    assert found == [
        ("Ramstein Air Base", "ongoing", "operator", "1952-01-01", "", "both"),
        ("Bitburg Air Base", "ongoing", "", "", "", "only here"),
        ("Fort Amber", "", "operator", "", "1999-01-01", "only in Wikidata"),
    ]
    [asked] = wikidata.requests
    assert "<http://www.wikidata.org/entity/Q142>" in asked["query"]


@pytest.mark.usefixtures("store")
def test_the_service_may_fail(run: "Run", wikidata: FakeWikidata) -> None:
    wikidata.faults = [Fault(status=500)] * 5
    ran = run("query", "wikidata-compare", "operator=Q142", "--store", "st")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: Wikidata's query service cannot be used: status 500 (")


@pytest.mark.usefixtures("store", "wikidata")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "wikidata-compare needs one parameter"),
        (("operator=France", "least=1"), "wikidata-compare needs one parameter"),
        (("operator=Nowhereland",), "no entity is called 'Nowhereland'"),
        (("operator=France", "--explain"), "wikidata-compare asks two places"),
    ],
)
def test_a_question_that_cannot_be_meant(
    run: "Run", arguments: tuple[str, ...], message: str
) -> None:
    ran = run("query", "wikidata-compare", *arguments, "--store", "st")
    assert ran.code == 2
    assert message in ran.err
