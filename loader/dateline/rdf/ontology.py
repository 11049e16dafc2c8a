"""The ontology's files: the kinds of fact they declare, and all their triples as quads."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Final

from pyoxigraph import (
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)

from dateline.model.kind import Kind
from dateline.rdf.namespaces import Base, name

FILES: Final = ("dateline.ttl", "vocabulary.ttl", "shapes.ttl", "alignments.ttl")
_SITUATION, _EVENT = name("dl:Situation"), name("dl:Event")
_SUB_CLASS = name("rdfs:subClassOf")


def load_kinds(folder: Traversable) -> Mapping[str, Kind]:
    """Return every kind of fact that `dateline.ttl` in `folder` declares, by name.

    Raises:
        FileNotFoundError: the folder holds no ontology.
    """
    ontology = Dataset(_triples(folder, FILES[0]))
    situations, events = _below(ontology, _SITUATION), _below(ontology, _EVENT)
    return {
        _local(node): _kind(ontology, node, situations, events)
        for node in sorted(situations | events, key=str)
    }


def ontology_quads(folder: Traversable, base: Base) -> frozenset[Quad]:
    """Return all triples of the ontology's files, in the ontology's graph.

    The files have no blank nodes, so equal files give equal quads.
    """
    return frozenset(
        Quad(quad.subject, quad.predicate, quad.object, base.ontology_graph)
        for file in FILES
        for quad in _triples(folder, file)
    )


def _triples(folder: Traversable, file: str) -> Iterator[Quad]:
    yield from parse((folder / file).read_bytes(), RdfFormat.TURTLE)


def _below(ontology: Dataset, root: NamedNode) -> set[NamedNode]:
    """Return the classes below `root` at any depth, without `root`."""
    found: set[NamedNode] = set()
    pending = [root]
    while pending:
        quads = ontology.quads_for_object(pending.pop())
        fresh = {
            quad.subject
            for quad in quads
            if quad.predicate == _SUB_CLASS and isinstance(quad.subject, NamedNode)
        } - found
        found |= fresh
        pending += fresh
    return found


def _kind(
    ontology: Dataset, node: NamedNode, situations: set[NamedNode], events: set[NamedNode]
) -> Kind:
    said: dict[NamedNode, list[str]] = {}
    for quad in ontology.quads_for_subject(node):
        if isinstance(quad.object, NamedNode | Literal):
            said.setdefault(quad.predicate, []).append(quad.object.value)
    kinds = {kind.value: _local(kind) for kind in situations | events}
    parents = [kinds[iri] for iri in said.get(_SUB_CLASS, ()) if iri in kinds]
    return Kind(
        name=_local(node),
        parent=min(parents, default=None),
        is_situation=node in situations,
        is_symmetric="true" in said.get(name("dl:isSymmetric"), ()),
        plover=tuple(sorted(said.get(name("dl:plover"), ()))),
        cameo=tuple(sorted(said.get(name("dl:cameo"), ()))),
    )


def _local(node: NamedNode) -> str:
    return node.value.rpartition("#")[2]
