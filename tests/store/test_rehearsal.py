"""Updates rehearsed: they do what the engine itself does, and never touch dateline's graphs."""

from contextlib import suppress

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, Store

from dateline.errors import DatelineError, RefusedError, UsageError
from dateline.model.sparql import SparqlUpdate
from dateline.rdf.namespaces import PREFIXES
from dateline.store.writing.exact import FUNCTIONS, exact_sparql
from dateline.store.writing.rehearsal import Rehearsal

OWN = "https://w3id.org/dateline/id/graph/"
BASE = "http://localhost/sparql"
FACTS = f"<{OWN}facts>"
HEAD = "PREFIX : <http://kesh.example/> PREFIX own: <https://w3id.org/dateline/id/graph/>\n"
# What dateline keeps; what clients hold: two graphs, a blank node, something without a graph.
HELD = f"""
PREFIX : <http://kesh.example/>
PREFIX dl: <https://w3id.org/dateline/ontology#>
INSERT DATA {{
  GRAPH {FACTS} {{ :f1 a dl:Visit ; dl:actor :guest }}
  GRAPH <{OWN}entities> {{ :guest a dl:Person }}
  :s :p :o ; :q 1 .
  GRAPH :g {{ :a :p :b , "x"@en . :a :q [ :r 2 ] }}
  GRAPH :h {{ :a :p :c . :c :p :d }}
}}
"""


@pytest.fixture
def held() -> Store:
    store = Store()
    store.update(HELD)
    return store


def write(store: Store, update: str, **using: tuple[str, ...]) -> None:
    """Carry out an update as a server does."""
    scratch = Store()
    scratch.extend(store)
    for graph in store.named_graphs():
        scratch.add_graph(graph)
    request = SparqlUpdate(text=HEAD + update, base_iri=BASE, **using)
    rehearsal = Rehearsal(scratch, request, PREFIXES, lambda iri: iri.startswith(OWN))
    store.update(exact_sparql(rehearsal.delta(store)), custom_functions=dict(FUNCTIONS))


def is_own(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(OWN)


def canonical(found: Store) -> list[str]:
    dataset = Dataset(found)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def graphs(store: Store) -> set[str]:
    return {str(graph) for graph in store.named_graphs()}


def of(store: Store, graph: str) -> set[str]:
    return {str(q.triple) for q in store if str(q.graph_name).strip("<>") == graph}


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
def test_it_does_what_the_engine_does(held: Store, update: str) -> None:
    expected = Store()
    expected.extend(held)
    expected.update(HEAD + update, base_iri=BASE)
    write(held, update)
    assert canonical(held) == canonical(expected)
    assert graphs(held) == graphs(expected)


@pytest.mark.parametrize("many", ["ALL", "NAMED"])
@pytest.mark.parametrize("verb", ["CLEAR", "DROP SILENT", "drop"])
def test_all_means_all_graphs_of_clients(held: Store, verb: str, many: str) -> None:
    own = frozenset(filter(is_own, frozenset(held)))
    without = {quad for quad in held if not isinstance(quad.graph_name, NamedNode)}
    write(held, f"{verb} {many}")
    assert frozenset(held) == (own if many == "ALL" else own | without)
    kept = {"<http://kesh.example/g>", "<http://kesh.example/h>"} if verb == "CLEAR" else set()
    assert {name for name in graphs(held) if OWN not in name} == kept


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
def test_nothing_is_done_where_it_must_not(held: Store, update: str) -> None:
    before = frozenset(held)
    with pytest.raises((RefusedError, UsageError)):
        write(held, update)
    assert frozenset(held) == before


def test_what_falls_to_chance_reaches_no_own_graph(held: Store) -> None:
    own = frozenset(filter(is_own, frozenset(held)))
    where = "BIND(IF(RAND() < 0.5, own:facts, :lucky) AS ?g)"
    for _ in range(12):
        with suppress(DatelineError):
            write(held, f"INSERT {{ GRAPH ?g {{ :x :y 1 }} }} WHERE {{ {where} }}")
    assert frozenset(filter(is_own, frozenset(held))) == own


def test_a_graph_named_by_chance_is_made(held: Store) -> None:
    write(held, "INSERT { GRAPH ?g { :x :y 1 } } WHERE { BIND(UUID() AS ?g) }")
    assert sum("urn:uuid:" in str(quad.graph_name) for quad in held) == 1


def test_prefixes_are_declared_between_operations(held: Store) -> None:
    # The engine alone takes them at the beginning only.
    one = "INSERT DATA { GRAPH :g { :x :y 1 } }"
    two = "PREFIX : <http://other.example/> BASE <http://b.example/> INSERT DATA { GRAPH :g { <x> :y 1 } }"
    write(held, f"{one} ; {two} ;")
    assert len(of(held, "http://kesh.example/g")) == 5
    assert of(held, "http://other.example/g") == {
        '<http://b.example/x> <http://other.example/y> "1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    }


def test_the_request_names_the_dataset(held: Store) -> None:
    write(
        held,
        "INSERT { GRAPH :n { ?s :in ?o } } WHERE { ?s :p ?o }",
        using=("http://kesh.example/h",),
    )
    made = [quad for quad in held if str(quad.graph_name).endswith("/n>")]
    assert {str(quad.object)[-2:] for quad in made} == {"c>", "d>"}
    write(held, "DELETE WHERE { ?s :p ?o }", using=("http://kesh.example/h",))
    with pytest.raises(UsageError, match="names a dataset"):
        write(
            held,
            "WITH :g DELETE { ?s :p ?o } WHERE { ?s :p ?o }",
            using_named=("http://kesh.example/h",),
        )
    with pytest.raises(UsageError, match="not the IRI of a graph"):
        write(held, "DELETE WHERE { ?s :p ?o }", using=("no iri",))
