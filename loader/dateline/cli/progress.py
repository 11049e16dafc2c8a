"""A progress bar on stderr, for runs that last and people who watch."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from dateline.cli.console import plural

if TYPE_CHECKING:
    from dateline.pipeline import Outcome

_MANY = 20
_PATIENCE = 2.0  # seconds
T = TypeVar("T")


def tracked(items: Iterable[T], tell: Callable[[T], str] | None = None) -> Iterator[T]:
    """Yield `items`; show how many are done, and how fast, if stderr is a terminal.

    How many there are is not known: corpora are read as they come. The bar appears with the
    20th, or once they have taken two seconds.

    Args:
        items: what takes time to come.
        tell: returns what else to show once an item is done.
    """
    return _with_bar(items, tell or (lambda _: "")) if sys.stderr.isatty() else iter(items)


class Told:
    """Sums up the facts and failures of outcomes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._facts = 0
        self._failed = 0

    def __call__(self, outcome: "Outcome") -> str:
        """Return both, this outcome's included."""
        self._facts += outcome.gave.facts
        self._failed += outcome.error is not None
        return f"{plural(self._facts, 'fact')}, {self._failed:,} failed"


def _with_bar(items: Iterable[T], tell: Callable[[T], str]) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} articles"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[rate]:.1f}/s"),
        TextColumn("{task.fields[told]}"),
    )
    # What is printed meanwhile goes above the bar, unless it goes elsewhere than to the terminal.
    redirect = sys.stdout.isatty()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=redirect)
    task = bar.add_task("Reading", total=None, rate=0.0, told="")
    started = time.monotonic()
    try:
        for number, item in enumerate(items, start=1):
            if number >= _MANY or time.monotonic() - started > _PATIENCE:
                bar.start()
            rate = number / max(time.monotonic() - started, 0.001)
            bar.update(task, advance=1, rate=rate, told=tell(item))
            yield item
    finally:
        bar.stop()
