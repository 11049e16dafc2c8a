"""Extraction into parts and loading them: the same store as by a direct load."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run

DAY = ("--date", "2024-03-06")
TEXTS = {
    "a.txt": "NAIROBI, March 5 — Kenya withdrew its troops from Kismayo airport on Tuesday.\n",
    "b.txt": "KAMPALA, March 6 — Uganda deployed troops to Somalia on Tuesday, officials said.\n",
    "c.txt": "NAIROBI, March 6 — Kenya accused Rwanda of arming rebels in Congo on Tuesday.\n",
    "copy.txt": "NAIROBI, March 5 — Kenya withdrew its troops from Kismayo airport on Tuesday.\n",
    "empty.txt": "",
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def parts(run: "Run", news: Path, tmp_path: Path) -> Path:
    ran = run("extract", news, *DAY, "--out", tmp_path / "parts", "--part-size", "2")
    assert ran.code == 1, ran.err
    assert ran.out == ""
    assert "4 articles, " in ran.err
    assert "1 skipped; 3 parts in" in ran.err
    assert "empty.txt" in ran.err
    return tmp_path / "parts"


def dump(run: "Run", store: Path) -> str:
    return run("dump", "--store", store).out


def test_parts_give_the_store_that_a_direct_load_gives(
    run: "Run", news: Path, parts: Path, tmp_path: Path
) -> None:
    run("load", news, *DAY, "--store", tmp_path / "direct")
    loaded = run("load", parts, "--store", tmp_path / "store")
    assert loaded.code == 0, loaded.err
    assert loaded.out.endswith(f"store {tmp_path / 'store'}\n")
    assert "1 source gave no article" in loaded.err
    assert dump(run, tmp_path / "store") == dump(run, tmp_path / "direct") != ""
    again = run("load", parts, "--store", tmp_path / "store")
    assert again.out.splitlines()[-1].startswith("0 new, 0 changed, 4 same, 0 skipped")
    direct = run("load", news, *DAY, "--store", tmp_path / "store")
    assert direct.out.splitlines()[-1].startswith("0 new, 0 changed, 4 same, 1 skipped")


def test_texts_come_along(run: "Run", parts: Path, tmp_path: Path) -> None:
    run("load", parts, "--store", tmp_path / "store")
    shutil.rmtree(tmp_path / "news")
    shown = run("show", "Kenya", "--store", tmp_path / "store")
    assert "Kenya withdrew its troops from Kismayo airport on Tuesday" in shown.out


def test_parts_of_two_runs_give_what_one_run_gives(
    run: "Run", news: Path, parts: Path, tmp_path: Path
) -> None:
    (news / "empty.txt").unlink()
    for names, out in ((("a.txt", "copy.txt"), "x"), (("b.txt", "c.txt"), "y")):
        sources = [news / name for name in names]
        assert run("extract", *sources, *DAY, "--out", tmp_path / out).code == 0
    run("load", parts, "--store", tmp_path / "one")
    both = run("load", tmp_path / "x", tmp_path / "y", "--store", tmp_path / "two")
    assert both.code == 0, both.err
    assert dump(run, tmp_path / "one") == dump(run, tmp_path / "two")


def test_damage_loads_nothing_and_names_the_part(run: "Run", parts: Path, tmp_path: Path) -> None:
    victim = sorted(parts.glob("*.nq.gz"))[1]
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 1
    victim.write_bytes(content)
    ran = run("load", parts, "--store", tmp_path / "store")
    assert ran.code == 1
    assert f"{victim}: this part is damaged; nothing of it is loaded" in ran.err
    assert not (tmp_path / "store").exists()
    victim.unlink()
    ran = run("load", parts, "--store", tmp_path / "store")
    assert (ran.code, f"{victim}: this part is missing" in ran.err) == (1, True)


def test_a_finished_part_is_not_made_again(run: "Run", news: Path, parts: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in parts.glob("part-*")}
    min(before).unlink()
    ran = run("extract", news, *DAY, "--out", parts, "--part-size", "2")
    assert (ran.code, "empty.txt" in ran.err) == (1, True)
    after = {path: path.stat().st_mtime_ns for path in parts.glob("part-*")}
    assert len([path for path in after if after[path] == before[path]]) == len(before) - 2


def test_what_the_store_has_settled_holds_for_parts_too(
    run: "Run", news: Path, parts: Path, tmp_path: Path
) -> None:
    """A person's decision on a name applies to articles that were extracted without it."""
    settled = tmp_path / "settled"
    run("load", news / "b.txt", *DAY, "--store", settled)
    ruled = run("link", "decide", "Kenya", "none", "--store", settled, "--by", "mira")
    assert ruled.code == 0, ruled.err
    for name, source in (("direct", news), ("store", parts)):
        shutil.copytree(settled, tmp_path / name)
        assert " new, " in run("load", source, *DAY, "--store", tmp_path / name).out
    told = dump(run, tmp_path / "store")
    assert told == dump(run, tmp_path / "direct")
    assert "/id/entity/kenya-" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--engine", "dask"), "--engine dask writes parts (say where to with --out FOLDER)"),
        (("--scheduler", "tcp://x:1"), "--scheduler is for a Dask cluster (pass --engine dask)"),
        (("--out", "p", "--format", "jsonl"), "--out writes parts, which have one form"),
        (("--out", "p", "--explain"), "--out writes parts, which have one form"),
        (("--out", "news"), "news holds something else than parts"),
    ],
)
def test_what_does_not_go_together_is_told(
    run: "Run", news: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = run("extract", news, *arguments)
    assert (ran.code, message in ran.err) == (2, True), ran.err


def test_without_dask_its_installation_is_named(
    run: "Run", news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "dateline.dask_engine", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = run("extract", news, "--engine", "dask", "--out", "p")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: --engine dask needs Dask, which is not installed (pip install 'dateline[dask]')\n"
    )


@pytest.mark.skipif(
    "DATELINE_THOROUGH" not in os.environ,
    reason="starts a parser in each of two processes: DATELINE_THOROUGH=1 pytest tests/cli",
)
def test_a_cluster_gives_the_same_parts(
    run: "Run", news: Path, parts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "by dask"
    size = ("--part-size", "2", "--engine", "dask", "--workers", "2")
    ran = run("extract", news, *DAY, "--out", out, *size)
    assert ran.code == 1, ran.err
    for path in parts.iterdir():
        other = (out / path.name).read_bytes()
        if path.suffix == ".json":
            assert json.loads(other)["parts"] == json.loads(path.read_bytes())["parts"]
        else:
            assert other == path.read_bytes()
