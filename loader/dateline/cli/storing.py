"""Outcomes into the store, a batch at a time: what comes out is on the disk."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dateline.cli.keeping import Keep
from dateline.errors import DatelineError, StoreError
from dateline.pipeline import Outcome
from dateline.store.entry import Loaded

# Articles that are written together: few at first, so that soon there is something to see; then
# many, since the engine merges what each batch writes with what is there.
_FIRST: Final = 16
_MOST: Final = 1_024
# Seconds: what a crash costs at most.
_LONGEST: Final = 30.0
# Bytes of quads: what waits for the rest of its batch is held in memory.
_LARGEST: Final = 32_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """Gathers outcomes and has them kept.

    Attributes:
        keep: keeps a batch.
        to_remember: returns what to remember of an outcome's source; asked for each in order.
        clock: seconds.
    """

    keep: Keep
    to_remember: Callable[[Outcome], Loaded | None]
    clock: Callable[[], float] = time.monotonic

    def run(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes with what keeping them did, once a batch is written through.

        Where `outcomes` end early, be it by an error, what came before is kept all the same.
        """
        batch: list[tuple[Outcome, Loaded | None]] = []
        failure: DatelineError | None = None
        began, size, most = self.clock(), 0, _FIRST
        try:
            for outcome in outcomes:
                batch.append((outcome, self.to_remember(outcome)))
                size += len(outcome.packed.own) if outcome.packed else 0
                is_large = len(batch) >= most or size >= _LARGEST
                if is_large or self.clock() - began > _LONGEST:
                    full, batch = batch, []
                    yield from self.keep(full)
                    began, size, most = self.clock(), 0, min(2 * most, _MOST)
        except DatelineError as error:
            failure = error
        if batch and not isinstance(failure, StoreError):
            yield from self.keep(batch)
        if failure:
            raise failure
