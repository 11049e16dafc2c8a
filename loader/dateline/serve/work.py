"""Runs what takes long in a few threads, and sends away whom there is no room for."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from traceback import clear_frames
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from dateline.serve.capacity import ServerLimits

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Workers:
    """A few threads with a short queue; see `workers`.

    Attributes:
        pool: the threads.
        room: one permit for each task that may run or wait.
        seconds: how long a client waits for an answer.
        under_way: tasks that wait or run.
    """

    pool: ThreadPoolExecutor
    room: BoundedSemaphore
    seconds: float
    under_way: "set[Future[Any]]" = field(default_factory=set)

    async def run(self, request: Request, task: Callable[[], _Result]) -> _Result:
        """Return what `task` returns.

        A task that waits is dropped when its client goes away. One that runs cannot be stopped,
        but keeps its place until it ends, so that work never piles up.

        Raises:
            HTTPException: there is no room, or it takes too long.
            ClientDisconnect: nobody waits for the answer any more.
        """
        if not self.room.acquire(blocking=False):
            raise _busy("the server answers as many questions as it can")
        future = self.pool.submit(contained, task)
        self.under_way.add(future)
        future.add_done_callback(self._done)
        answer = asyncio.wrap_future(future)
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait(
                (answer, gone), timeout=self.seconds, return_when=asyncio.FIRST_COMPLETED
            )
            return _result(answer, gone, self.seconds)
        finally:
            answer.cancel()
            gone.cancel()

    def _done(self, future: "Future[Any]") -> None:
        self.under_way.discard(future)
        self.room.release()


def workers(limits: ServerLimits) -> Workers:
    """Return as many threads as `limits` says, and a queue for them."""
    pool = ThreadPoolExecutor(limits.threads, thread_name_prefix="question")
    return Workers(pool, BoundedSemaphore(limits.threads + limits.waiting), limits.answer_seconds)


def contained(task: Callable[[], _Result]) -> _Result:
    """Return what `task` returns; an error leaves with its lines, but without what they held.

    Results of queries must be dropped in the thread that made them, or they stay for ever.
    """
    try:
        return task()
    except Exception as error:
        chain: BaseException | None = error
        while chain is not None:
            clear_frames(chain.__traceback__)
            chain = chain.__cause__ or chain.__context__
        raise


def _result(
    answer: "asyncio.Future[_Result]", gone: "asyncio.Future[None]", seconds: float
) -> _Result:
    if answer.done():
        return answer.result()
    if gone.done():
        raise ClientDisconnect
    raise _busy(f"the answer took longer than {seconds:g} seconds")


async def _gone(request: Request) -> None:
    """Return once the client has closed the connection; what it still sends is not looked at."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _busy(what: str) -> HTTPException:
    return HTTPException(503, f"{what}: try again later", {"Retry-After": "5"})
