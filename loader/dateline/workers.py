"""Sources through all stages in several processes; what became of them, in order, in this one.

A thread stands for each process: it sends one source and waits for the outcome. So it is known
which source a process was at when it ended.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TypeAlias

from dateline.errors import DatelineError, SourceError
from dateline.pipeline import InProcess, Outcome, Pipeline, Task, collect_less
from dateline.read import Source, name_of, read_here

# Sources a process: enough that none waits while this one stores a batch of articles.
_AHEAD = 16
# A process may have been ended for the memory that another one used: once is no proof.
_TRIES = 2
# Processes that begin afresh: a copy of this one would share its threads' locks and its store.
_CONTEXT = multiprocessing.get_context("spawn")

Make: TypeAlias = Callable[[], Pipeline]
_Answer: TypeAlias = Outcome | DatelineError


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """Runs as a `Pipeline` does, in several processes.

    Attributes:
        make: returns the stages; it is sent to each process and called there once.
        count: how many processes there are at most.
    """

    make: Make
    count: int

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task, in order; a few sources a process are read ahead.

        A source at which a process ends is tried again in a new one; if that ends, too, the
        outcome is an error, and the rest goes on.

        Raises:
            DatelineError: nothing can go on: the call was wrong.
        """
        collect_less()
        processes = Processes(self.make)
        threads = ThreadPoolExecutor(self.count, initializer=_hold_interrupts_off)
        try:
            futures = (_begun(task, threads, processes.outcome) for task in tasks)
            yield from _in_order(futures, self.count * _AHEAD)
        finally:
            processes.end()
            threads.shutdown(cancel_futures=True)


def _begun(
    task: Task, threads: ThreadPoolExecutor, outcome: Callable[[Source], Outcome]
) -> Future[Outcome]:
    if not isinstance(task, Outcome):
        return threads.submit(outcome, read_here(task))
    known = Future[Outcome]()
    known.set_result(task)
    return known


def _in_order(futures: Iterator[Future[Outcome]], ahead: int) -> Iterator[Outcome]:
    """Yield the results, while up to `ahead` more are worked out."""
    waiting = deque(islice(futures, ahead))
    for future in futures:
        waiting.append(future)
        yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@dataclass(frozen=True, slots=True, eq=False)
class _Worker:
    """A process, and the way to it."""

    process: BaseProcess
    connection: Connection

    def ask(self, source: Source) -> _Answer | None:
        """Return what the process makes of `source`; None when it ended."""
        try:
            self.connection.send(source)
            answer: _Answer = self.connection.recv()
        except (EOFError, OSError):
            return None
        return answer


class Processes:
    """The processes of a run; each is started when no other is free."""

    def __init__(self, make: Make) -> None:
        """Start none yet.

        Args:
            make: returns the stages; it is sent to each process and called there once.
        """
        self._make = make
        self._lock = Lock()
        self._free: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._ended = False

    def outcome(self, source: Source) -> Outcome:
        """Return what becomes of one source.

        Raises:
            DatelineError: nothing can go on.
        """
        for _ in range(_TRIES):
            answer = self._answer(source)
            if isinstance(answer, DatelineError):
                raise answer
            if answer:
                return answer
        return Outcome(source=name_of(source), error=_deadly(source))

    def end(self) -> None:
        """End all of them: those that are free by themselves, those that are not at once."""
        with self._lock:
            self._ended = True
            for worker in self._free:
                worker.connection.close()
            for worker in self._busy:
                worker.process.terminate()
            for worker in (*self._free, *self._busy):
                worker.process.join()

    def _answer(self, source: Source) -> _Answer | None:
        worker = self._take()
        answer = worker.ask(source)
        with self._lock:
            if self._ended:
                raise CancelledError
            self._busy.remove(worker)
            if answer is None:
                worker.process.join()
            else:
                self._free.append(worker)
        return answer

    def _take(self) -> _Worker:
        with self._lock:
            if self._ended:
                raise CancelledError
            worker = self._free.pop() if self._free else _start(self._make)
            self._busy.add(worker)
        return worker


def _hold_interrupts_off() -> None:
    """Let Ctrl-C reach neither this thread nor the processes it starts, where that can be done."""
    if hasattr(signal, "pthread_sigmask"):
        # Started later, the tracker would let them through again.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _start(make: Make) -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    # Should this process be killed, the end of the pipe tells the other; daemon is for all else.
    process = _CONTEXT.Process(target=_serve, args=(theirs, make), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(connection: Connection, make: Make) -> None:
    """Answer one source after another until there are no more: what a process does."""
    # Ctrl-C goes to all processes of a terminal; this one is ended by the one that started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, ConnectionError):
        try:
            for outcome in InProcess(make=make).run(_received(connection)):
                connection.send(outcome)
        except DatelineError as error:
            connection.send(error)


def _received(connection: Connection) -> Iterator[Source]:
    while True:
        yield connection.recv()


def _deadly(source: Source) -> SourceError:
    return SourceError(
        f"{name_of(source)}: it ended the process that read it",
        hint="it may need more memory than there is; otherwise please report it with the article",
    )
