"""`dateline link`: what names stand for; one file a command of the group."""

from typing import Final

import typer
from typer.core import TyperGroup

from dateline.cli.link_decide import decide, decisions, undo
from dateline.cli.link_refresh import refresh
from dateline.cli.link_review import review
from dateline.cli.link_text import text

COMMANDS: Final = (text, refresh, review, decide, undo, decisions)


class TextOrCommand(TyperGroup):
    """Takes whatever is no command of the group for the text that `link` is about."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put the command's name before a text."""
        is_text = bool(args) and args[0] not in {*self.commands, *self.get_help_option_names(ctx)}
        return super().parse_args(ctx, ["text", *args] if is_text else args)


def make_link_app() -> typer.Typer:
    """Return the group of commands."""
    app = typer.Typer(cls=TextOrCommand, rich_markup_mode=None)
    for command in COMMANDS:
        app.command()(command)
    app.callback(invoke_without_command=True)(_link)
    return app


def _link(context: typer.Context) -> None:
    """Show what names stand for, look them up in Wikidata, and decide on doubtful ones."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
