"""Small articles as quads, and stores to put them in: in a folder, and on each server there is."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from requests import Request

from dateline.assets import asset_dir
from dateline.model.article import Article, DateBasis
from dateline.model.entity import slug
from dateline.model.span import Span
from dateline.rdf.namespaces import Base
from dateline.rdf.ontology import load_kinds
from dateline.rdf.revise import Reviser
from dateline.store.open import open_writable
from dateline.store.protocol import WritableStore
from dateline.store.remote.access import Access
from dateline.store.remote.connect import asking_of
from dateline.store.replacement import Graphs
from sparql_servers import NoServerError, Server, server

_TRIG = """
@base <https://w3id.org/dateline/id/> .
@prefix dl: <https://w3id.org/dateline/ontology#> .
@prefix dlv: <https://w3id.org/dateline/vocab/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<graph/article/KEY> {
  <article/KEY> a dl:Article ; dl:textHash "HASH" ; dl:referenceDate "2031-03-20"^^xsd:date .
  <claim/KEY> a dl:Claim ; dl:claims <fact/FACT> ; dl:inArticle <article/KEY> ;
    dl:attributedTo <article/KEY> ; dl:polarity dlv:polarity-affirmed ;
    dl:modality dlv:modality-actual ; dl:tense dlv:tense-past .
}
<graph/facts> { <fact/FACT> a dl:Visit ; dl:actor <entity/guest-1> . }
<graph/entities> { <entity/guest-1> a dl:Person ; rdfs:label "Guest"@en . }
"""


@pytest.fixture(scope="session")
def reviser() -> Reviser:
    return Reviser(base=Base(), kinds=load_kinds(asset_dir("ontology")))


@pytest.fixture
def story() -> Callable[..., tuple[Graphs, Article]]:
    """Return the story with a text, and with a URL as its identity if one is given."""
    return _story


def _story(text: str, url: str | None = None) -> tuple[Graphs, Article]:
    article = Article(
        source=f"news/{slug(text)}.txt",
        text=text,
        body=(Span(0, len(text)),),
        headline="Guest in Kesh",
        headline_span=Span(0, min(5, len(text))),
        authors=("Mira Solt", "Teyo Marr"),
        url=url,
        reference_date=date(2031, 3, 20),
        date_basis=DateBasis.SUPPLIED,
    )
    return _graphs(article, Base()), article


def _graphs(article: Article, base: Base) -> Graphs:
    """Return the article's quads; the fact depends on the text alone."""
    trig = _TRIG.replace("KEY", article.key).replace("HASH", article.text_hash)
    quads = list(parse(trig.replace("FACT", article.text_hash[:8]), RdfFormat.TRIG))

    def of(graph: NamedNode) -> frozenset[Quad]:
        return frozenset(quad for quad in quads if quad.graph_name == graph)

    graph = base.article_graph(article.key)
    return Graphs(
        key=article.key,
        graph=graph,
        article_quads=of(graph),
        fact_quads=of(base.facts_graph),
        entity_quads=of(base.entities_graph),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Return what starts a server of a kind, once; without one the test is skipped."""
    running: dict[str, Server | NoServerError] = {}
    with ExitStack() as stack:

        def start(kind: str) -> Server:
            if kind not in running:
                try:
                    folder = tmp_path_factory.mktemp(kind)
                    running[kind] = _empty(stack.enter_context(server(kind, folder)))
                except NoServerError as error:
                    running[kind] = error
            found = running[kind]
            if isinstance(found, NoServerError):
                pytest.skip(str(found))
            return found

        yield start


def _empty(found: Server) -> Server:
    """Refuse a server with data of ours: tests would take it away."""
    if _ours_on(found):
        raise NoServerError(f"{found.url} holds a store already")
    return found


@pytest.fixture
def server_of(
    servers: Callable[[str], Server], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Server]]:
    """Return what gives an empty server of a kind, with the environment that reaches it."""
    used: list[Server] = []

    def use(kind: str) -> Server:
        found = servers(kind)
        for name, value in found.environment.items():
            monkeypatch.setenv(name, value)
        used.append(found)
        return found

    yield use
    for found in used:
        drop(found)


def drop(found: Server) -> None:
    """Take everything of ours off a server."""
    drops = " ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in _ours_on(found))
    if drops:
        asking = asking_of(found.url, Access.from_environment(found.environment))
        client, url = asking.client, asking.profile.update
        headers = {"Content-Type": "application/sparql-update"}
        assert client.send(Request("POST", url, data=drops.encode(), headers=headers)).ok
        asking.close()


def _ours_on(found: Server) -> list[str]:
    asking = asking_of(found.url, Access.from_environment(found.environment))
    test = f'FILTER(STRSTARTS(STR(?g), "{Base().iri}"))'
    rows = asking.rows(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {test} }}")
    asking.close()
    return [row["g"].value for row in rows if isinstance(row["g"], NamedNode)]


@pytest.fixture(params=["embedded", "oxigraph", "virtuoso", "fuseki"])
def location(
    request: pytest.FixtureRequest, folder: Path, server_of: Callable[[str], Server]
) -> str:
    """Return where a store of each kind is."""
    return str(folder) if request.param == "embedded" else server_of(request.param).url


@pytest.fixture
def store(location: str, reviser: Reviser) -> Iterator[WritableStore]:
    with open_writable(location, Base(), reviser) as opened:
        yield opened
