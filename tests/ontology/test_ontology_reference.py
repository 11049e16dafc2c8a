"""The page on the ontology is what the ontology's files give."""

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, URIRef

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "ontology_reference.py"
PAGE = ROOT / "docs" / "ontology.md"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("docs") / "ontology.md"
    assert _run(str(page)).returncode == 0
    return page


def test_the_committed_page_is_not_stale(written: Path) -> None:
    assert PAGE.read_text(encoding="utf-8") == written.read_text(encoding="utf-8")


def test_a_stale_or_missing_page_fails_the_check(written: Path, tmp_path: Path) -> None:
    stale = tmp_path / "stale.md"
    stale.write_text(written.read_text(encoding="utf-8") + "more\n", encoding="utf-8")
    for page in (stale, tmp_path / "missing.md"):
        check = _run("--check", str(page))
        assert check.returncode == 1
        assert "is stale" in check.stderr
    assert _run("--check", str(written)).returncode == 0


def test_the_page_defines_every_term(ontology: Graph) -> None:
    page = PAGE.read_text(encoding="utf-8")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept)
    for term in (term for kind in kinds for term in ontology.subjects(RDF.type, kind)):
        assert isinstance(term, URIRef)
        name = ontology.value(term, SKOS.notation) or term.fragment
        assert f"`{name}`" in page, term
        assert str(ontology.value(term, SKOS.definition)) in page, term


def test_the_page_has_no_broken_table_row() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert rows
    assert all(row.endswith("|") and row.count("|") in {3, 4, 6} for row in rows)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
