"""Checks quads against the ontology's SHACL shapes."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from pyoxigraph import Quad
from rdflib import RDF, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from dateline.rdf.dataset import to_dataset


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Violation:
    """One result of a SHACL check, as text.

    Attributes:
        focus: IRI of the node that breaks the shape; path: the property, or "".
        message: what is wrong; value: the offending value, or "".
        severity: "Violation", "Warning" or "Info".
    """

    focus: str
    path: str = ""
    message: str = ""
    value: str = ""
    severity: str = "Violation"


def violations(quads: Iterable[Quad], folder: Traversable) -> tuple[Violation, ...]:
    """Return what in `quads`, taken as one graph, breaks `shapes.ttl` in `folder`; sorted.

    The data must hold all that shapes look at: article, facts and entities together. Classes and
    value lists are added from the folder.

    Raises:
        FileNotFoundError: the folder holds no ontology.
    """
    from pyshacl import validate

    data = _union(quads)
    for file in ("dateline.ttl", "vocabulary.ttl"):
        data += _turtle(folder, file)
    _, report, _ = validate(data, shacl_graph=_turtle(folder, "shapes.ttl"), inplace=True)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return tuple(sorted(_violation(report, result) for result in results))


def _union(quads: Iterable[Quad]) -> Graph:
    graph = Graph()
    for subject, predicate, object_, _ in to_dataset(quads).quads():
        graph.add((subject, predicate, object_))
    return graph


def _turtle(folder: Traversable, file: str) -> Graph:
    return Graph().parse(data=(folder / file).read_bytes(), format="turtle")


def _violation(report: Graph, result: Node) -> Violation:
    def text(predicate: Node) -> str:
        return str(report.value(result, predicate) or "")

    return Violation(
        focus=text(SH.focusNode),
        path=text(SH.resultPath),
        message=text(SH.resultMessage),
        value=text(SH.value),
        severity=text(SH.resultSeverity).rpartition("#")[2],
    )
