"""Loads the example article into ./demo.store and asks four saved questions about it."""

import os
import shlex
import sys
from pathlib import Path

from dateline.cli import main as dateline

EXAMPLE = Path(__file__).parents[1] / "examples" / "moscow-2026.txt"
STORE = "demo.store"
COMMANDS = (
    ["load", os.path.relpath(EXAMPLE), "--date", "2026-01-28"],
    ["query", "bases-by-operator", "operator=Russia"],
    ["query", "extradition-demands"],
    ["query", "alliances", "party=Russia"],
    ["query", "meetings", "person=Vladimir Putin"],
)


def main() -> int:
    """Run the commands one after the other; stop at the first that fails."""
    for command in COMMANDS:
        arguments = [*command, "--store", STORE]
        print(f"\n$ dateline {shlex.join(arguments)}", flush=True)
        code = dateline(arguments)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
