"""Puts the server together and runs it."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import typer
import uvicorn

from dateline import __version__
from dateline.build import Assembly
from dateline.errors import UsageError
from dateline.model.sparql import SparqlAnswer, SparqlQuery
from dateline.rdf.namespaces import PREFIXES
from dateline.serve.admission import Admission
from dateline.serve.app import make_app
from dateline.serve.capacity import ServerLimits
from dateline.serve.kept import Kept
from dateline.serve.services import Services
from dateline.serve.wire import LONGEST_HEAD, BoundedH11Protocol
from dateline.store.folder import Folder
from dateline.store.open import open_snapshots
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.pool import Pool
from dateline.store.sandbox.task import QueryTask
from dateline.store.snapshots import Snapshots
from dateline.store.writing.writer import Writer

_LAST_ANSWERS_SECONDS: Final = 10


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
    pool: Pool
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
    try:
        yield Services(
            snapshots=snapshots,
            ad_hoc=SandboxedQueries(snapshots, pool, serving.query_limits),
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
        )
    finally:
        pool.close()
        snapshots.close()


def _writer(assembly: Assembly, serving: Serving, folder: Folder, pool: Pool) -> Writer:
    return Writer(
        folder=folder,
        base=assembly.base.iri,
        pool=pool,
        limits=serving.query_limits,
        prefixes=PREFIXES,
    )


def run(assembly: Assembly, serving: Serving) -> None:
    """Serve until a signal ends it.

    Raises:
        StoreError: there is no store, or somebody is writing to it.
        UsageError: the address cannot be listened at.
    """
    with _listening(serving) as listener, services(assembly, serving) as parts:
        config = uvicorn.Config(
            make_app(parts),
            http=BoundedH11Protocol,
            ws="none",
            limit_concurrency=serving.limits.connections,
            h11_max_incomplete_event_size=LONGEST_HEAD,
            timeout_graceful_shutdown=_LAST_ANSWERS_SECONDS,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
        )
        typer.echo(f"serving {assembly.settings.store} at {_address(listener)}", err=True)
        with _ended_by_signals():
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let the server's end by a signal be an end like any other, so that all is put away.

    uvicorn passes on, once it has ended, the signal that it was ended by.
    """
    former = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, former)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextmanager
def _listening(serving: Serving) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    try:
        listener = socket.create_server((serving.host, serving.port), family=family)
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"cannot listen at {serving.host} port {serving.port}: {error}",
            hint="choose another --port or --host",
        ) from error
    with listener:
        yield listener
