"""What quads say of one subject, read back as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from dateline.rdf.namespaces import name


@dataclass(frozen=True, slots=True)
class Description:
    """The statements about `node`; values come in a fixed order."""

    node: NamedNode
    statements: Mapping[NamedNode, tuple[NamedNode | Literal, ...]]

    def texts(self, curie: str) -> tuple[str, ...]:
        """Return all literals of a property."""
        values = self.statements.get(name(curie), ())
        return tuple(value.value for value in values if isinstance(value, Literal))

    def text(self, curie: str) -> str:
        """Return the literal of a property, or "" where it has none."""
        return next(iter(self.texts(curie)), "")

    def number(self, curie: str) -> float | None:
        """Return the number of a property."""
        digits = self.text(curie)
        return float(digits) if digits else None

    def nodes(self, curie: str) -> tuple[NamedNode, ...]:
        """Return all IRIs of a property."""
        values = self.statements.get(name(curie), ())
        return tuple(value for value in values if isinstance(value, NamedNode))

    def node_of(self, curie: str) -> NamedNode | None:
        """Return the IRI of a property, or None where it has none."""
        return next(iter(self.nodes(curie)), None)


def descriptions(quads: Iterable[Quad]) -> Mapping[NamedNode, Description]:
    """Group `quads` by subject."""
    found: dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            about = found.setdefault(quad.subject, {})
            about.setdefault(quad.predicate, []).append(quad.object)
    return {
        node: Description(
            node, {p: tuple(sorted(values, key=_value)) for p, values in about.items()}
        )
        for node, about in found.items()
    }


def _value(term: NamedNode | Literal) -> str:
    return term.value


def local_name(node: NamedNode | None) -> str:
    """Return the last part of a term's IRI ("State"), or "" for none."""
    return node.value.rpartition("#")[2] if node else ""


def member(node: NamedNode | None, list_name: str) -> str:
    """Return the value that an IRI of a value list stands for: dlv:verdict-no is "no"."""
    return node.value.rpartition(f"/{list_name}-")[2] if node else ""
