"""Everything that the server's routes are made from, put together once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dateline.query.catalogue import Catalogue
from dateline.query.entities import Resolve
from dateline.serve.admission import Admission
from dateline.serve.capacity import ServerLimits
from dateline.serve.kept import Kept
from dateline.serve.metrics import Metrics
from dateline.serve.protocol import AdHoc, Snapshots, Writing
from dateline.serve.work import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What answers, and what it needs to know.

    Attributes:
        snapshots: the store, for descriptions and names: what they cost is known.
        ad_hoc: what answers SPARQL of unknown cost.
        asking: what answers saved questions, within the same limits.
        writing: what carries out updates; None where they are off.
        token: what a writer must show; "" if nothing, which only a loopback address allows.
        catalogue: the saved questions.
        resolve: names known besides those in the store.
        base: what the IRIs of the data begin with.
        prefixes: prefixes that queries need not declare.
        limits: what a client may ask of the server.
        admission: whose turn it is; all that takes a child asks it.
        clock: the time now.
        version: of dateline.
        metrics: what the server counts.
        workers: where saved questions are asked.
        kept: answers that were worked out already.
    """

    snapshots: Snapshots
    ad_hoc: AdHoc
    asking: AdHoc
    writing: Writing | None
    token: str
    catalogue: Catalogue
    resolve: Resolve
    base: str
    prefixes: Mapping[str, str]
    limits: ServerLimits
    admission: Admission
    clock: Callable[[], datetime]
    version: str
    kept: Kept
    workers: Workers
    metrics: Metrics = field(default_factory=Metrics)

    def end_queries(self) -> None:
        """End all queries; who waits for one meets an error."""
        self.ad_hoc.close()
        self.asking.close()
