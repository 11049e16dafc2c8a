import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.conftest import Run


def test_a_claim_is_explained_in_words(run: "Run", report: Path) -> None:
    ran = run("extract", report, "--date", "2024-03-06", "--explain")
    assert (ran.code, ran.err) == (0, "")
    block = next(b for b in ran.out.split("\n\n") if b.startswith("Withdrawal: actor Kenya;"))
    assert "trigger      “withdrew”, pattern Withdrawal/" in block
    assert "actor        “Kenya” at “subject”; name; linked to Kenya (Q114); fits as State" in block
    assert "when         “Tuesday”: 2024-03-05 to 2024-03-05, by the day" in block
    assert "voice        the article (narrator)" in block


def test_words_without_a_claim_are_explained(run: "Run", report: Path) -> None:
    text = "Peru attacked Chad. The winger attacked down the left.\n"
    report.write_text(text, "utf-8")
    out = run("extract", report, "--explain").out
    assert "No claim by these words of “The winger attacked down the left.” (20-54):" in out
    assert "“attacked” is no Attack/verb: “winger” at “subject” rules it out" in out
    assert ": no recipient: nothing stands where it could come from" in out


def test_jsonl_gets_one_more_key_and_lines_without_a_type(run: "Run", report: Path) -> None:
    plain = run("extract", report, "-f", "jsonl").out.splitlines()
    told = [
        json.loads(line)
        for line in run("extract", report, "-f", "jsonl", "--explain").out.splitlines()
    ]
    claims = [record for record in told if "type" in record]
    assert [json.loads(line) for line in plain] == [
        {key: value for key, value in record.items() if key != "explanation"} for record in claims
    ]
    text = report.read_text("utf-8")
    for record in claims:
        trigger = record["explanation"]["trigger"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]
        assert {f["role"] for f in record["explanation"]["fillers"]} == set(record["roles"])
    assert all(set(record) == {"unclaimed", "source"} for record in told if "type" not in record)


def test_quads_are_not_explained(run: "Run", report: Path) -> None:
    ran = run("extract", report, "-f", "trig", "--explain")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: --explain is not for --format trig (")


def test_hostile_words_do_not_reach_the_terminal(run: "Run", report: Path) -> None:
    report.write_text("Peru attacked \x1b[31m Chad. Chad \x1b[31mattacked left.\n", "utf-8")
    ran = run("extract", report, "--explain")
    assert ran.code == 0
    assert "\x1b" not in ran.out
