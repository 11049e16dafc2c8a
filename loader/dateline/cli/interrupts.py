"""Ctrl-C and SIGTERM between two articles: what is done is kept, nothing is torn apart."""

import signal
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import Final, TypeVar

T = TypeVar("T")
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
# What a shell reports of a process that a signal ended (POSIX, 2.8.2).
_SHELL: Final = 128


class Stoppable:
    """Iterates over items until a signal comes; while one is waited for, the wait ends at once.

    A second signal ends the program wherever it is.

    Attributes:
        signal: the number of the signal that came; None if none did.
    """

    def __init__(self) -> None:
        """Leave signals as they are until the first iteration."""
        self.signal: int | None = None
        self._waiting = False

    @property
    def exit_code(self) -> int | None:
        """What to exit with after a signal; None if there was none."""
        return None if self.signal is None else _SHELL + self.signal

    def run(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items`, as far as there is no signal."""
        before = {number: signal.getsignal(number) for number in _SIGNALS}
        try:
            for number in _SIGNALS:
                signal.signal(number, self._stop)
            yield from self._until_stopped(iter(items))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _until_stopped(self, items: Iterator[T]) -> Iterator[T]:
        while self.signal is None:
            try:
                self._waiting = True
                item = next(items)
                self._waiting = False
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._waiting = False
            yield item
        close = getattr(items, "close", None)
        if close:
            close()

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        again = self.signal is not None
        self.signal = number
        if self._waiting or again:
            self._waiting = False
            raise KeyboardInterrupt
