import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.assets import asset_dir

if TYPE_CHECKING:
    from cli.conftest import Run

OWN = """\
#+ summary: Who is there?
#+ description: Every label.
#+ tags: [test]
#+ view: table
#+ columns:
#+   name: a label
BASE <https://w3id.org/dateline/id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { GRAPH <graph/entities> { ?thing rdfs:label ?name } } ORDER BY ?name
"""


def test_without_a_name_all_questions_are_listed(run: "Run") -> None:
    ran = run("query", "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    listed = [json.loads(line) for line in ran.out.splitlines()]
    files = {f"{p.parent.name}/{p.stem}" for p in Path(str(asset_dir("queries"))).glob("*/*.rq")}
    assert {f"{row['theme']}/{row['question']}" for row in listed} == files
    assert [row["theme"] for row in listed] == sorted(row["theme"] for row in listed)
    assert {"question": "withdrawals", "parameters": "actor="}.items() <= next(
        row for row in listed if row["question"] == "withdrawals"
    ).items()


@pytest.mark.parametrize(
    "actor", ["Kenya", "Q114", "wd:Q114", "http://www.wikidata.org/entity/Q114"]
)
def test_an_entity_by_name_qid_or_iri_is_the_same(run: "Run", store: Path, actor: str) -> None:
    ran = run("query", "withdrawals", f"actor={actor}", "-f", "jsonl", "--store", store)
    assert (ran.code, ran.err) == (0, "")
    [row] = [json.loads(line) for line in ran.out.splitlines()]
    assert row["quote"] == "Kenya withdrew its troops from Kismayo airport on Tuesday"
    assert (row["earliest"], row["latest"]) == ("2024-03-05", "2024-03-05")


def test_a_table_is_plain_where_nobody_watches(run: "Run", store: Path) -> None:
    head, row = run("query", "withdrawals", "--store", store).out.splitlines()
    assert "QUOTE" in head.split()
    assert row.startswith("Kenya ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["withdrawls"], "there is no question 'withdrawls' (did you mean withdrawals?)"),
        (["withdrawals", "actr=Kenya"], "has no parameter 'actr' (did you mean actor?)"),
        (["withdrawals", "Kenya"], "not a parameter: 'Kenya' (write it as key=value)"),
        (["withdrawals", "actor=Chad", "actor=Mali"], "actor is given twice"),
        (["withdrawals", "actor=Atlantis"], "no entity is called 'Atlantis'"),
        (["withdrawals", "actor=Congo"], "entities are called 'Congo' (give one of these: Q"),
        (["article-facts"], "article-facts needs article"),
        (["sanctions", "-f", "geojson"], "geojson needs coordinates"),
        (["withdrawals", "--limit", "0"], "--limit"),
    ],
)
def test_a_wrong_call_is_one_line(
    run: "Run", store: Path, arguments: list[str], message: str
) -> None:
    ran = run("query", *arguments, "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_what_is_not_in_the_store_is_code_1(run: "Run", store: Path) -> None:
    ran = run("query", "article-facts", "article=none.txt", "--store", store)
    assert (ran.code, ran.out) == (1, "")
    assert "holds no article 'none.txt'" in ran.err


def test_a_question_can_be_explained(run: "Run", store: Path) -> None:
    sparql = run("query", "withdrawals", "actor=Kenya", "--explain", "--store", store).out
    assert "VALUES ?actor { <http://www.wikidata.org/entity/Q114> }" in sparql
    asked = run("query", "withdrawals", "actor=Kenya", "-f", "csv", "--store", store).out
    assert run("sparql", sparql, "-f", "csv", "--store", store).out == asked


def test_rows_beyond_the_limit_are_counted(run: "Run", store: Path) -> None:
    every = run("query", "article-facts", "article=report.txt", "-f", "csv", "--store", store).out
    ran = run(
        "query",
        "article-facts",
        "article=report.txt",
        "-f",
        "csv",
        "--limit",
        "1",
        "--store",
        store,
    )
    assert ran.out.splitlines() == every.splitlines()[:2]
    total = len(every.splitlines()) - 1
    assert ran.err == f"warning: rows 1 to 1 of {total} rows shown (hint: --offset 1 goes on)\n"


def test_pages_put_together_are_the_whole(run: "Run", store: Path) -> None:
    ask = ("query", "article-facts", "article=report.txt", "-f", "jsonl", "--store", store)
    every = run(*ask).out.splitlines()
    assert len(every) > 2
    pages = [run(*ask, "--limit", 1, "--offset", n).out for n in range(len(every))]
    assert "".join(pages).splitlines() == every
    beyond = run(*ask, "--offset", 99)
    assert (beyond.out, beyond.err) == ("", f"warning: none of {len(every)} rows shown\n")


def test_a_table_says_how_many_rows_it_has(run: "Run", store: Path) -> None:
    ran = run("query", "withdrawals", "--store", store)
    assert (len(ran.out.splitlines()), ran.err) == (2, "1 row\n")


def test_own_questions_are_found(
    run: "Run", store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "labels.rq").write_text(OWN, "utf-8")
    monkeypatch.setenv("DATELINE_QUERIES", str(tmp_path / "questions"))
    assert "Kenya\n" in run("query", "labels", "--store", store).out


def test_a_folder_of_own_questions_can_be_given(
    run: "Run", store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, name in (("one", "labels"), ("two", "names"), ("three", "forms")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.rq").write_text(OWN, "utf-8")
    monkeypatch.setenv("DATELINE_QUERIES", str(tmp_path / "three"))
    given = ("--queries", tmp_path / "one", "--queries", tmp_path / "two")
    listed = [json.loads(line) for line in run("query", *given, "-f", "jsonl").out.splitlines()]
    own = {row["question"] for row in listed if row["theme"] == "own"}
    assert own == {"labels", "names", "forms"}
    assert "Kenya\n" in run("query", "names", *given, "--store", store).out


def test_a_folder_that_is_not_there_is_named(run: "Run", tmp_path: Path) -> None:
    ran = run("query", "--queries", tmp_path / "none")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: no such folder: ")


def test_a_question_of_ones_own_is_checked(run: "Run", tmp_path: Path) -> None:
    good, bad = tmp_path / "good.rq", tmp_path / "bad.rq"
    good.write_text(OWN, "utf-8")
    bad.write_text(OWN.replace("rdfs:label", "dl:lable").replace("PREFIX rdfs", "PREFIX dl"))
    bad.write_text(bad.read_text().replace("#+   name: a label", "#+   nam: a label"))
    clean = run("query", "lint", good)
    assert (clean.code, clean.out, clean.err) == (0, "", "0 problems in 1 question\n")
    ran = run("query", "lint", good, bad)
    assert (ran.code, ran.err) == (1, "1 problem in 2 questions\n")
    assert ran.out.startswith(f"{bad}: the header's columns are nam, but")


@pytest.mark.parametrize("files", [[], ["none.rq"], ["."]])
def test_lint_needs_files(run: "Run", files: list[str]) -> None:
    ran = run("query", "lint", *files)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_no_store_is_code_3(run: "Run") -> None:
    ran = run("query", "withdrawals", "--store", "none")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: there is no store at none (")


def test_columns_are_chosen_and_ordered(run: "Run", store: Path) -> None:
    columns = ("--columns", "place,participants")
    ran = run("query", "meetings", *columns, "-f", "csv", "--store", store)
    assert ran.out.splitlines()[0] == "place,participants"


def test_a_column_that_is_not_there_is_named(run: "Run", store: Path) -> None:
    ran = run("query", "meetings", "--columns", "where", "--store", store)
    assert ran.code == 2
    assert "no column 'where'" in ran.err
