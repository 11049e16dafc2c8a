"""Puts together what the server's routes are made from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dateline import __version__
from dateline.build import Assembly
from dateline.model.sparql import SparqlAnswer, SparqlQuery
from dateline.rdf.namespaces import PREFIXES
from dateline.serve.admission import Admission
from dateline.serve.capacity import ServerLimits
from dateline.serve.kept import Kept
from dateline.serve.services import Services
from dateline.serve.work import workers
from dateline.store.folder import Folder
from dateline.store.open import open_snapshots
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.on_demand import PoolOnDemand
from dateline.store.sandbox.pool import Pool
from dateline.store.sandbox.task import QueryTask
from dateline.store.snapshots import Snapshots
from dateline.store.writing.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How a server is to run.

    Attributes:
        host: the address it listens at.
        port: the port; 0 stands for any that is free.
        token: what a writer must show; "" if nothing.
        writable: updates are allowed.
        limits: what a client may ask of the server.
        query_limits: what one query may take.
    """

    host: str
    port: int
    token: str = ""
    writable: bool = False
    limits: ServerLimits = field(default_factory=ServerLimits)
    query_limits: QueryLimits = field(default_factory=QueryLimits)


@dataclass(frozen=True, slots=True)
class SandboxedQueries:
    """Answers each query in a child, on the newest snapshot."""

    snapshots: Snapshots
    pool: Pool | PoolOnDemand
    limits: QueryLimits

    def answer(self, query: SparqlQuery) -> SparqlAnswer:
        """Answer a query; see `serve.protocol.AdHoc.answer`."""
        with self.snapshots.lease() as snapshot:
            return self.pool.run(
                QueryTask(
                    limits=self.limits,
                    quads=snapshot.folder.quads,
                    query=query,
                    prefixes=PREFIXES,
                )
            )

    def close(self) -> None:
        """End all queries; see `serve.protocol.AdHoc.close`."""
        self.pool.close()


@contextmanager
def services(assembly: Assembly, serving: Serving) -> Iterator[Services]:
    """Yield what the server's routes are made from; it is closed at the end.

    Raises:
        StoreError: there is no store, or somebody is writing to it.
    """
    folder = Folder(Path(assembly.settings.store))
    if serving.writable and not folder.format.exists():
        with assembly.open_writable_store():
            pass  # a store that is still to be filled
    snapshots = open_snapshots(assembly.settings.store, assembly.base)
    pool = Pool(serving.limits.queries)
    # Children of their own, so that no SPARQL query keeps a saved question waiting.
    own = PoolOnDemand(serving.limits.threads)
    try:
        yield Services(
            snapshots=snapshots,
            ad_hoc=SandboxedQueries(snapshots, pool, serving.query_limits),
            asking=SandboxedQueries(snapshots, own, serving.query_limits),
            writing=_writer(assembly, serving, folder, pool) if serving.writable else None,
            token=serving.token,
            catalogue=assembly.catalogue,
            resolve=assembly.entities_called,
            base=assembly.base.iri,
            prefixes=PREFIXES,
            limits=serving.limits,
            admission=Admission(serving.limits),
            clock=assembly.clock,
            version=__version__,
            kept=Kept(serving.limits.kept_bytes),
            workers=workers(serving.limits),
        )
    finally:
        pool.close()
        own.close()
        snapshots.close()


def _writer(assembly: Assembly, serving: Serving, folder: Folder, pool: Pool) -> Writer:
    return Writer(
        folder=folder,
        base=assembly.base.iri,
        pool=pool,
        limits=serving.query_limits,
        prefixes=PREFIXES,
    )
