"""A progress bar on stderr, for runs that last and people who watch."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_MANY = 20
_PATIENCE = 2.0  # seconds
T = TypeVar("T")


def tracked(items: Iterable[T]) -> Iterator[T]:
    """Yield `items`; show how many are done, and how fast, if stderr is a terminal.

    How many there are is not known: corpora are read as they come. The bar appears with the
    20th, or once they have taken two seconds.
    """
    return _with_bar(items) if sys.stderr.isatty() else iter(items)


def _with_bar(items: Iterable[T]) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} articles"),
        TimeElapsedColumn(),
        TextColumn("{task.speed:.1f}/s"),
    )
    # What is printed meanwhile goes above the bar, unless it goes elsewhere than to the terminal.
    redirect = sys.stdout.isatty()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=redirect)
    task = bar.add_task("Reading", total=None)
    started = time.monotonic()
    try:
        for number, item in enumerate(items, start=1):
            if number >= _MANY or time.monotonic() - started > _PATIENCE:
                bar.start()
            bar.advance(task)
            yield item
    finally:
        bar.stop()
