"""Quads as text."""

from collections.abc import Iterable
from enum import StrEnum

from pyoxigraph import Quad, RdfFormat, serialize

from dateline.rdf.namespaces import PREFIXES


class ExportFormat(StrEnum):
    """Formats that keep the named graphs."""

    NQUADS = "nquads"
    TRIG = "trig"


FORMATS = {ExportFormat.NQUADS: RdfFormat.N_QUADS, ExportFormat.TRIG: RdfFormat.TRIG}


def to_bytes(quads: Iterable[Quad], form: ExportFormat) -> bytes:
    """Return `quads` in UTF-8, each once, sorted: equal sets give equal bytes."""
    ordered = sorted(set(quads), key=_graph_first)
    data = serialize(ordered, format=FORMATS[form], prefixes=PREFIXES) or b""
    return data if form is ExportFormat.NQUADS else _with_sorted_prefixes(data)


def _with_sorted_prefixes(trig: bytes) -> bytes:
    """Sort the header; the serialiser writes it in the order of a hash map."""
    lines = trig.split(b"\n", len(PREFIXES))
    return b"\n".join([*sorted(lines[:-1]), lines[-1]])


def _graph_first(quad: Quad) -> tuple[str, str, str, str]:
    graph, subject, predicate = (str(t) for t in (quad.graph_name, quad.subject, quad.predicate))
    return graph, subject, predicate, str(quad.object)
