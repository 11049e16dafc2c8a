"""A short version of what `scripts/kill_rounds.py` does forty times."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "kill_rounds.py"


ROUNDS = "6" if os.environ.get("DATELINE_THOROUGH") else "1"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are listed in /proc")
def test_a_killed_load_goes_on_to_the_same_store() -> None:
    """Round 1 kills while a batch is written."""
    options = ["--rounds", ROUNDS, "--first", "1", "--articles", "40", "--seed", "2"]
    command = [sys.executable, str(SCRIPT), *options]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "every store equals the undisturbed one, no half article" in ran.stdout
