import os
from pathlib import Path

import pytest

from dateline.read import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = [
        "b.txt",
        "a.md",
        "c.HTML",
        "d.htm",
        "data.csv",
        ".hidden.txt",
        "sub/e.txt",
        ".git/x.txt",
    ]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_a_folder_stands_for_its_articles(folder: Path) -> None:
    found = [str(Path(path).relative_to(folder)) for path in expand([str(folder)])]
    assert found == ["a.md", "b.txt", "c.HTML", "d.htm", str(Path("sub", "e.txt"))]


def test_a_glob_stands_for_its_matches_sorted(folder: Path) -> None:
    assert list(expand([f"{folder}/*.txt"])) == [f"{folder}/b.txt"]
    assert list(expand([f"{folder}/**/*.txt"])) == [f"{folder}/b.txt", f"{folder}/sub/e.txt"]


def test_a_glob_that_matches_a_folder_goes_into_it(folder: Path) -> None:
    assert list(expand([f"{folder}/s*"])) == [f"{folder}/sub/e.txt"]


def test_a_file_with_brackets_in_its_name_is_itself(tmp_path: Path) -> None:
    path = tmp_path / "talks [1].txt"
    path.write_text("x")
    assert list(expand([str(path)])) == [str(path)]


def test_a_named_file_is_taken_whatever_its_suffix(folder: Path) -> None:
    assert list(expand([f"{folder}/data.csv"])) == [f"{folder}/data.csv"]


@pytest.mark.parametrize("source", ["-", "https://gazette.example/a", "gone.txt", "*.none", "a\0b"])
def test_what_stands_for_nothing_passes_through(source: str) -> None:
    assert list(expand([source])) == [source]


def test_an_empty_folder_passes_through(tmp_path: Path) -> None:
    assert list(expand([str(tmp_path)])) == [str(tmp_path)]


def test_sources_keep_their_order(folder: Path) -> None:
    given = [f"{folder}/d.htm", "-", f"{folder}/b.txt"]
    assert list(expand(given)) == given


def test_a_pipe_in_a_folder_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "report.txt").touch()
    (tmp_path / "gone.txt").symlink_to("nowhere")
    assert list(expand([str(tmp_path)])) == [f"{tmp_path}/gone.txt", f"{tmp_path}/report.txt"]
