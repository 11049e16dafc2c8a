import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run

WHO = """
SELECT ?name WHERE { ?fact a dl:Withdrawal ; dl:actor ?actor . ?actor rdfs:label ?name }
"""


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ("table", "NAME\nKenya\n"),
        ("csv", "name\r\nKenya\r\n"),
        ("tsv", "name\nKenya\n"),
        ("jsonl", '{"name": "Kenya"}\n'),
        ("md", "| name |\n| --- |\n| Kenya |\n"),
    ],
)
def test_rows_in_every_format(run: "Run", store: Path, form: str, answer: str) -> None:
    ran = run("sparql", WHO, "-f", form, "--store", store)
    assert (ran.code, ran.out, ran.err) == (0, answer, "")


def test_rows_as_json(run: "Run", store: Path) -> None:
    answer = json.loads(run("sparql", WHO, "-f", "json", "--store", store).out)
    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == ["Kenya"]


def test_terms_of_a_table_are_short(run: "Run", store: Path) -> None:
    query = "SELECT ?kind ?actor ?none WHERE { ?fact dl:actor ?actor ; a ?kind }"
    rows = run("sparql", query, "--store", store).out.splitlines()
    assert ["dl:Withdrawal", "wd:Q114"] in [row.split() for row in rows]


def test_a_truth_value(run: "Run", store: Path) -> None:
    ask = "ASK { ?claim a dl:Claim }"
    assert run("sparql", ask, "--store", store).out == "true\n"
    assert run("sparql", "ASK { ?x a dl:Nothing }", "--store", store).out == "false\n"
    answer = run("sparql", ask, "-f", "json", "--store", store).out
    assert json.loads(answer)["boolean"] is True


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s a dl:Withdrawal }", "DESCRIBE wd:Q114"])
def test_a_graph_is_the_same_every_time(run: "Run", store: Path, query: str) -> None:
    turtle = [run("sparql", query, "--store", store).out for _ in range(3)]
    assert len(set(turtle)) == 1
    assert turtle[0].startswith("@prefix dct: <")
    ntriples = run("sparql", query, "-f", "ntriples", "--store", store).out
    assert ntriples.startswith("<")


@pytest.mark.parametrize(
    ("query", "form"), [(WHO, "turtle"), ("DESCRIBE wd:Q114", "csv"), ("ASK {}", "tsv")]
)
def test_a_format_must_fit_the_answer(run: "Run", store: Path, query: str, form: str) -> None:
    ran = run("sparql", query, "-f", form, "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert f"cannot be printed as {form}" in ran.err


def test_the_query_can_come_from_a_file(run: "Run", store: Path, tmp_path: Path) -> None:
    for name in ("who.rq", "who.txt"):
        (tmp_path / name).write_text(WHO, "utf-8")
        assert run("sparql", name, "--store", store).out == "NAME\nKenya\n"


def test_the_query_can_come_from_standard_input(
    run: "Run", store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WHO.encode())))
    assert run("sparql", "-", "--store", store).out == "NAME\nKenya\n"


def test_a_query_file_that_cannot_be_read(run: "Run", store: Path, tmp_path: Path) -> None:
    ran = run("sparql", "none.rq", "--store", store)
    assert (ran.code, ran.err) == (
        2,
        "error: none.rq: No such file or directory (check the path)\n",
    )
    (tmp_path / "bad.rq").write_bytes(b"ASK { ?s ?p '\xe1' }")
    assert "not UTF-8" in run("sparql", "bad.rq", "--store", store).err


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELEKT * {}", "not valid SPARQL"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", "FROM"),
        ("DROP ALL", "not valid SPARQL"),
        ("INSERT DATA { GRAPH <http://a/g> { <http://a/s> <http://a/p> 1 } }", "not valid SPARQL"),
    ],
)
def test_only_harmless_queries_run(run: "Run", store: Path, query: str, reason: str) -> None:
    before = run("dump", "--store", store).out
    ran = run("sparql", query, "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err
    assert ran.err.count("\n") == 1
    assert run("dump", "--store", store).out == before


@pytest.mark.parametrize("query", [WHO, "ASK { ?s ?p ?o }", "DESCRIBE wd:Q114"])
def test_within_limits_the_answer_is_the_same(run: "Run", store: Path, query: str) -> None:
    free = run("sparql", query, "--store", store)
    limited = run("sparql", query, "--query-seconds", "20", "--store", store)
    assert (limited.code, limited.out, limited.err) == (0, free.out, "")


@pytest.mark.parametrize(
    ("query", "option", "value"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--query-seconds", "0.5"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f", "--query-memory", "32"),
    ],
)
def test_what_takes_too_much_is_ended(
    run: "Run", store: Path, query: str, option: str, value: str
) -> None:
    ran = run("sparql", query, option, value, "--store", store)
    assert (ran.code, ran.out) == (3, "")
    assert f"{option} raises the limit" in ran.err
