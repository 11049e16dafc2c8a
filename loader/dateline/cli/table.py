"""Tables and other forms of an answer on stdout."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pyoxigraph import Literal

from dateline.query.answer import Answer, text
from dateline.query.output import render
from dateline.query.tables import rich_table


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print `rows` of text under `head`."""
    cells = tuple(tuple(Literal(cell) for cell in row) for row in rows)
    print_answer(Answer(columns=tuple(head), rows=cells, table=tuple(head)), "table")


def print_answer(answer: Answer, form: str) -> None:
    """Print `answer`; a table is drawn on a terminal, and aligned plain text anywhere else.

    Raises:
        UsageError: the format does not fit the answer.
    """
    if form == "table" and sys.stdout.isatty():
        from rich.console import Console

        Console().print(rich_table(_without_empty_columns(answer)))
    else:
        sys.stdout.write(render(answer, form))


def _without_empty_columns(answer: Answer) -> Answer:
    """Return `answer` with only those columns to show that say something: a screen is narrow."""
    filled = {
        name
        for row in answer.rows
        for name, term in zip(answer.columns, row, strict=True)
        if text(term)
    }
    shown = tuple(name for name in answer.table if name in filled)
    return replace(answer, table=shown or answer.table)
