"""Locks between real processes."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store.lock import Lock

HOLD = """
import sys
from pathlib import Path
from dateline.store.lock import Lock
lock = Lock(Path(sys.argv[1]), exclusive=sys.argv[2] == "exclusive")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path: Path, how: str) -> Iterator[int]:
    """Hold the lock in another process; yields its number."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process.pid
        process.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "lock").touch()
    return tmp_path / "lock"


def test_a_writer_keeps_all_others_out_and_is_named(path: Path) -> None:
    with held(path, "exclusive") as pid:
        for exclusive in (True, False):
            with pytest.raises(StoreError, match=rf"in use by another process \(pid {pid}\)$"):
                Lock(path, exclusive=exclusive)


def test_readers_keep_writers_out_only(path: Path) -> None:
    path.write_text("12345")
    with held(path, "shared"):
        Lock(path, exclusive=False).release()
        with pytest.raises(StoreError, match=r"in use by another process$"):
            Lock(path, exclusive=True)


def test_a_killed_writer_leaves_no_lock(path: Path) -> None:
    with held(path, "exclusive"):
        pass
    with Lock(path, exclusive=True) as lock:
        lock.release()
    assert path.read_text() == ""


def test_a_reader_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Lock(tmp_path / "lock", exclusive=False)


def test_a_writer_waits_for_readers_that_leave_soon(path: Path) -> None:
    reader = Lock(path, exclusive=False)
    leaving = threading.Timer(0.1, reader.release)
    leaving.start()
    Lock(path, exclusive=True).release()
    leaving.join()
