"""Where the program starts and ends: arguments in, an exit code out."""

import io
import os
import sys
from collections.abc import Sequence

import typer

from dateline.cli.app import make_app
from dateline.cli.console import report
from dateline.errors import DatelineError

_INTERRUPTED = 130  # what a shell reports of a process that Ctrl-C ended
_OUTPUT_CLOSED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name (by default the process's own).

    Returns:
        0 done, 1 some sources failed or there is no such thing, 2 wrong usage, 3 the store or
        network cannot be used, 130 interrupted.
    """
    _escape_what_cannot_be_encoded()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return _OUTPUT_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _run(arguments: Sequence[str] | None) -> int:
    command = typer.main.get_command(make_app())
    try:
        # Not standalone: a command's return value is the exit code, and errors reach us.
        code = command.main(arguments, prog_name="dateline", standalone_mode=False)
    except DatelineError as error:
        report(error)
        return error.exit_code
    except typer.TyperException as error:
        # Only errors of usage know which command was called.
        path = getattr(getattr(error, "ctx", None), "command_path", "dateline")
        report(DatelineError(error.format_message(), hint=f"see `{path} --help`"))
        return error.exit_code
    return int(code or 0)


def _escape_what_cannot_be_encoded() -> None:
    """Let no odd letter of a name or text end the run: what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Send what is still buffered nowhere, or the interpreter would complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
