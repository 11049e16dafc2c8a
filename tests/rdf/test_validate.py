from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions, RdfFormat, parse

from dateline.model.claim import Modality, Tense
from dateline.model.kind import Kind
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.rdf.graphs import to_graphs
from dateline.rdf.namespaces import Base, name
from dateline.rdf.revise import Reviser
from dateline.rdf.run import Run
from dateline.rdf.validate import violations
from dateline.store.open import open_writable

GOLDEN = Path(__file__).parent / "golden" / "withdrawal.trig"


@pytest.fixture
def golden() -> list[Quad]:
    return list(parse(GOLDEN.read_bytes(), RdfFormat.TRIG))


def test_what_to_graphs_gives_is_valid(golden: list[Quad], ontology: Traversable) -> None:
    assert violations(golden, ontology) == ()


@pytest.mark.parametrize("lost", ["oa:exact", "dl:polarity", "dl:claims", "rdfs:label"])
def test_what_is_missing_is_found(golden: list[Quad], ontology: Traversable, lost: str) -> None:
    rest = [quad for quad in golden if quad.predicate != name(lost)]
    assert name(lost).value in {found.path for found in violations(rest, ontology)}


def test_a_violation_says_where_and_what(golden: list[Quad], ontology: Traversable) -> None:
    [confidence] = [
        q for q in golden if q.predicate == name("dl:confidence") and "0.93" in str(q.object)
    ]
    broken = [q for q in golden if q != confidence]
    [found] = violations(broken, ontology)
    assert found.focus == str(confidence.subject).strip("<>")
    assert found.path == name("dl:confidence").value
    assert "confidence" in found.message
    assert found.severity == "Violation"


def test_a_store_with_computed_facts_is_valid(
    tmp_path: Path,
    ontology: Traversable,
    kinds: Mapping[str, Kind],
    articles: tuple[LinkedArticle, ...],
    run: Run,
) -> None:
    with open_writable(str(tmp_path), Base(), Reviser(base=Base(), kinds=kinds)) as store:
        for linked in articles:
            store.replace(to_graphs(linked, run, kinds, Base()), linked.article)
        rows = store.query("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(rows, QuerySolutions)
        quads = [Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows]
    assert any(quad.predicate == name("dl:ends") for quad in quads)
    assert violations(quads, ontology) == ()


@pytest.fixture
def articles(
    claim: Callable[..., LinkedClaim], report: Callable[..., LinkedArticle]
) -> tuple[LinkedArticle, ...]:
    who = {"actor": "Norland"}
    has = claim("BasePresence", "Norland has Port Amber", theme="Port Amber", **who)
    left = claim("Withdrawal", "Norland left Port Amber", origin="Port Amber", **who)
    plan = claim(
        "Visit",
        "Ilva Doran will see Kesh",
        actor="Ilva Doran",
        place="Kesh",
        modality=Modality.EXPECTED,
        tense=Tense.FUTURE,
    )
    return report(has, plan, day="2031-01-01"), report(left, day=date(2031, 3, 1).isoformat())
