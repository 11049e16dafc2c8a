"""Snapshots of real stores, beside real writers."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from dateline.errors import StoreError
from dateline.model.article import Article
from dateline.rdf.namespaces import Base
from dateline.rdf.revise import Reviser
from dateline.store.folder import Folder
from dateline.store.open import open_snapshots, open_store, open_writable
from dateline.store.protocol import ArticleGraphs
from dateline.store.snapshot import leave_for_servers, take_snapshot
from dateline.store.snapshots import Snapshots

Stories = Callable[..., tuple[ArticleGraphs, Article]]
KILLED = """
import os, sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
store.update("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }")
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def put(folder: Path, reviser: Reviser, story: Stories) -> Callable[[str], str]:
    """Return what puts an article with a text into the store, and returns its key."""

    def put(text: str) -> str:
        graphs, article = story(text)
        with open_writable(str(folder), Base(), reviser) as store:
            store.replace(graphs, article)
        return graphs.key

    return put


def copied(folder: Path, target: Path) -> Folder:
    return take_snapshot(Folder(folder), Base().iri, target, copy_texts=True)


def test_it_is_a_store_that_later_writes_do_not_touch(
    folder: Path, tmp_path: Path, put: Callable[[str], str]
) -> None:
    key = put("A guest came.")
    copied(folder, tmp_path / "copy")
    later = put("A guest left.")
    with open_store(str(tmp_path / "copy"), Base()) as snapshot:
        assert snapshot.text(key) == "A guest came."
        assert snapshot.quads(later) == frozenset()
        assert snapshot.stats().articles == 1
    with open_store(str(folder), Base()) as store:
        assert store.stats().articles == 2


def test_what_a_killed_writer_had_committed_is_in_it(
    folder: Path, tmp_path: Path, put: Callable[[str], str]
) -> None:
    put("A guest came.")
    subprocess.run([sys.executable, "-c", KILLED, str(folder / "quads")], check=False)
    copied(folder, tmp_path / "copy")
    with open_store(str(tmp_path / "copy"), Base()) as snapshot:
        assert len(snapshot.graph(NamedNode("urn:g"))) == 1


def test_a_busy_store_gives_none(folder: Path, tmp_path: Path, reviser: Reviser) -> None:
    with (
        open_writable(str(folder), Base(), reviser),
        pytest.raises(StoreError, match="in use"),
    ):
        copied(folder, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_target_that_is_there_is_left_alone(folder: Path, put: Callable[[str], str]) -> None:
    put("A guest came.")
    with pytest.raises(StoreError, match="no snapshot"):
        copied(folder, folder)
    assert (folder / "quads").is_dir()


def opened(folder: Path) -> Snapshots:
    return open_snapshots(str(folder), Base())


def test_a_lease_lasts_beside_a_newer_one(folder: Path, put: Callable[[str], str]) -> None:
    put("A guest came.")
    snapshots = opened(folder)
    with snapshots.lease() as before:
        key = put("A guest left.")
        with snapshots.lease() as after:
            assert after.version != before.version
            assert after.store.quads(key)
        assert not before.store.quads(key)
        assert before.store.stats().articles == 1
    assert not before.folder.path.exists()
    snapshots.close()
    assert list((folder / "snapshots").iterdir()) == []


def test_beside_a_writer_the_last_one_is_lent(
    folder: Path, reviser: Reviser, story: Stories, put: Callable[[str], str]
) -> None:
    put("A guest came.")
    snapshots = opened(folder)
    with open_writable(str(folder), Base(), reviser) as writing:
        writing.replace(*story("A guest left."))
        with snapshots.lease() as snapshot:
            assert snapshot.store.stats().articles == 1
    with snapshots.lease() as snapshot:
        assert snapshot.store.stats().articles == 2
    snapshots.close()


def test_a_server_starts_beside_a_writer(
    folder: Path, reviser: Reviser, story: Stories, put: Callable[[str], str]
) -> None:
    key = put("A guest came.")
    with open_writable(str(folder), Base(), reviser) as writing:
        writing.replace(*story("A guest left."))
        snapshots = opened(folder)
        with snapshots.lease() as snapshot:
            assert snapshot.store.stats().articles == 1
            assert snapshot.store.text(key) == "A guest came."
    assert not (folder / "snapshots" / "before-write").exists()
    with snapshots.lease() as snapshot:
        assert snapshot.store.stats().articles == 2
        assert snapshot.store.text(key) == "A guest came."
    snapshots.close()


def test_a_server_does_not_start_beside_the_first_writer(folder: Path, reviser: Reviser) -> None:
    with (
        open_writable(str(folder), Base(), reviser),
        pytest.raises(StoreError, match="in use"),
    ):
        opened(folder)


def test_what_a_killed_writer_left_is_no_trouble(folder: Path, put: Callable[[str], str]) -> None:
    put("A guest came.")
    leave_for_servers(Folder(folder))
    assert (folder / "snapshots" / "before-write").is_dir()
    put("A guest left.")
    leave_for_servers(Folder(folder))
    snapshots = opened(folder)
    assert not (folder / "snapshots" / "before-write").exists()
    with snapshots.lease() as snapshot:
        assert snapshot.store.stats().articles == 2
    snapshots.close()


def test_what_a_killed_server_left_is_removed(folder: Path, put: Callable[[str], str]) -> None:
    put("A guest came.")
    first = opened(folder)
    abandoned = folder / "snapshots" / "gone-0"
    copied(folder, abandoned)
    second = opened(folder)
    assert not abandoned.exists()
    with first.lease() as snapshot:
        assert snapshot.store.stats().articles == 1
    first.close()
    second.close()


def test_every_write_gives_another_version(folder: Path, reviser: Reviser, story: Stories) -> None:
    graphs, article = story("A guest came.")
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode("urn:g"))
    seen = []
    with open_writable(str(folder), Base(), reviser) as store:
        seen.append(store.version)
        for write in (
            lambda: store.replace(graphs, article),
            lambda: store.put(NamedNode("urn:g"), {quad}),
            lambda: store.describe(NamedNode("urn:g"), {NamedNode("urn:s"): frozenset()}),
            lambda: store.forget(graphs.key),
        ):
            write()
            seen.append(store.version)
        store.put(NamedNode("urn:g"), frozenset())
        assert store.version == seen[-1]
    assert len(set(seen)) == 5
    with open_store(str(folder), Base()) as reader:
        assert reader.version == seen[-1]
