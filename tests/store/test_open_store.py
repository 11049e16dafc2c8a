import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.model.article import Article
from dateline.rdf.namespaces import Base
from dateline.rdf.revise import Reviser
from dateline.store.folder import VERSION
from dateline.store.open import open_store, open_writable
from dateline.store.protocol import ArticleGraphs

Stories = Callable[..., tuple[ArticleGraphs, Article]]
# A user that owns nothing: permission bits do not bind root.
NOBODY = 65534


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_new_store_has_all_its_parts(folder: Path, reviser: Reviser) -> None:
    with open_writable(str(folder), Base(), reviser):
        pass
    assert names(folder) == {"format", "lock", "quads", "texts.sqlite"}


def test_what_is_written_is_read(folder: Path, reviser: Reviser, story: Stories) -> None:
    one = story("A guest came.")
    with open_writable(str(folder), Base(), reviser) as store:
        store.replace(*one)
    with open_store(str(folder), Base()) as first, open_store(str(folder), Base()) as second:
        assert first.quads(one[0].key) == second.quads(one[0].key) == one[0].article_quads
        assert first.location == str(folder)


@pytest.mark.parametrize("name", ["", "missing"])
def test_there_is_nothing_to_read_before_a_load(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    with pytest.raises(StoreError, match="there is no store at") as caught:
        open_store(str(folder), Base())
    assert "dateline load" in caught.value.hint


def test_another_folder_is_never_written_into(folder: Path, reviser: Reviser) -> None:
    folder.mkdir()
    (folder / "letters.txt").write_text("mine")
    with pytest.raises(StoreError, match="is not a dateline store"):
        open_store(str(folder), Base())
    with pytest.raises(StoreError, match="is not a dateline store"):
        open_writable(str(folder), Base(), reviser)
    assert names(folder) == {"letters.txt"}


def test_a_file_is_no_store(folder: Path, reviser: Reviser) -> None:
    folder.write_text("mine")
    with pytest.raises(StoreError, match="is not a dateline store"):
        open_store(str(folder), Base())
    with pytest.raises(StoreError, match="cannot write to the store"):
        open_writable(str(folder), Base(), reviser)
    assert folder.read_text() == "mine"


def test_creation_that_broke_off_is_taken_up_again(folder: Path, reviser: Reviser) -> None:
    folder.mkdir()
    (folder / "lock").touch()
    (folder / "format").touch()
    with open_writable(str(folder), Base(), reviser) as store:
        assert store.stats().articles == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (json.dumps({"version": 99, "base": Base().iri}), "has format 99, this dateline reads"),
        (
            json.dumps({"version": VERSION, "base": "https://other.example/"}),
            "has the base IRI https",
        ),
        ("{", "is damaged"),
        ("[]", "is damaged"),
    ],
)
def test_a_store_of_another_sort_is_refused(
    folder: Path, reviser: Reviser, content: str, message: str
) -> None:
    with open_writable(str(folder), Base(), reviser):
        pass
    (folder / "format").write_text(content)
    with pytest.raises(StoreError, match=message):
        open_store(str(folder), Base())
    with pytest.raises(StoreError, match=message):
        open_writable(str(folder), Base(), reviser)


def test_a_damaged_store_is_reported_and_its_lock_released(folder: Path, reviser: Reviser) -> None:
    with open_writable(str(folder), Base(), reviser):
        pass
    shutil.rmtree(folder / "quads")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(str(folder), Base())
    with open_writable(str(folder), Base(), reviser):
        pass


def test_a_writer_keeps_readers_out(folder: Path, reviser: Reviser) -> None:
    with (
        open_writable(str(folder), Base(), reviser),
        pytest.raises(StoreError, match=f"pid {os.getpid()}"),
    ):
        open_store(str(folder), Base())


TRY = """
import os, sys
from dateline.assets import asset_dir
from dateline.errors import StoreError
from dateline.rdf.namespaces import Base
from dateline.rdf.revise import Reviser
from dateline.store.open import open_store, open_writable
if os.geteuid() == 0:
    os.setuid(int(sys.argv[2]))
with open_store(sys.argv[1], Base()) as store:
    print(store.stats().articles)
try:
    open_writable(sys.argv[1], Base(), Reviser(base=Base(), kinds={}))
except StoreError as error:
    print(error)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """Return a folder that every user can reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_store_is_read_and_not_written(
    public: Path, reviser: Reviser, story: Stories
) -> None:
    folder, one = public / "store", story("A guest came.")
    with open_writable(str(folder), Base(), reviser) as store:
        store.replace(*one)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = subprocess.run(
        [sys.executable, "-c", TRY, str(folder), str(NOBODY)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "1",
        f"cannot write to the store {folder}: Permission denied",
    ], done.stderr
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    folder.chmod(0o755)
    (folder / "quads").chmod(0o755)
