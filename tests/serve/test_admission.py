"""Whose turn it is, and who is sent away."""

import asyncio
import threading

import pytest

from dateline.errors import Limit, LimitError
from dateline.serve.admission import Admission
from dateline.serve.capacity import ServerLimits


def met(limits: ServerLimits, calls: int) -> list[object]:
    """Return what `calls` calls at once give, of which none ends before all have come."""
    here = threading.Event()

    def call(number: int) -> int:
        here.wait(5)
        return number

    async def run() -> list[object]:
        admission = Admission(limits)
        tasks = [asyncio.ensure_future(admission.run(call, number)) for number in range(calls)]
        await asyncio.sleep(0.3)
        here.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    return asyncio.run(run())


def test_who_waits_gets_a_turn() -> None:
    assert met(ServerLimits(queries=2, waiting=3), 5) == [0, 1, 2, 3, 4]


def test_who_cannot_wait_is_sent_away_at_once() -> None:
    *answered, refused = met(ServerLimits(queries=2, waiting=1), 4)
    assert answered == [0, 1, 2]
    assert isinstance(refused, LimitError)
    assert refused.limit is Limit.QUEUE
    assert "--queries-at-once" in refused.hint


def test_nobody_waits_for_ever() -> None:
    first, second = met(ServerLimits(queries=1, waiting=1, wait_seconds=0.1), 2)
    assert first == 0
    assert isinstance(second, LimitError)


def test_an_error_gives_the_turn_back() -> None:
    async def run() -> int:
        admission = Admission(ServerLimits(queries=1))
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await admission.run(lambda number: 1 // number, 0)
        return await admission.run(lambda number: 1 // number, 1)

    assert asyncio.run(run()) == 1
