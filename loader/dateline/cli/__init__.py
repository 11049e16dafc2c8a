"""The command line: one file a command; `main` alone turns errors into exit codes."""

from dateline.cli.entry import main

__all__ = ["main"]
