"""What the check of a question's file finds, and that the project's own are clean."""

from importlib.resources.abc import Traversable

import pytest
from rdflib import Graph

from dateline.assets import asset_dir
from dateline.query.catalogue import Catalogue
from dateline.query.lint import lint

HEADER = """#+ summary: Who?
#+ description: They.
#+ tags: [test]
#+ params: [{name: who, type: entity, description: somebody}]
#+ view: table
#+ columns: {fact: the fact}
BASE <https://w3id.org/dateline/id/>
PREFIX dl: <https://w3id.org/dateline/ontology#>
"""
GOOD = """SELECT ?fact WHERE {
  VALUES ?who { UNDEF }
  GRAPH <graph/facts> { ?fact dl:actor|dl:party ?who }
}
ORDER BY ?fact
"""


@pytest.fixture(scope="module")
def terms() -> frozenset[str]:
    graph = Graph()
    for file in ("dateline.ttl", "vocabulary.ttl"):
        graph.parse(data=(asset_dir("ontology") / file).read_text(encoding="utf-8"))
    return frozenset(str(subject) for subject in graph.subjects())


def test_questions_of_the_project_are_clean(catalogue: Catalogue, terms: frozenset[str]) -> None:
    files: dict[str, Traversable] = {n: e.file for n, e in catalogue.entries.items()}
    texts = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
    assert {n: found for n, t in texts.items() if (found := lint(t, name=n, terms=terms))} == {}


def test_good_question_is_clean(terms: frozenset[str]) -> None:
    assert lint(HEADER + GOOD, name="x", terms=terms) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("?fact WHERE", "?who ?fact WHERE", "the header's columns are fact, but the query selects"),
        ("ORDER BY ?fact", "", "without ORDER BY the rows come in any order"),
        ("?who }\n}", "?x }\n}", "the query does not use ?who"),
        ("dl:party", "dl:partty", "the ontology has no https://w3id.org/dateline/ontology#partty"),
        ("dl:party", "dlv:party", "the query is not valid SPARQL"),
        ("ORDER", "ORDRE", "the query is not valid SPARQL"),
        ("SELECT ?fact", "ASK", "the query"),
        ("GRAPH <graph/facts> { ?fact", "{ ?fact", "a pattern outside GRAPH blocks matches"),
        ("?who }\n}", "?who FILTER (?fact != ?who) }\n}", "a FILTER inside a GRAPH block"),
        ("?who }\n}", "?who OPTIONAL { ?who a ?k } }\n}", "an OPTIONAL inside a GRAPH block"),
        ("GRAPH <graph/facts>", "SERVICE <http://x.example/>", "the query reaches beyond"),
        ("WHERE", "FROM <http://x.example/> WHERE", "the query reaches beyond the store"),
        ("?who }\n}", "?who }  # only with what\n}", "'# only with what', which is no parameter"),
        ("?who }\n}", "?who  # only with who\n  }\n}", "with no value given, or its rows"),
        ("?fact\n", "?fact\n  LIMIT 9  # page\n", "the sub-select of the page begins"),
        ("VALUES ?who", "VALUES ?whom", "cannot be used: parameter who: the query has no line"),
    ],
)
def test_what_is_wrong_is_said(terms: frozenset[str], old: str, new: str, problem: str) -> None:
    assert old in GOOD
    found = lint(HEADER + GOOD.replace(old, new), name="x", terms=terms)
    assert any(problem in said for said in found), found


def test_sub_select_must_bind_the_parameter_itself() -> None:
    inner = "{ SELECT ?fact WHERE { GRAPH <graph/facts> { ?fact dl:actor ?who } } }"
    outer = "GRAPH <graph/facts> { ?fact dl:party ?who }"
    query = GOOD.replace("GRAPH <graph/facts> { ?fact dl:actor|dl:party ?who }", inner + outer)
    assert lint(HEADER + query, name="x") == [
        "a sub-select uses ?who, but has no 'VALUES ?who { ... }' of its own"
    ]
    projected = query.replace("SELECT ?fact WHERE { GRAPH", "SELECT ?fact ?who WHERE { GRAPH")
    assert lint(HEADER + projected, name="x") == []


def test_bad_header_is_said() -> None:
    assert "it has no header" in lint(GOOD, name="x")[0]
