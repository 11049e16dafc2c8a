"""Small articles as quads, and stores to put them in."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from dateline.assets import asset_dir
from dateline.model.article import Article, DateBasis
from dateline.model.entity import slug
from dateline.model.span import Span
from dateline.rdf.namespaces import Base
from dateline.rdf.ontology import load_kinds
from dateline.rdf.revise import Reviser
from dateline.store.open import open_writable
from dateline.store.protocol import WritableStore
from dateline.store.replacement import Graphs

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


@pytest.fixture
def store(folder: Path, reviser: Reviser) -> Iterator[WritableStore]:
    with open_writable(str(folder), Base(), reviser) as opened:
        yield opened
