"""The wheel, built from the sdist, works alone and from any folder."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORT = "LIMA — Chile withdrew its troops from Bolivia on Tuesday.\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    ran = subprocess.run(build, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    [found] = dist.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is installed in, and nothing else."""
    folder = tmp_path_factory.mktemp("site")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install += ["--no-index", "--no-deps", "--target", str(folder), str(wheel)]
    subprocess.run(install, check=True)
    return folder


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in `folder`."""
    command = [str(site / "bin" / "dateline"), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_package_is_the_only_top_level_of_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"dateline"}
    assert not [name for name in names if name.endswith(".pyc")]


@pytest.mark.parametrize("folder", ["ontology", "queries"])
def test_all_data_files_travel(dist: Path, wheel: Path, folder: str) -> None:
    files = {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob("*") if p.is_file()}
    assert files
    assert {f"dateline/{file}" for file in files} <= set(zipfile.ZipFile(wheel).namelist())
    [sdist] = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    assert files <= packed


def test_it_runs_from_another_folder(site: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    where = run(site, tmp_path, "--version")
    assert where.returncode == 0
    ran = run(site, tmp_path, "extract", "report.txt", "--date", "2024-03-06")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Withdrawal" in ran.stdout


def test_it_loads_and_answers(site: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    assert run(site, tmp_path, "load", "report.txt", "--date", "2024-03-06").returncode == 0
    ran = run(site, tmp_path, "query", "withdrawals", "actor=Chile", "-f", "csv")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Chile withdrew its troops" in ran.stdout


def test_what_runs_is_the_wheel(site: Path, tmp_path: Path) -> None:
    code = "import dateline, dateline.assets as a; print(dateline.__file__, a.asset_dir('queries'))"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(path.startswith(str(site)) for path in ran.stdout.split())
