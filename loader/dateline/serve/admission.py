"""How many queries run at a time, and how many more may wait."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from dateline.errors import Limit, LimitError
from dateline.serve.capacity import ServerLimits

Given = TypeVar("Given")
Result = TypeVar("Result")


class Admission:
    """Lets in as many calls at a time as there are children to answer them.

    They have threads of their own, so that no number of them keeps other requests from theirs.
    """

    def __init__(self, limits: ServerLimits) -> None:
        """Let in as many as `limits` says."""
        self._limits = limits
        self._turns = asyncio.Semaphore(limits.queries)
        self._threads = CapacityLimiter(limits.queries)
        self._waiting = 0

    async def run(self, call: Callable[[Given], Result], given: Given) -> Result:
        """Return what `call` returns, once it is its turn; it runs in a thread.

        Raises:
            LimitError: too many are waiting, or its turn does not come.
        """
        await self._wait()
        try:
            return await to_thread.run_sync(call, given, limiter=self._threads)
        finally:
            self._turns.release()

    async def _wait(self) -> None:
        if self._turns.locked() and self._waiting >= self._limits.waiting:
            raise self._too_many("as many as may are waiting")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                await self._turns.acquire()
        except TimeoutError as error:
            raise self._too_many("none ended in time") from error
        finally:
            self._waiting -= 1

    def _too_many(self, why: str) -> LimitError:
        return LimitError(
            f"{self._limits.queries} queries are running, and {why}",
            limit=Limit.QUEUE,
            hint="try again later; --queries-at-once raises the limit",
        )
