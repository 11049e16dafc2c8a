"""The commands under their names."""

from typing import Annotated

import typer

from dateline import __version__
from dateline.cli.backup import backup, restore
from dateline.cli.doctor import doctor
from dateline.cli.dump import dump
from dateline.cli.export import make_export_app
from dateline.cli.extract import extract
from dateline.cli.link import make_link_app
from dateline.cli.load import load
from dateline.cli.query import query
from dateline.cli.retract import retract
from dateline.cli.serve import serve
from dateline.cli.show import show
from dateline.cli.sparql import sparql
from dateline.cli.stats import stats
from dateline.cli.validate import validate

COMMANDS = (
    load, extract, query, show, sparql, serve, stats, dump, validate, retract, backup, restore,
    doctor,
)  # fmt: skip
GROUPS = {"link": make_link_app, "export": make_export_app}


def make_app() -> typer.Typer:
    """Return the whole command line; help is plain text, which costs no start-up time."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(_dateline)
    for command in COMMANDS:
        app.command()(command)
    for name, make in GROUPS.items():
        app.add_typer(make(), name=name)
    return app


def _dateline(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Turn news articles into a knowledge graph of sourced claims, and ask it questions.

    Data goes to standard output, messages to standard error. Exit code: 0 done, 1 some sources
    failed or there is no such thing, 2 wrong usage, 3 the store or network cannot be used.
    """
    if version:
        typer.echo(f"dateline {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
