"""Tables and other forms of an answer on stdout."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal

from dateline.query.answer import Answer, text
from dateline.query.output import render
from dateline.query.tables import rich_table

NO_FLAGS: Final[Mapping[str, str]] = MappingProxyType({})


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print `rows` of text under `head`."""
    cells = tuple(tuple(Literal(cell) for cell in row) for row in rows)
    print_answer(Answer(columns=tuple(head), rows=cells, table=tuple(head)), "table")


def print_answer(answer: Answer, form: str, *, flags: Mapping[str, str] = NO_FLAGS) -> None:
    """Print `answer`; a table is drawn on a terminal, and aligned plain text anywhere else.

    Args:
        answer: what to print.
        form: a name of `dateline.query.output.FORMATS`.
        flags: emoji by the IRI of the state; only a terminal shows them.

    Raises:
        UsageError: the format does not fit the answer.
    """
    if form == "table" and sys.stdout.isatty():
        from rich.console import Console

        Console().print(rich_table(_without_empty_columns(answer), flags))
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
