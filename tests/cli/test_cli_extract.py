import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

if TYPE_CHECKING:
    from cli.conftest import Run

KEYS = [
    "type",
    "roles",
    "polarity",
    "modality",
    "certainty",
    "attribution",
    "timeExpression",
    "earliest",
    "latest",
    "precision",
    "quote",
    "start",
    "end",
    "confidence",
    "source",
    "article",
    "fact",
    "claim",
    "content",
]
BASE = "https://w3id.org/dateline/id/"


def test_jsonl_is_one_object_a_claim_with_the_agreed_keys(run: "Run", report: Path) -> None:
    ran = run("extract", report, "--date", "2024-03-06", "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    claims = [json.loads(line) for line in ran.out.splitlines()]
    assert all(list(claim) == KEYS for claim in claims)
    [withdrawal] = [claim for claim in claims if claim["type"] == "Withdrawal"]
    assert withdrawal["source"] == str(report)
    assert withdrawal["roles"]["actor"] == [
        {"iri": "http://www.wikidata.org/entity/Q114", "label": "Kenya", "text": "Kenya"}
    ]
    assert withdrawal["timeExpression"] == "Tuesday"
    assert (withdrawal["earliest"], withdrawal["latest"]) == ("2024-03-05", "2024-03-05")
    assert withdrawal["precision"] == "day"
    for key in ("article", "fact", "claim"):
        assert withdrawal[key].startswith(f"{BASE}{key}/")


def test_claims_are_in_reading_order_and_quote_the_text(run: "Run", report: Path) -> None:
    ran = run("extract", report, "--date", "2024-03-06", "--format", "jsonl")
    claims = [json.loads(line) for line in ran.out.splitlines()]
    text = report.read_text("utf-8")
    assert [text[claim["start"] : claim["end"]] for claim in claims] == [
        claim["quote"] for claim in claims
    ]
    starts = [claim["start"] for claim in claims]
    assert starts == sorted(starts)


def test_what_is_demanded_is_the_content_with_the_same_keys(run: "Run", report: Path) -> None:
    ran = run("extract", report, "--format", "jsonl")
    claims = [json.loads(line) for line in ran.out.splitlines()]
    [demand] = [claim for claim in claims if claim["type"] == "ExtraditionDemand"]
    assert list(demand["content"]) == KEYS
    assert demand["content"]["type"] == "Extradition"
    assert demand["content"]["modality"] == "demanded"


def test_the_publisher_speaks_where_nobody_else_does(run: "Run", report: Path) -> None:
    ran = run("extract", report, "-f", "jsonl", "--publisher", "The Dhow")
    known = json.loads(ran.out.splitlines()[0])
    assert known["attribution"]["mode"] == "narrator"
    assert known["attribution"]["label"] == "The Dhow"
    assert known["attribution"]["iri"].startswith(f"{BASE}entity/the-dhow-")
    unknown = json.loads(run("extract", report, "-f", "jsonl").out.splitlines()[0])
    assert unknown["attribution"] == {"mode": "narrator", "iri": unknown["article"], "label": None}


def test_two_sources_with_the_same_text_each_get_their_claims(run: "Run", report: Path) -> None:
    copy = report.with_name("copy.txt")
    copy.write_bytes(report.read_bytes())
    lines = run("extract", report, copy, "-f", "jsonl").out.splitlines()
    sources = [json.loads(line)["source"] for line in lines]
    assert sources.count(str(report)) == sources.count(str(copy)) > 0


def test_relative_times_without_a_date_stay_unresolved_with_a_warning(
    run: "Run", report: Path
) -> None:
    report.write_text(report.read_text("utf-8").replace(", March 5", ""), "utf-8")
    ran = run("extract", report, "--format", "jsonl")
    assert ran.code == 0
    claims = [json.loads(line) for line in ran.out.splitlines()]
    assert {claim["earliest"] for claim in claims} == {None}
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"warning: {report}: ")
    assert "pass --date" in ran.err


def test_a_floor_for_confidence_leaves_claims_out(run: "Run", report: Path) -> None:
    every = run("extract", report, "-f", "jsonl").out.splitlines()
    highest = max(json.loads(line)["confidence"] for line in every)
    sure = run("extract", report, "-f", "jsonl", "--min-confidence", highest - 0.01).out
    assert 0 < len(sure.splitlines()) < len(every)
    assert run("extract", report, "-f", "jsonl", "--min-confidence", 1).out == ""


def test_trig_holds_the_claims_of_all_sources(run: "Run", report: Path) -> None:
    other = report.with_name("other.txt")
    other.write_text(report.read_text("utf-8").replace("Kenya", "Chad"), "utf-8")
    ran = run("extract", report, other, "--format", "trig", "--base-iri", "https://a.example/")
    graphs = {quad.graph_name for quad in parse(ran.out.encode(), RdfFormat.TRIG)}
    assert len([g for g in graphs if "https://a.example/graph/article/" in str(g)]) == 2


def test_own_frames_are_used(
    run: "Run", report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = "kind: {}\nroles: {{actor: }}\npatterns: {{verb: {{verb: yodel, roles: {{actor: subject}}}}}}"
    (tmp_path / "frames").mkdir()
    own = tmp_path / "frames" / "own.yaml"
    own.write_text(frame.format("Protest"), "utf-8")
    report.write_text("Ministers of Chile yodelled in the parliament on Monday.\n", "utf-8")
    assert "Protest" not in run("extract", report).out
    monkeypatch.setenv("DATELINE_FRAMES", str(tmp_path / "frames"))
    assert "Protest" in run("extract", report).out
    own.write_text(frame.format("Yodelling"), "utf-8")
    ran = run("extract", report)
    assert ran.code == 2
    assert ran.err.startswith("error: a frame is about 'Yodelling', which is no kind of fact (")


def test_standard_input_is_a_source(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"Chile withdrew its troops from Bolivia in 2019.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    [line] = run("extract", "-", "-f", "jsonl").out.splitlines()
    assert json.loads(line)["source"] == "-"


def test_a_table_is_for_reading(run: "Run", report: Path) -> None:
    head, *rows = run("extract", report, "--date", "2024-03-06").out.splitlines()
    assert head.split() == ["KIND", "ROLES", "STANCE", "VOICE", "WHEN", "QUOTE"]
    assert any(row.startswith("Withdrawal ") and "actor Kenya" in row for row in rows)


def test_a_review_gives_no_claims_unless_asked(run: "Run", tmp_path: Path) -> None:
    path = tmp_path / "review.txt"
    path.write_text(
        "Chad condemned Mali on Monday. So the film begins, and the novel, too. The actor who plays "
        "the king leads a cast that the audience cheered at the premiere.\n"
    )
    quiet = run("extract", path, "--format", "jsonl")
    assert (quiet.code, quiet.out) == (0, "")
    assert "reads as a report on fiction and the stage; no claims are taken from it" in quiet.err
    asked = run("extract", path, "--format", "jsonl", "--any-subject")
    assert '"type": "Condemnation"' in asked.out
