"""Kills a load again and again at random moments, and shows that nothing is lost or halved.

python scripts/kill_rounds.py --rounds 40 --articles 400

Each round loads a generated folder with two workers into a new store, kills the whole process
group or one process of it, checks that every article in the store is whole and that all that were
told of are there, resumes until the load is done, and compares the store, quad for quad, with that
of a load that nobody cut short.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_STATES = ("Arvenia", "Belmora", "Kenya", "Uganda", "Peru", "Chile", "Norway", "Oman", "Nepal")
_PLACES = ("Kismayo airport", "Port Amber", "Agadez", "Arica", "the Sarn valley")
_ARTICLE = """{town}, March {day} — {one} withdrew its troops from {place} on Tuesday.

{two} condemned {three} on Monday for expelling its ambassador. Minister Teyo Marr{number} said \
{one} would send {count} soldiers to {place}.
"""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a round keeps what."""

    news: Path
    store: Path
    out: Path


def main() -> int:
    """Run the rounds; the exit code is 0 if each of them held."""
    options = _options()
    chance = random.Random(options.seed)  # noqa: S311 - moments to kill at
    folder = Path(tempfile.mkdtemp(prefix="dateline-kill-"))
    try:
        _write_articles(folder / "news", options.articles, chance)
        began = time.monotonic()
        _finish(Paths(folder / "news", folder / "whole", folder / "whole.out"))
        lasts = time.monotonic() - began
        whole = _dump(folder / "whole")
        print(f"an undisturbed load takes {lasts:.1f} s and gives {len(whole):,} quads", flush=True)
        for number in range(options.first, options.first + options.rounds):
            _round(folder, number, lasts, whole, chance)
    finally:
        shutil.rmtree(folder)
    print(f"{options.rounds} rounds: every store equals the undisturbed one, no half article")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--first", type=int, default=0, help="number of the first round")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _round(
    folder: Path, number: int, lasts: float, whole: frozenset[bytes], chance: random.Random
) -> None:
    paths = Paths(folder / "news", folder / f"s{number}", folder / f"{number}.out")
    process = _start(paths)
    _wait_for_a_moment(paths, process, number, lasts, chance)
    victim = _kill(process, chance)
    process.wait()
    loaded = _check_parts(paths, whole)
    _finish(paths)
    if _dump(paths.store) != whole:
        raise SystemExit(f"round {number}: the resumed store differs")
    print(f"round {number:>2}: killed {victim}, {loaded:,} articles were in, resumed", flush=True)
    shutil.rmtree(paths.store)


def _wait_for_a_moment(
    paths: Paths, process: subprocess.Popen[bytes], number: int, lasts: float, chance: random.Random
) -> None:
    """Wait: by turns for any moment, for a batch to be written, for one to be told of."""
    if number % 3 == 0:
        time.sleep(chance.uniform(0.05, 1.0) * lasts)
        return
    texts, batches = paths.store / "texts.sqlite", chance.randrange(1, 4)
    until = _is_writing(texts, batches) if number % 3 == 1 else _has_told(paths.out, chance)
    while process.poll() is None and not until():
        time.sleep(0.002)
    time.sleep(chance.uniform(0.0, 0.4))


def _is_writing(texts: Path, batches: int) -> Callable[[], bool]:
    """Return what tells that the text of a batch has just gone in; the first makes the tables."""
    seen: set[int] = set()

    def written() -> bool:
        with suppress(OSError):
            seen.add(texts.stat().st_mtime_ns)
        return len(seen) > batches

    return written


def _has_told(out: Path, chance: random.Random) -> Callable[[], bool]:
    lines = chance.randrange(1, 40)
    return lambda: out.read_bytes().count(b"\n") >= lines


def _write_articles(news: Path, count: int, chance: random.Random) -> None:
    news.mkdir()
    for number in range(count):
        one, two, three = chance.sample(_STATES, 3)
        text = _ARTICLE.format(
            town=chance.choice(("NAIROBI", "LIMA", "OSLO")),
            day=1 + number % 28,
            one=one,
            two=two,
            three=three,
            place=chance.choice(_PLACES),
            number=number,
            count=chance.randrange(100, 900),
        )
        (news / f"{number:05}.txt").write_text(text, encoding="utf-8")


def _command(paths: Paths) -> list[str]:
    options = ["--date", "2031-03-20", "--store", str(paths.store), "--workers", "2", "--resume"]
    return [sys.executable, "-m", "dateline", "load", str(paths.news), *options]


def _start(paths: Paths) -> subprocess.Popen[bytes]:
    with paths.out.open("wb") as out:
        return subprocess.Popen(  # noqa: S603 - our own command
            _command(paths), stdout=out, stderr=subprocess.DEVNULL, start_new_session=True
        )


def _kill(process: subprocess.Popen[bytes], chance: random.Random) -> str:
    """Kill the whole group or one process of it; return which."""
    family = [process.pid, *_children(process.pid)]
    with suppress(ProcessLookupError):
        if chance.random() < 0.5:  # noqa: PLR2004 - as often as not
            os.killpg(process.pid, signal.SIGKILL)
            return "all"
        one = chance.choice(family)
        os.kill(one, signal.SIGKILL)
        return "the owner" if one == process.pid else "a worker"
    return "nobody: it was done"


def _children(pid: int) -> list[int]:
    """Return the processes that any thread of `pid` started."""
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, thread.read_text("ascii").split())
    return found


def _finish(paths: Paths) -> None:
    ran = subprocess.run(_command(paths), capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        raise SystemExit(f"a load ended with {ran.returncode}: {ran.stderr[-500:]}")


def _check_parts(paths: Paths, whole: frozenset[bytes]) -> int:
    """Check that articles are whole and those told of are there; return how many there are."""
    if not (paths.store / "format").exists():
        return 0
    quads = _dump(paths.store)
    expected = _graphs(whole)
    found = _graphs(quads)
    halves = [graph for graph, lines in found.items() if lines != expected[graph]]
    if halves:
        raise SystemExit(f"half articles: {halves}")
    told = sum(line.startswith(b"new ") for line in paths.out.read_bytes().splitlines())
    if told > len(found):
        raise SystemExit(f"{told} articles were told of, {len(found)} are there")
    own = (line for lines in found.values() for line in lines)
    claims = {_object(line) for line in own if b"ontology#claims> " in line}
    facts = {line.split(b" ", 1)[0] for line in quads if b"ontology#status> " in line}
    if claims - facts:
        raise SystemExit(f"claims without facts: {claims - facts}")
    return len(found)


def _graphs(quads: frozenset[bytes]) -> dict[bytes, set[bytes]]:
    """Return the articles' own graphs."""
    found: dict[bytes, set[bytes]] = {}
    for line in quads:
        graph = line.rsplit(b" ", 2)[1]
        if b"/graph/article/" in graph:
            found.setdefault(graph, set()).add(line)
    return found


def _object(line: bytes) -> bytes:
    return line.split(b" ")[2]


def _dump(store: Path) -> frozenset[bytes]:
    return frozenset(_lines(store))


def _lines(store: Path) -> Iterator[bytes]:
    command = [sys.executable, "-m", "dateline", "dump", "--store", str(store)]
    out = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    yield from out.splitlines()


if __name__ == "__main__":
    sys.exit(main())
