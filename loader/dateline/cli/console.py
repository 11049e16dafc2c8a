"""What goes to the person rather than to the next program: messages, on stderr."""

import typer

from dateline.errors import DatelineError
from dateline.query.tables import printable


def report(error: DatelineError) -> None:
    """Print `error` and what to do about it, in one line."""
    typer.echo(f"error: {printable(explained(error))}", err=True)


def warn(message: str) -> None:
    """Print something the person should know although the run goes on."""
    typer.echo(f"warning: {printable(message)}", err=True)


def note(message: str) -> None:
    """Print something that the person may like to know."""
    typer.echo(printable(message), err=True)


def explained(error: DatelineError) -> str:
    """Return what happened and, where there is one, the hint."""
    return f"{error} ({error.hint})" if error.hint else str(error)


def plural(count: int, noun: str) -> str:
    """Return `count` and its noun.

    >>> plural(1, "claim"), plural(0, "claim")
    ('1 claim', '0 claims')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
