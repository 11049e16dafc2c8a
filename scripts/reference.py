"""Writes every generated page of docs/, each by its own `*_reference.py`.

usage: reference.py [--check]

`--check` writes nothing and exits with 1 when a page is stale.
"""

import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Run all of them, and return 1 if one fails."""
    scripts = sorted(SCRIPTS.glob("*_reference.py"))
    return max(_run(script, arguments) for script in scripts)


def _run(script: Path, arguments: list[str]) -> int:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - a script of ours


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
