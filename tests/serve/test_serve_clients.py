"""Clients that people use read from the endpoint."""

import io
import os
import shutil
import subprocess
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from dateline.rdf.namespaces import PREFIXES
from dateline_server import Server

HEAD = f"PREFIX dl: <{PREFIXES['dl']}> PREFIX rdfs: <{PREFIXES['rdfs']}>\n"
FACTS = HEAD + "SELECT ?fact ?label { ?fact a dl:Withdrawal ; dl:actor/rdfs:label ?label }"
COMUNICA = Path(os.environ.get("DATELINE_COMUNICA", "node_modules"))


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(server: Server, method: str) -> None:
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setMethod(method)
    client.setQuery(FACTS)
    client.setReturnFormat(JSON)
    found = client.query().convert()
    assert isinstance(found, Mapping)
    assert [row["label"]["value"] for row in found["results"]["bindings"]] == ["Russia"]
    client.setReturnFormat(CSV)
    assert bytes(client.query().convert()).startswith(b"fact,label")  # type: ignore[arg-type]
    client.setReturnFormat(XML)
    assert "Russia" in client.query().convert().toxml()  # type: ignore[union-attr]
    client.setQuery(HEAD + "CONSTRUCT { ?s a dl:Withdrawal } WHERE { ?s a dl:Withdrawal }")
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=client.query().convert())) == 1  # type: ignore[arg-type]


def test_rdflib(server: Server) -> None:
    graph = Graph(SPARQLStore(f"{server.url}/sparql", returnFormat="json"))
    [row] = graph.query(FACTS)
    assert str(row[1]) == "Russia"  # type: ignore[index]
    kind = URIRef(f"{PREFIXES['dl']}Withdrawal")
    assert (row[0], URIRef(f"{PREFIXES['rdf']}type"), kind) in graph  # type: ignore[index]


def test_pandas(server: Server) -> None:
    pd = pytest.importorskip("pandas")
    text = server.get("/sparql", "text/csv", query=FACTS).text
    assert list(pd.read_csv(io.StringIO(text))["label"]) == ["Russia"]


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node here")
@pytest.mark.skipif(
    not (COMUNICA / "@comunica" / "query-sparql").is_dir(),
    reason="@comunica/query-sparql is not installed: DATELINE_COMUNICA says where it is",
)
def test_comunica(server: Server, tmp_path: Path) -> None:
    script = tmp_path / "ask.mjs"
    module = COMUNICA.absolute() / "@comunica" / "query-sparql" / "lib" / "index.js"
    script.write_text(
        textwrap.dedent(
            f"""
            import comunica from {str(module)!r};
            const engine = new comunica.QueryEngine();
            const sources = [{{ type: "sparql", value: "{server.url}/sparql" }}];
            const found = await engine.queryBindings({FACTS!r}, {{ sources }});
            for (const row of await found.toArray()) console.log(row.get("label").value);
            """
        )
    )
    node = shutil.which("node") or ""
    done = subprocess.run([node, script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("Russia\n", "")
