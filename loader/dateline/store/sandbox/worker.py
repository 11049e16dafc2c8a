"""The parent's side of one child process."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Semaphore
from typing import Any, Final

from dateline.errors import DatelineError, Limit, LimitError, StoreError, UsageError
from dateline.store.sandbox.task import READY, Reply, Task

_START_SECONDS: Final = 30.0
# What takes longer must not take the last child, so that short queries are always answered.
SHORT_SECONDS: Final = 2.0
# Address space is what is limited: threads must not each reserve a heap of their own.
_ENVIRONMENT: Final[Mapping[str, str]] = {"MALLOC_ARENA_MAX": "2"}


class Worker:
    """A child that answers one task at a time; after a limit was hit, it is no more."""

    def __init__(self) -> None:
        """Start the child, without waiting for it."""
        ours, theirs = socket.socketpair()
        with theirs:
            # -P: nothing is imported from the folder that the program was called in.
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", "dateline.store.sandbox.child", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ENVIRONMENT},
            )
        self._connection: Connection[Any, Any] = Connection(ours.detach())
        self._ready = False

    @property
    def pid(self) -> int:
        """The child's process number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self._connection.closed

    def ask(self, task: Task[Reply], long_ones: Semaphore) -> Reply:
        """Return the child's reply.

        Args:
            task: what it is to do.
            long_ones: has a permit for each task that may take longer than `SHORT_SECONDS`.

        Raises:
            DatelineError: what the child met.
            LimitError: the query took too much time or memory, or there is no permit for it to
                go on; the child is gone.
            StoreError: the child cannot work; it is gone.
        """
        try:
            reply = self._reply(task, long_ones)
        except (EOFError, OSError) as error:
            raise self._post_mortem(task) from error
        except BaseException:
            self.close()
            raise
        if isinstance(reply, DatelineError):
            raise reply
        return reply

    def close(self) -> None:
        """End the child at once; who waits for its reply meets an error."""
        self._process.kill()
        self._process.wait()
        self._connection.close()

    def _reply(self, task: Task[Reply], long_ones: Semaphore) -> Reply | DatelineError:
        self._await_ready()
        self._connection.send(task)
        short = min(task.limits.seconds, SHORT_SECONDS)
        if not self._connection.poll(short):
            self._await_long(task, task.limits.seconds - short, long_ones)
        reply: Reply | DatelineError = self._connection.recv()
        return reply

    def _await_long(self, task: Task[Reply], seconds: float, long_ones: Semaphore) -> None:
        if seconds <= 0:
            raise task.limits.hit(Limit.TIME)
        if not long_ones.acquire(blocking=False):
            raise _too_many()
        try:
            if not self._connection.poll(seconds):
                raise task.limits.hit(Limit.TIME)
        finally:
            long_ones.release()

    def _await_ready(self) -> None:
        if not self._ready:
            if not self._connection.poll(_START_SECONDS):
                raise StoreError("the process for queries does not start")
            self._ready = self._connection.recv() == READY

    def _post_mortem(self, task: Task[Reply]) -> DatelineError:
        """Return why the child died."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        code = self._process.returncode
        self.close()
        if code == -signal.SIGXCPU:
            return task.limits.hit(Limit.TIME)
        if code == -signal.SIGSEGV:  # the engine's parser is recursive
            return UsageError("the query is too deeply nested", hint="use fewer brackets")
        if code is not None and code < 0:  # without memory the engine aborts
            return task.limits.hit(Limit.MEMORY)
        return StoreError("the process for queries has ended", hint="see that the store is whole")


def _too_many() -> LimitError:
    return LimitError(
        f"it was ended after {SHORT_SECONDS:g} seconds: as many long queries as may are running",
        limit=Limit.QUEUE,
        hint="try again later, or ask for less; --queries-at-once raises the limit",
    )
