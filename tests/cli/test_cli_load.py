import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loopback import Site

if TYPE_CHECKING:
    from cli.conftest import Run


def dumped(run: "Run", store: Path) -> str:
    return run("dump", "--store", store).out


def test_a_line_a_source_and_a_summary(run: "Run", report: Path, tmp_path: Path) -> None:
    ran = run("load", report, "--date", "2024-03-06", "--store", tmp_path / "s")
    line, summary = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert line.startswith(f"new      {report}: ")
    assert summary.startswith("1 new, 0 changed, 0 same, 0 skipped; ")
    assert summary.endswith(f" claims; store {tmp_path / 's'}")


def test_the_store_is_in_the_working_folder_unless_set(
    run: "Run", report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("load", report).code == 0
    assert (tmp_path / "dateline.store").is_dir()
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "other"))
    assert run("load", report).code == 0
    assert (tmp_path / "other").is_dir()


def test_loading_twice_changes_nothing(run: "Run", report: Path, tmp_path: Path) -> None:
    run("load", report, "--store", tmp_path / "s")
    before = dumped(run, tmp_path / "s")
    ran = run("load", report, "--store", tmp_path / "s")
    assert ran.out.startswith("same     ")
    assert dumped(run, tmp_path / "s") == before


def test_a_copy_under_another_name_changes_nothing(
    run: "Run", report: Path, tmp_path: Path
) -> None:
    report.with_name("zz-copy.txt").write_bytes(report.read_bytes())
    for states in (["new", "same"], ["same", "same"]):
        *lines, _ = run("load", report, "zz-copy.txt", "--store", tmp_path / "s").out.splitlines()
        assert [line.split()[0] for line in lines] == states


def test_an_edit_changes_the_claims_of_its_sentence_only(
    run: "Run", report: Path, tmp_path: Path
) -> None:
    address = ("--url", "https://dhow.example/2024/withdrawal", "--date", "2024-03-06")
    run("load", report, *address, "--store", tmp_path / "s")
    edited = report.read_text("utf-8").replace("Kismayo airport on Tuesday", "Garissa on Tuesday")
    report.write_text(edited, "utf-8")
    trial = run("load", report, *address, "--store", tmp_path / "s", "--diff", "--dry-run")
    ran = run("load", report, *address, "--store", tmp_path / "s", "--diff")
    state, *changes, _ = ran.out.splitlines()
    assert state.startswith("changed ")
    assert sorted(line[:14] for line in changes) == ["+ Withdrawal: ", "- Withdrawal: "]
    assert any("Garissa" in line for line in changes if line.startswith("+"))
    assert any("Kismayo" in line for line in changes if line.startswith("-"))
    assert trial.out.splitlines()[:-1] == [state, *changes]


def test_an_edited_file_is_a_new_version_of_the_same_article(
    run: "Run", report: Path, tmp_path: Path
) -> None:
    run("load", report, "--date", "2024-03-06", "--store", tmp_path / "s")
    edited = report.read_text("utf-8").replace("Kismayo airport on Tuesday", "Garissa on Tuesday")
    report.write_text(edited, "utf-8")
    ran = run("load", report, "--date", "2024-03-06", "--store", tmp_path / "s", "--diff")
    state, *changes, _ = ran.out.splitlines()
    assert state.startswith("changed ")
    assert sorted(line[:14] for line in changes) == ["+ Withdrawal: ", "- Withdrawal: "]
    assert json.loads(run("stats", "--json", "--store", tmp_path / "s").out)["articles"] == 1


def test_a_dry_run_leaves_no_store(run: "Run", report: Path, tmp_path: Path) -> None:
    ran = run("load", report, "--store", tmp_path / "s", "--dry-run", "--diff")
    state, *changes, summary = ran.out.splitlines()
    assert state.startswith("new ")
    assert changes
    assert {line[:2] for line in changes} == {"+ "}
    assert summary.endswith("; nothing stored")
    assert not (tmp_path / "s").exists()


def test_a_dry_run_tells_what_is_stored_already(run: "Run", report: Path, store: Path) -> None:
    before = dumped(run, store)
    dated = run("load", report, "--date", "2024-03-06", "--store", store, "--dry-run")
    other = run("load", report, "--date", "2024-03-07", "--store", store, "--dry-run")
    assert [ran.out.split()[0] for ran in (dated, other)] == ["same", "changed"]
    assert dumped(run, store) == before


def test_json_is_one_object_a_source(run: "Run", report: Path, tmp_path: Path) -> None:
    ran = run("load", report, "none.txt", "--json", "--diff", "--store", tmp_path / "s")
    good, bad = (json.loads(line) for line in ran.out.splitlines())
    assert good["source"] == str(report)
    assert (good["state"], good["error"], good["removed"]) == ("new", None, [])
    assert len(good["added"]) == good["claims"] > 0
    assert bad["source"] == "none.txt"
    assert (bad["state"], bad["claims"], bad["added"]) == ("skipped", 0, [])
    assert bad["error"] == "none.txt: no such file"
    assert bad["hint"]


def test_the_ontology_is_in_the_store(run: "Run", store: Path) -> None:
    query = "ASK { GRAPH <https://w3id.org/dateline/id/graph/ontology> { dl:Claim a ?class } }"
    assert run("sparql", query, "--store", store).out == "true\n"


def test_a_corpus_is_loaded_record_by_record(run: "Run", tmp_path: Path) -> None:
    text = "Kenya withdrew its troops from Kismayo airport on Tuesday."
    good = {
        "story": text,
        "day": "2024-03-06",
        "title": "Troops leave",
        "url": "https://lake.example/a",
    }
    lines = [json.dumps(good), "{broken", json.dumps({**good, "url": "https://lake.example/b"})]
    corpus = tmp_path / "news.jsonl.gz"
    corpus.write_bytes(gzip.compress("\n".join(lines).encode()))
    ran = run("load", corpus, "--map", "text=story,date=day", "--store", tmp_path / "s")
    assert ran.code == 1
    assert [line.split()[0] for line in ran.out.splitlines()] == ["new", "skipped", "new", "2"]
    assert ran.err == (f"error: {corpus}#2: not JSON (mend or remove the record)\n")
    query = "SELECT ?day WHERE { GRAPH ?g { ?a a dl:Article ; dl:referenceDate ?day } }"
    answer = run("sparql", query, "--store", tmp_path / "s", "-f", "csv")
    assert answer.out.splitlines()[1:] == ["2024-03-06", "2024-03-06"]


def test_an_address_is_for_one_article(run: "Run", tmp_path: Path) -> None:
    corpus = tmp_path / "news.jsonl"
    corpus.write_text('{"text": "a"}\n{"text": "b"}\n')
    ran = run("load", corpus, "--url", "https://lake.example/a", "--store", tmp_path / "s")
    assert ran.code == 2
    assert "several articles" in ran.err
    assert not (tmp_path / "s").exists()


def test_a_page_is_loaded_from_the_web_when_asked(
    run: "Run", site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    page = (
        "<html><body><article><p>Kenya withdrew its troops from Mali.</p></article></body></html>"
    )
    site.has("/2024/03/06/troops", page.encode(), Content_Type="text/html")
    address = f"{site.url}/2024/03/06/troops"
    refused = run("load", address, "--store", tmp_path / "s")
    assert refused.code == 1
    assert "a private address (127.0.0.1) (pass --allow-private" in refused.err
    assert run("load", address, "--allow-private", "--store", tmp_path / "s").code == 0
    [(_, headers), *_] = site.asked
    assert headers["user-agent"].startswith("dateline/")
