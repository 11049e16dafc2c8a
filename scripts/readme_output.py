"""Runs the README's commands and writes down below each what it prints now.

usage: python scripts/readme_output.py

Read the difference before it is committed: what a command prints should change on purpose only.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=```console\n)\$ dateline ([^\n]*)\n.*?(?=```)", re.DOTALL)


def main() -> int:
    """Rewrite the outputs in README.md; return the exit code."""
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        text = README.read_text(encoding="utf-8")
        new = _BLOCK.sub(lambda block: _shown(block[1], folder), text)
    README.write_text(new, encoding="utf-8")
    return 0


def _shown(arguments: str, folder: str) -> str:
    command = [sys.executable, "-m", "dateline", *shlex.split(arguments)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    ran = subprocess.run(  # noqa: S603 - commands of our own README
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return f"$ dateline {arguments}\n{(ran.stdout + ran.stderr).rstrip()}\n"


if __name__ == "__main__":
    sys.exit(main())
