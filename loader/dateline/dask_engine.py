"""Partitions on the workers of a Dask cluster, on this machine or on many.

Each worker has a process of its own that reads the articles: one that ends it is tried again and
then reported, and costs the partition and the worker nothing. If a worker itself is lost, with
its machine perhaps, Dask gives its partitions to others.
"""

import logging
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias, cast

from distributed import Client, Future, LocalCluster, Worker, WorkerPlugin, as_completed, get_worker
from distributed.scheduler import KilledWorker

from dateline.errors import DatelineError, NetworkError
from dateline.partitions import Partition, lost, part_of
from dateline.pipeline import Pipeline
from dateline.store.parts.folder import Part
from dateline.workers import Processes

_Future: TypeAlias = "Future[Part | DatelineError]"
_PLUGIN: Final = "dateline"
# Partitions a worker: enough that none waits, few enough that a large corpus fits into memory.
_AHEAD: Final = 3
_CONNECT: Final = "10s"


@dataclass(frozen=True, slots=True, kw_only=True)
class DaskEngine:
    """Extracts on a cluster; see `partitions.Engine`.

    Attributes:
        make: returns the stages; called once for each worker.
        mark: returns a hash of all that shapes their results, the same on every worker.
        scheduler: the address of the cluster; None for one on this machine.
        processes: of how many workers, on this machine.
    """

    make: Callable[[], Pipeline]
    mark: Callable[[], str]
    scheduler: str | None = None
    processes: int = 1

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[str, Part]]:
        """Yield the name and part of each partition, in the order in which they are done.

        Raises:
            NetworkError: the cluster cannot be reached, or its workers cannot do it.
            DatelineError: the call was wrong.
        """
        with self._client() as client:
            _equip(client, _Reader(self.make, self.mark, self.mark()))
            again: list[Partition] = []
            for partition, future in _spread(client, partitions):
                part = _result(future)
                if part:
                    yield partition.name, part
                else:
                    again.append(partition)
            for partition, future in _spread(client, again):
                yield partition.name, _result(future) or lost(partition)

    @contextmanager
    def _client(self) -> Iterator[Client]:
        # It tells of every worker that ends; what matters of that is in the results.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        if self.scheduler is None:
            with _local_cluster(self.processes) as cluster, Client(cluster) as client:
                yield client
            return
        try:
            client = Client(self.scheduler, timeout=_CONNECT)
        except (OSError, TimeoutError, ValueError) as error:
            raise NetworkError(
                f"no Dask scheduler answers at {self.scheduler!a}",
                hint="give --scheduler its address, such as tcp://host:8786",
            ) from error
        with client:
            yield client


@contextmanager
def _local_cluster(processes: int) -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=processes,
        threads_per_worker=1,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    ) as cluster:
        yield cluster


class _Reader(WorkerPlugin):
    """Reads articles for a worker, in a process of its own that is kept."""

    name = _PLUGIN

    def __init__(
        self, make: Callable[[], Pipeline], mark: Callable[[], str], expected: str
    ) -> None:
        self._make = make
        self._mark = mark
        self._expected = expected

    def setup(self, worker: Worker) -> None:
        """Refuse a worker with another version: its parts would differ."""
        if self._mark() != self._expected:
            raise RuntimeError(f"the worker {worker.address} has another version of dateline")
        # Dask makes its workers daemons, which may have no children, because nobody would end
        # those at exit: ours end with the pipe to them.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
        self._processes = Processes(self._make)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - the interface is Dask's
        """End the process."""
        self._processes.end()

    def part(self, partition: Partition) -> Part:
        """Return what comes of a partition."""
        outcomes = (self._processes.outcome(item.source) for item in partition.items)
        return part_of(partition.items, outcomes)


def _work(partition: Partition) -> Part | DatelineError:
    reader = cast("_Reader", get_worker().plugins[_PLUGIN])
    try:
        return reader.part(partition)
    except DatelineError as error:
        return error


def _equip(client: Client, reader: _Reader) -> None:
    try:
        client.register_plugin(reader)
    except (OSError, RuntimeError, ImportError, AttributeError) as error:
        raise NetworkError(
            f"the workers cannot run dateline: {' '.join(str(error).split())[:200]}",
            hint="install the same version with the same gazetteer on all of them",
        ) from error


def _spread(client: Client, partitions: Iterable[Partition]) -> Iterator[tuple[Partition, _Future]]:
    """Yield partitions that are done, or at which workers were lost, while others are worked on."""
    rest = iter(partitions)
    running: dict[object, Partition] = {}
    futures = as_completed()

    def begin(count: int) -> None:
        for partition in islice(rest, count):
            future = client.submit(_work, partition, key=partition.name, pure=False)
            running[future.key] = partition
            futures.add(future)

    begin(_AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"])))
    for future in futures:
        yield running.pop(future.key), future
        future.release()
        begin(1)


def _result(future: _Future) -> Part | None:
    """Return the part; None where worker after worker was lost.

    Raises:
        DatelineError: nothing can go on.
    """
    try:
        result: Part | DatelineError = future.result()
    except KilledWorker:
        return None
    if isinstance(result, DatelineError):
        raise result
    return result
