"""The page of all questions is generated, and up to date."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "query_reference.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_page_is_up_to_date() -> None:
    done = run("--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_stale_page_is_noticed_and_mended(tmp_path: Path) -> None:
    page = tmp_path / "queries.md"
    page.write_text("old", encoding="utf-8")
    stale = run("--check", str(page))
    assert stale.returncode == 1
    assert "is stale: run" in stale.stderr
    assert run(str(page)).returncode == 0
    assert page.read_text(encoding="utf-8") == (ROOT / "docs/queries.md").read_text("utf-8")


def test_every_question_has_a_section() -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    for file in (ROOT / "queries").glob("*/*.rq"):
        assert f"\n### {file.stem}\n" in page
