"""What goes into the store together, and when."""

from collections.abc import Iterator, Sequence
from itertools import count

import pytest
from pyoxigraph import NamedNode

from dateline.cli import storing
from dateline.cli.storing import Storing
from dateline.errors import StoreError, UsageError
from dateline.pipeline import Outcome
from dateline.store.entry import Loaded
from dateline.store.packed import Packed

GRAPH = NamedNode("http://example.org/graph")


class Kept:
    """Keeps batches in memory."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, batch: Sequence[tuple[Outcome, Loaded | None]]) -> list[Outcome]:
        self.sizes.append(len(batch))
        return [outcome for outcome, _ in batch]


def outcomes(number: int, size: int = 1) -> Iterator[Outcome]:
    packed = Packed(key="a", graph=GRAPH, own=b"." * size)
    return (Outcome(source=str(i), packed=packed) for i in range(number))


def stored(kept: Kept, given: Iterator[Outcome], seconds: float = 0.0) -> list[str]:
    times = count(step=seconds)
    storage = Storing(keep=kept, to_remember=lambda _: None, clock=lambda: next(times))
    return [outcome.source for outcome in storage.run(given)]


def test_batches_grow_so_that_something_is_soon_seen() -> None:
    kept = Kept()
    assert stored(kept, outcomes(3_100)) == [str(i) for i in range(3_100)]
    assert kept.sizes == [16, 32, 64, 128, 256, 512, 1_024, 1_024, 44]


def test_a_batch_ends_when_a_crash_would_cost_too_much_time() -> None:
    kept = Kept()
    stored(kept, outcomes(10), seconds=11)
    assert kept.sizes == [3, 3, 3, 1]


def test_a_batch_ends_when_it_takes_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "_LARGEST", 1_000)
    kept = Kept()
    stored(kept, outcomes(9, size=300))
    assert kept.sizes == [4, 4, 1]


@pytest.mark.parametrize(("error", "sizes"), [(UsageError("no"), [3]), (StoreError("no"), [])])
def test_what_came_before_an_error_is_kept_unless_the_store_fails(
    error: UsageError | StoreError, sizes: list[int]
) -> None:
    def failing() -> Iterator[Outcome]:
        yield from outcomes(3)
        raise error

    kept = Kept()
    with pytest.raises(type(error)):
        stored(kept, failing())
    assert kept.sizes == sizes
