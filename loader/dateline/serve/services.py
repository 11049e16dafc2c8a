"""Everything that the server's routes are made from, put together once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dateline.query.catalogue import Catalogue
from dateline.query.entities import Resolve
from dateline.serve.metrics import Metrics
from dateline.serve.protocol import AdHoc, Snapshots, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLimits:
    """What one client may ask of the server itself.

    Attributes:
        body_bytes: size of a request's body.
        queries: how many ad-hoc queries run at a time.
        waiting: how many more may wait for their turn.
        wait_seconds: how long they wait.
        threads: how many saved questions are answered at a time.
        answer_seconds: how long a client waits for the answer to one.
        connections: how many connections there may be at a time.
        requests_per_second: how many requests a client may make, over some seconds; 0 for any.
    """

    body_bytes: int = 10 * 2**20
    queries: int = 4
    waiting: int = 32
    wait_seconds: float = 30.0
    threads: int = 4
    answer_seconds: float = 30.0
    connections: int = 512
    requests_per_second: float = 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What answers, and what it needs to know.

    Attributes:
        snapshots: the store, for saved questions and descriptions: their cost is known.
        ad_hoc: what answers SPARQL of unknown cost.
        writing: what carries out updates; None where they are off.
        token: what a writer must show; "" if nothing, which only a loopback address allows.
        catalogue: the saved questions.
        resolve: names known besides those in the store.
        base: what the IRIs of the data begin with.
        prefixes: prefixes that queries need not declare.
        limits: what a client may ask of the server.
        clock: the time now.
        version: of dateline.
        metrics: what the server counts.
    """

    snapshots: Snapshots
    ad_hoc: AdHoc
    writing: Writing | None
    token: str
    catalogue: Catalogue
    resolve: Resolve
    base: str
    prefixes: Mapping[str, str]
    limits: ServerLimits
    clock: Callable[[], datetime]
    version: str
    metrics: Metrics = field(default_factory=Metrics)
