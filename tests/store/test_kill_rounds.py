"""A short version of what `scripts/kill_rounds.py` does forty times."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "kill_rounds.py"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are listed in /proc")
def test_a_killed_load_goes_on_to_the_same_store() -> None:
    command = [sys.executable, str(SCRIPT), "--rounds", "2", "--articles", "40", "--seed", "2"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "every store equals the undisturbed one, no half article" in ran.stdout
