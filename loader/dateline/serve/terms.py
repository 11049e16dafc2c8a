"""Vocabularies in which the server describes itself, and triples in them."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Node: TypeAlias = NamedNode | BlankNode
NAMESPACES: Final = {
    "dct": "http://purl.org/dc/terms/",
    "formats": "http://www.w3.org/ns/formats/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def term(curie: str) -> NamedNode:
    """Return the term that a prefixed name stands for; "a" is rdf:type."""
    prefix, _, local = ("rdf:type" if curie == "a" else curie).partition(":")
    return NamedNode(NAMESPACES[prefix] + local)


def say(subject: Node, **about: object) -> Iterator[Triple]:
    """Yield what `about` says: names are `prefix_local`, values terms, texts, numbers or lists."""
    for name, values in about.items():
        predicate = term(name.replace("_", ":", 1))
        for value in values if isinstance(values, list | tuple) else [values]:
            yield Triple(subject, predicate, _object(value))


def _object(value: object) -> Node | Literal:
    if isinstance(value, NamedNode | BlankNode | Literal):
        return value
    return Literal(value) if isinstance(value, int) else Literal(str(value))
