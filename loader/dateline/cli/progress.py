"""A progress bar on stderr, for runs that last and people who watch."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_MANY = 20
_PATIENCE = 2.0  # seconds
T = TypeVar("T")


def tracked(items: Iterable[T], *, total: int) -> Iterator[T]:
    """Yield `items`; show how many of `total` are done if stderr is a terminal.

    The bar appears when there are more than 20, or once they have taken two seconds.
    """
    return _with_bar(items, total) if sys.stderr.isatty() else iter(items)


def _with_bar(items: Iterable[T], total: int) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    # What is printed meanwhile goes above the bar, unless it goes elsewhere than to the terminal.
    redirect = sys.stdout.isatty()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=redirect)
    task = bar.add_task("Reading", total=total)
    started = time.monotonic()
    try:
        for item in items:
            if total > _MANY or time.monotonic() - started > _PATIENCE:
                bar.start()
            bar.advance(task)
            yield item
    finally:
        bar.stop()
