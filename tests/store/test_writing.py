"""Writes of clients: they do what the engine itself does, and never touch dateline's graphs."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from dateline.errors import DatelineError, NotFoundError, RefusedError, UsageError
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


UPDATES = [
    "INSERT DATA { :n :p 1 }",
    "INSERT DATA { GRAPH :new { :n :p 1 , [ :r 3 ] } }",
    "DELETE DATA { GRAPH :g { :a :p :b } GRAPH :h { :c :p :d } . :s :q 1 }",
    "DELETE WHERE { GRAPH :g { :a ?p ?o } }",
    "DELETE WHERE { :s ?p ?o }",
    "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE { GRAPH :g { ?s :p ?o } } INSERT { GRAPH :h { ?o :p ?s } . ?s :p ?o } WHERE { GRAPH :g { ?s :p ?o FILTER isIRI(?o) } }",
    "WITH :g DELETE { ?s :p ?o } INSERT { ?s :was ?o } WHERE { ?s :p ?o }",
    "WITH :g INSERT { ?s :seen true . GRAPH :h { ?s :seen true } } WHERE { ?s :p ?o }",
    "INSERT { ?s :seen true } USING :g WHERE { ?s :p ?o }",
    "INSERT { GRAPH :n { ?s :in ?g } } USING NAMED :g USING NAMED :h WHERE { GRAPH ?g { ?s :p ?o } }",
    "INSERT { GRAPH ?g { ?s :seen true } } WHERE { GRAPH ?g { ?s :p ?o } VALUES ?g { :g :h } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER STRSTARTS(STR(?g), STR(:)) }",
    "INSERT { GRAPH :g { ?s :has _:new } } WHERE { GRAPH :h { ?s :p ?o } }",
    "INSERT { GRAPH :g { ?node :more 1 } } WHERE { GRAPH :g { :a :q ?node } }",
    "DELETE { GRAPH :g { ?node ?p ?o } } WHERE { GRAPH :g { :a :q ?node . ?node ?p ?o } }",
    "CLEAR GRAPH :g",
    "CLEAR DEFAULT",
    "DROP GRAPH :g ; DROP SILENT GRAPH :nothing",
    "DROP DEFAULT",
    "CREATE GRAPH :empty",
    "ADD :g TO :h",
    "ADD DEFAULT TO GRAPH :h",
    "COPY :g TO :h",
    "COPY :g TO DEFAULT",
    "MOVE :g TO :h",
    "MOVE SILENT :g TO :new",
    'INSERT DATA { GRAPH :g { :x :y "} ; DROP ALL # " } } ; # DROP ALL\nDELETE DATA { :s :p :o } ;',
    "INSERT DATA { GRAPH :t { :x :y '''a\n\"b\"''' , 1.5 , true , <relative> } }",
    "INSERT DATA { GRAPH :g { :x :y 1 } } ; DELETE WHERE { GRAPH :g { :x :y 1 } }",
    "DROP GRAPH :g ; INSERT DATA { GRAPH :g { :x :y 1 } } ; INSERT { GRAPH :h { ?s ?p ?o } } WHERE { GRAPH :g { ?s ?p ?o } }",
    "COPY <https://w3id.org/dateline/id/graph/facts> TO :mine",
    "insert data{graph :g{:x :y 1}}",
    # The engine takes both as they are written: they name other graphs than those they look like.
    "INSERT DATA { GRAPH <https://w3id.org/dateline/id/x/../graph/facts> { :x :y 1 } }",
    "INSERT DATA { GRAPH <https://w3id.org/dateline/id/gr%61ph/facts> { :x :y 1 } }",
]


@pytest.mark.parametrize("update", UPDATES)
def test_it_does_what_the_engine_does(held: Path, write: Write, update: str) -> None:
    expected = Oxigraph()
    expected.extend(quads(held))
    expected.update(HEAD + update, base_iri=BASE)
    write(update)
    assert canonical(quads(held)) == canonical(frozenset(expected))
    assert graphs(Oxigraph.read_only(str(held / "quads"))) == graphs(expected)


@pytest.mark.parametrize("many", ["ALL", "NAMED"])
@pytest.mark.parametrize("verb", ["CLEAR", "DROP SILENT", "drop"])
def test_all_means_all_graphs_of_clients(held: Path, write: Write, verb: str, many: str) -> None:
    own = frozenset(filter(is_own, quads(held)))
    without = {quad for quad in quads(held) if not isinstance(quad.graph_name, NamedNode)}
    write(f"{verb} {many}")
    assert quads(held) == (own if many == "ALL" else own | without)
    kept = {"<http://kesh.example/g>", "<http://kesh.example/h>"} if verb == "CLEAR" else set()
    assert {
        name for name in graphs(Oxigraph.read_only(str(held / "quads"))) if OWN not in name
    } == kept


HOSTILE = [
    f"DROP GRAPH {FACTS}",
    f"CLEAR SILENT GRAPH {FACTS}",
    f"INSERT DATA {{ GRAPH {FACTS} {{ :x :y 1 }} }}",
    "INSERT DATA { GRAPH own:facts { :x :y 1 } }",
    "INSERT DATA { GRAPH own:mine { :x :y 1 } }",
    "CREATE GRAPH own:mine",
    "BASE <https://w3id.org/dateline/id/> INSERT DATA { GRAPH <graph/facts> { :x :y 1 } }",
    "BASE <https://w3id.org/dateline/id/x/> INSERT DATA { GRAPH <../graph/facts> { :x :y 1 } }",
    r"INSERT DATA { GRAPH <https://w3id.org/dateline/id/gr\u0061ph/facts> { :x :y 1 } }",
    r"INSERT DATA { GR\u0041PH own:facts { :x :y 1 } }",
    "INSERT DATA { GRAPH<https://w3id.org/dateline/id/graph/facts>{ :x :y 1 } }",
    "PREFIX : <https://w3id.org/dateline/id/graph/> INSERT DATA { GRAPH:facts { :x :y 1 } }",
    "PREFIX : <https://w3id.org/dateline/id/graph/> INSERTDATA { GRAPH :facts { :x :y 1 } }",
    "PREFIX : <https://w3id.org/dateline/id/graph/> CLEAR GRAPH:facts",
    "PREFIX : <https://w3id.org/dateline/id/graph/> WITH:facts DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "INSERT { GRAPH ?g { :x :y 1 } } WHERE { BIND(IRI('https://w3id.org/dateline/id/graph/facts') AS ?g) }",
    "INSERT { GRAPH $g { :x :y 1 } } WHERE { VALUES ?g { own:facts } }",
    "INSERT { GRAPH ?g { :x :y 1 } } WHERE { BIND(IF(RAND() < 0.5, own:facts, own:entities) AS ?g) }",
    "INSERT { GRAPH ?g { :x :y 1 } } WHERE { { SELECT (own:facts AS ?g) {} } }",
    "WITH own:facts DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "WITH own:facts INSERT { :x :y 1 } WHERE {}",
    "DELETE { GRAPH own:facts { ?s ?p ?o } } USING own:facts WHERE { ?s ?p ?o }",
    "MOVE own:facts TO :mine",
    "MOVE :g TO own:facts",
    "COPY :g TO GRAPH own:facts",
    "ADD SILENT DEFAULT TO own:facts",
    "COPY:gTOown:facts",
    "INSERT DATA { GRAPH :g { :x :y 1 } } ; DROP GRAPH own:facts",
    "DROP GRAPH own:facts ; INSERT DATA { GRAPH :g { :x :y 1 } }",
    "INSERT { ?s ?p ?o } WHERE { GRAPH :g { ?s ?p ?o } } ; INSERT { GRAPH ?g { :x :y 1 } } WHERE { GRAPH ?g { ?f a dl:Visit } }",
    "# ;\nDELETE # {\n{ GRAPH # }\n?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <http://kesh.example/x.ttl> INTO GRAPH own:facts",
    "LOAD SILENT <file:///etc/passwd>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }",
    "INSERT DATA { GRAPH :g { :x :y 1 } ",
    "INSERT DATA { :x :y 1 {| GRAPH own:facts { :x :y 1 } |} }",
    "INSERT DATA { :x :y trueGRAPH own:facts { :x :y 1 } }",
    "DROP",
    "DROP GRAPH",
    "CLEAR XYZ",
    "SELECT * { ?s ?p ?o }",
    "}{",
    "DROP GRAPH :nothing",
    "CREATE GRAPH :g",
]


@pytest.mark.parametrize("update", HOSTILE)
def test_nothing_is_done_where_it_must_not(held: Path, write: Write, update: str) -> None:
    before = quads(held)
    with pytest.raises((RefusedError, UsageError)):
        write(update)
    assert quads(held) == before


def test_what_falls_to_chance_reaches_no_own_graph(held: Path, write: Write) -> None:
    own = frozenset(filter(is_own, quads(held)))
    where = "BIND(IF(RAND() < 0.5, own:facts, :lucky) AS ?g)"
    for _ in range(12):
        with suppress(DatelineError):
            write(f"INSERT {{ GRAPH ?g {{ :x :y 1 }} }} WHERE {{ {where} }}")
    assert frozenset(filter(is_own, quads(held))) == own


def test_a_graph_named_by_chance_is_made(held: Path, write: Write) -> None:
    write("INSERT { GRAPH ?g { :x :y 1 } } WHERE { BIND(UUID() AS ?g) }")
    assert sum("urn:uuid:" in str(quad.graph_name) for quad in quads(held)) == 1


def test_prefixes_are_declared_between_operations(held: Path, write: Write) -> None:
    # The engine alone takes them at the beginning only.
    one = "INSERT DATA { GRAPH :g { :x :y 1 } }"
    two = "PREFIX : <http://other.example/> BASE <http://b.example/> INSERT DATA { GRAPH :g { <x> :y 1 } }"
    write(f"{one} ; {two} ;")
    assert len(of(held, "http://kesh.example/g")) == 5
    assert of(held, "http://other.example/g") == {
        '<http://b.example/x> <http://other.example/y> "1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    }


def test_the_request_names_the_dataset(held: Path, write: Write) -> None:
    write("INSERT { GRAPH :n { ?s :in ?o } } WHERE { ?s :p ?o }", using=("http://kesh.example/h",))
    made = [quad for quad in quads(held) if str(quad.graph_name).endswith("/n>")]
    assert {str(quad.object)[-2:] for quad in made} == {"c>", "d>"}
    write("DELETE WHERE { ?s :p ?o }", using=("http://kesh.example/h",))
    with pytest.raises(UsageError, match="names a dataset"):
        write(
            "WITH :g DELETE { ?s :p ?o } WHERE { ?s :p ?o }", using_named=("http://kesh.example/h",)
        )
    with pytest.raises(UsageError, match="not the IRI of a graph"):
        write("DELETE WHERE { ?s :p ?o }", using=("no iri",))


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
