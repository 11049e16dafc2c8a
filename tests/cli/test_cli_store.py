"""The commands that look at the store as a whole: stats, dump, validate."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

if TYPE_CHECKING:
    from cli.conftest import Run


def test_stats_count_by_kind(run: "Run", store: Path) -> None:
    counts = json.loads(run("stats", "--json", "--store", store).out)
    assert counts["articles"] == 1
    assert counts["claims"] > 3
    assert counts["kinds"]["Withdrawal"] == 1
    assert counts["facts"] == sum(counts["kinds"].values())
    table = [line.split() for line in run("stats", "--store", store).out.splitlines()]
    assert ["articles", "1"] in table
    assert ["facts", "Withdrawal", "1"] in table


def test_dump_formats_hold_the_same(run: "Run", store: Path) -> None:
    nquads, trig = (run("dump", "-f", form, "--store", store).out for form in ("nquads", "trig"))
    as_nquads = set(parse(nquads.encode(), RdfFormat.N_QUADS))
    assert as_nquads == set(parse(trig.encode(), RdfFormat.TRIG))
    assert NamedNode("https://w3id.org/dateline/id/graph/facts") in {
        quad.graph_name for quad in as_nquads
    }
    assert trig.startswith("@prefix dct: <")


def test_a_loaded_store_is_valid(run: "Run", store: Path) -> None:
    ran = run("validate", "--store", store)
    assert (ran.code, ran.out, ran.err) == (0, "0 violations\n", "")


def test_a_broken_store_is_reported(run: "Run", report: Path) -> None:
    run("load", report, "--store", "s")
    fact = NamedNode("https://w3id.org/dateline/id/fact/broken")
    graph = NamedNode("https://w3id.org/dateline/id/graph/facts")
    kind = NamedNode("https://w3id.org/dateline/ontology#Withdrawal")
    a = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads = Store(Path("s", "quads"))
    quads.add(Quad(fact, a, kind, graph))
    quads.flush()
    del quads
    ran = run("validate", "--store", "s")
    assert ran.code == 1
    assert fact.value in ran.out
    assert "violation" in ran.out.splitlines()[-1]


@pytest.mark.parametrize("command", ["stats", "dump", "validate"])
def test_a_store_keeps_to_its_base_iri(run: "Run", store: Path, command: str) -> None:
    ran = run(command, "--store", store, "--base-iri", "https://a.example/")
    assert (ran.code, ran.out) == (3, "")
    assert "(give --base-iri https://w3id.org/dateline/id/)" in ran.err
