"""Writes of clients: they do what the engine itself does, and never touch dateline's graphs."""

from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from dateline.errors import NotFoundError, RefusedError, UsageError
from dateline.model.article import Article
from dateline.model.sparql import GraphChange, GraphWrite, SparqlUpdate, Written
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.revise import Reviser
from dateline.store.folder import Folder
from dateline.store.open import open_store, open_writable
from dateline.store.protocol import ArticleGraphs
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.task import Kept
from dateline.store.writing.task import WriteTask

Stories = Callable[..., tuple[ArticleGraphs, Article]]
Write = Callable[..., Written]
OWN = "https://w3id.org/dateline/id/graph/"
BASE = "http://localhost/sparql"
# What clients hold before each update: two graphs, a blank node, something without a graph.
HELD = """
PREFIX : <http://kesh.example/>
INSERT DATA {
  :s :p :o ; :q 1 .
  GRAPH :g { :a :p :b , "x"@en . :a :q [ :r 2 ] }
  GRAPH :h { :a :p :c . :c :p :d }
}
"""
HEAD = "PREFIX : <http://kesh.example/> PREFIX own: <https://w3id.org/dateline/id/graph/>\n"
FACTS = f"<{OWN}facts>"


@pytest.fixture
def held(folder: Path, reviser: Reviser, story: Stories) -> Path:
    """A store with an article, and with what clients hold."""
    with open_writable(str(folder), Base(), reviser) as store:
        store.replace(*story("A guest came."))
    Oxigraph(folder / "quads").update(HELD)
    return folder


@pytest.fixture
def write(held: Path, tmp_path: Path) -> Write:
    """Return what carries out a request, or an update given as text."""

    def write(request: SparqlUpdate | GraphWrite | str, **options: tuple[str, ...]) -> Written:
        if isinstance(request, str):
            request = SparqlUpdate(text=HEAD + request, base_iri=BASE, **options)
        task = WriteTask(
            limits=QueryLimits(services=frozenset({"kesh.example"})),
            folder=Folder(held),
            scratch=tmp_path / token_hex(4),
            request=request,
            kept_below=OWN,
            prefixes=PREFIXES,
        )
        return task.run(Kept())

    return write


def quads(folder: Path) -> frozenset[Quad]:
    return frozenset(Oxigraph.read_only(str(folder / "quads")))


def is_own(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(OWN)


def canonical(found: "frozenset[Quad]") -> list[str]:
    dataset = Dataset(found)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def graphs(store: Oxigraph) -> set[str]:
    return {str(graph) for graph in store.named_graphs()}


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://kesh.example/x.ttl>",
        "LOAD SILENT <file:///etc/passwd> INTO GRAPH :g",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }",
        "INSERT { ?s ?p ?o } WHERE { SERVICE ?anywhere { ?s ?p ?o } }",
    ],
)
def test_an_update_reads_nothing_from_elsewhere(held: Path, write: Write, update: str) -> None:
    before = quads(held)
    with pytest.raises(UsageError, match="reaches beyond the store"):
        write(update)
    assert quads(held) == before


def test_every_write_gives_another_version(held: Path, write: Write) -> None:
    with open_store(str(held), Base()) as store:
        before = store.version
    write("CLEAR GRAPH :g")
    with open_store(str(held), Base()) as store:
        assert store.version != before
        between = store.version
    write("CLEAR GRAPH :g")
    with open_store(str(held), Base()) as store:
        assert store.version == between


def document(
    change: GraphChange, graph: str, text: str = "", media_type: str = "text/turtle"
) -> GraphWrite:
    documents = ((media_type, text.encode()),) if text else ()
    return GraphWrite(change=change, graph=graph, documents=documents, base_iri=graph)


def of(folder: Path, graph: str) -> set[str]:
    return {str(q.triple) for q in quads(folder) if str(q.graph_name).strip("<>") == graph}


def test_a_graph_is_put_added_to_and_removed(held: Path, write: Write) -> None:
    graph = "http://kesh.example/new"
    one = "<a> <b> 1 ."
    assert write(document(GraphChange.PUT, graph, one)).created
    assert not write(document(GraphChange.PUT, graph, "<a> <b> 2 .")).created
    assert not write(document(GraphChange.POST, graph, one)).created
    assert len(of(held, graph)) == 2
    assert all("http://kesh.example/a" in triple for triple in of(held, graph))
    write(document(GraphChange.DELETE, graph))
    with pytest.raises(NotFoundError):
        write(document(GraphChange.DELETE, graph))
    assert write(document(GraphChange.PUT, graph, "# nothing")).created
    assert f"<{graph}>" in graphs(Oxigraph.read_only(str(held / "quads")))


def test_the_graph_without_a_name(held: Path, write: Write) -> None:
    assert not write(document(GraphChange.PUT, "", "<urn:a> <urn:b> 1 .")).created
    assert of(held, "DEFAULT") == {
        '<urn:a> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    }
    write(document(GraphChange.DELETE, ""))
    assert of(held, "DEFAULT") == set()


@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        ("text/turtle", "<a> <b>"),
        ("application/rdf+xml", "<rdf"),
        ("application/rdf+xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        ("application/ld+json", "{"),
        ("application/ld+json", '{"@context": "http://kesh.example/context", "a": 1}'),
        ("application/trig", "<urn:g> { <urn:a> <urn:b> 1 }"),
        ("application/n-quads", f"<urn:a> <urn:b> <urn:c> {FACTS} ."),
        ("application/n-triples", "\ufffd"),
    ],
)
def test_what_is_no_graph_changes_nothing(
    held: Path, write: Write, media_type: str, text: str
) -> None:
    before = quads(held)
    for change in (GraphChange.PUT, GraphChange.POST):
        with pytest.raises(UsageError, match="the document is not"):
            write(document(change, "http://kesh.example/g", text, media_type))
    assert quads(held) == before


@pytest.mark.parametrize("change", GraphChange)
def test_own_graphs_are_not_for_clients(held: Path, write: Write, change: GraphChange) -> None:
    before = quads(held)
    for name in ("facts", "entities", "article/1", "mine"):
        with pytest.raises(RefusedError):
            write(document(change, OWN + name, "<a> <b> 1 ."))
    assert quads(held) == before
