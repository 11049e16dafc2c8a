"""RDF about a thing as text; equal statements give equal bytes."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final

from pyoxigraph import RdfFormat, Triple, serialize

_FORMATS: Final = {
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}


def write(statements: Iterable[Triple], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Return `statements` in the format called `form`, in the order of their terms.

    Raises:
        KeyError: there is no such format.
    """
    out = BytesIO()
    ordered = sorted(statements, key=str)
    serialize(ordered, out, _FORMATS[form], prefixes=dict(prefixes))
    return out.getvalue() if form != "turtle" else _with_sorted_head(out.getvalue(), len(prefixes))


def _with_sorted_head(turtle: bytes, lines: int) -> bytes:
    """Sort the prefixes: the engine writes them in the order of a hash map."""
    head = turtle.split(b"\n", lines)
    return b"\n".join([*sorted(head[:-1]), head[-1]])
