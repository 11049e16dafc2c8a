"""What made the claims: program, language pipeline, gazetteer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode, Quad

from dateline.model.identity import content_hash
from dateline.rdf.namespaces import name
from dateline.rdf.terms import describe, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One configuration of the program; has no clock, so that a second run adds nothing.

    Attributes:
        version: of dateline ("0.1.0").
        pipeline: what reads the text and the names ("en_core_web_sm 3.8.0; gazetteer 2026-11-01").
        snapshot: the day of the gazetteer's copy of Wikidata.
    """

    version: str
    pipeline: str
    snapshot: date | None = None

    @property
    def key(self) -> str:
        """Content identity: equal configurations are one run."""
        return content_hash("run", self.version, self.pipeline, str(self.snapshot or ""))


def run_quads(run: Run, node: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """Yield the description of `run`, whose IRI is `node`."""
    yield from describe(
        node,
        graph,
        ("rdf:type", name("prov:Activity")),
        ("dl:version", text(run.version)),
        ("dl:pipeline", text(run.pipeline)),
    )
