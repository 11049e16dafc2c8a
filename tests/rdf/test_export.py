from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import XSD, URIRef
from rdflib import Literal as RdflibLiteral

from dateline.rdf.dataset import to_dataset
from dateline.rdf.export import FORMATS, ExportFormat, to_bytes
from dateline.rdf.terms import text

NODES = st.sampled_from([NamedNode(f"https://example.org/{n}") for n in "abc"])
LITERALS = st.builds(text, st.text(), language=st.sampled_from([None, "en"]))
QUADS = st.lists(st.builds(Quad, NODES, NODES, NODES | LITERALS, NODES), max_size=8)


@pytest.mark.parametrize("form", ExportFormat)
@given(quads=QUADS)
def test_quads_survive(form: ExportFormat, quads: list[Quad]) -> None:
    assert set(parse(to_bytes(quads, form), FORMATS[form])) == set(quads)


@pytest.mark.parametrize("form", ExportFormat)
@given(quads=QUADS)
def test_equal_sets_give_equal_bytes(form: ExportFormat, quads: list[Quad]) -> None:
    assert to_bytes(quads, form) == to_bytes([*quads[::-1], *quads], form)


def test_trig_is_short() -> None:
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    node = NamedNode("http://www.wikidata.org/entity/Q159")
    quad = Quad(node, label, Literal("Russia", language="en"), node)
    assert b'wd:Q159 rdfs:label "Russia"@en' in to_bytes([quad], ExportFormat.TRIG)


@given(QUADS)
def test_a_dataset_holds_the_same(quads: list[Quad]) -> None:
    found = {
        (str(s), str(p), str(o), getattr(o, "language", None), str(g))
        for s, p, o, g in to_dataset(quads).quads()
    }
    assert found == {row(quad) for quad in quads}


def row(quad: Quad) -> tuple[str, str, str, str | None, str]:
    subject, predicate, graph = (
        str(term).strip("<>") for term in (quad.subject, quad.predicate, quad.graph_name)
    )
    assert isinstance(quad.object, NamedNode | Literal)
    language = quad.object.language if isinstance(quad.object, Literal) else None
    return subject, predicate, quad.object.value, language, graph


def test_a_dataset_keeps_lexical_forms() -> None:
    node = NamedNode("https://example.org/a")
    number = Literal("0.50", datatype=NamedNode(str(XSD.decimal)))
    [(_, _, value, _)] = to_dataset([Quad(node, node, number, node)]).quads()
    assert isinstance(value, RdflibLiteral)
    assert (str(value), value.datatype) == ("0.50", URIRef(str(XSD.decimal)))


Make = Callable[[NamedNode], Quad]


@pytest.mark.parametrize(
    "make",
    [lambda node: Quad(node, node, BlankNode(), node), lambda node: Quad(node, node, node)],
    ids=["blank node", "default graph"],
)
def test_a_dataset_takes_named_things_only(make: Make) -> None:
    with pytest.raises(TypeError, match="an IRI is expected"):
        to_dataset([make(NamedNode("https://example.org/a"))])


def test_nquads_is_one_line_a_quad() -> None:
    node = NamedNode("https://example.org/a")
    data = to_bytes([Quad(node, node, Literal("a\nb"), node)], ExportFormat.NQUADS)
    assert data.count(b"\n") == 1
    assert list(parse(data, RdfFormat.N_QUADS))
