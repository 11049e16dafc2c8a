"""The invented news of tests/fixtures/query in both engines, and the questions of the project."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import (
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
    serialize,
)
from rdflib import Dataset

from dateline.assets import asset_dir
from dateline.query.catalogue import Catalogue, load_catalogue
from dateline.query.queryable import Queryable

FIXTURES = Path(__file__).parents[1] / "fixtures" / "query"


@contextmanager
def _own_warnings_ignored() -> Iterator[None]:
    """Let rdflib use what it has deprecated itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


class Rdflib:
    """An rdflib dataset behind the same face as an Oxigraph store."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def query(self, sparql: str, /) -> QuerySolutions:
        with _own_warnings_ignored():
            found = self._dataset.query(sparql).serialize(format="json")
        solutions = parse_query_results(BytesIO(found or b""), QueryResultsFormat.JSON)
        assert isinstance(solutions, QuerySolutions)
        return solutions


def _quads() -> Iterator[Quad]:
    yield from parse((FIXTURES / "news.trig").read_bytes(), RdfFormat.TRIG)
    graph = NamedNode("https://w3id.org/dateline/id/graph/ontology")
    for file in ("dateline.ttl", "vocabulary.ttl"):
        turtle = (asset_dir("ontology") / file).read_bytes()
        for quad in parse(turtle, RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


@pytest.fixture(scope="session")
def quads() -> tuple[Quad, ...]:
    return tuple(_quads())


@pytest.fixture(scope="session")
def store(quads: tuple[Quad, ...]) -> Queryable:
    oxigraph = Store()
    oxigraph.extend(quads)
    return oxigraph


@pytest.fixture(scope="session")
def rdflib_store(quads: tuple[Quad, ...]) -> Queryable:
    dataset = Dataset()
    with _own_warnings_ignored():
        dataset.parse(data=serialize(quads, format=RdfFormat.N_QUADS) or b"", format="nquads")
    return Rdflib(dataset)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(asset_dir("queries"))
