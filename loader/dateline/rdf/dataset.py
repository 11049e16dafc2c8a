"""Quads as an rdflib dataset, the data's public face in Python."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Dataset, URIRef
from rdflib import Literal as RdflibLiteral

from dateline.rdf.namespaces import PREFIXES, name

_STRING = name("xsd:string")


def to_dataset(quads: Iterable[Quad]) -> Dataset:
    """Return `quads` as an rdflib dataset, lexical forms kept as they are.

    Raises:
        TypeError: a term is a blank node or a triple, or a quad is in no named graph.
    """
    dataset = Dataset()
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    for quad in quads:
        graph = dataset.graph(_iri(quad.graph_name))
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return dataset


def _iri(term: object) -> URIRef:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    raise TypeError(f"an IRI is expected here, not {term}")


def _term(term: object) -> URIRef | RdflibLiteral:
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        # To rdflib "x" and "x"^^xsd:string differ; to RDF 1.1 (Concepts, 3.3) they are one.
        datatype = None if term.datatype == _STRING else URIRef(term.datatype.value)
        return RdflibLiteral(term.value, datatype=datatype, normalize=False)
    return _iri(term)
