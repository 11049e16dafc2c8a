"""What memory a load takes, all its processes together, as it goes on.

usage: python benchmarks/load_memory.py CORPUS STORE [--workers N] [--every N]

Runs `dateline load` and adds up the proportional set sizes (pages that processes share count once)
of all its processes, on Linux. A row every N articles: the most since the row before, and the
articles a second since then. A load whose memory does not grow with the corpus has equal rows.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_SAMPLE = 25


def main() -> int:
    """Run the load and print its memory; return its exit code."""
    parser = argparse.ArgumentParser(description="memory of a load")
    parser.add_argument("corpus")
    parser.add_argument("store")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=int, default=1_000)
    options = parser.parse_args()
    command = [sys.executable, "-m", "dateline", "load", options.corpus, "--store", options.store]
    command += ["--workers", str(options.workers)]
    print(f"{'articles':>9} {'MB':>7} {'articles/s':>11}")
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet) as load:  # noqa: S603 - ours
        for articles, memory, rate in _rows(load, options.every):
            print(f"{articles:9,} {memory / 1e6:7,.0f} {rate:11.1f}", flush=True)
    return load.returncode


def _rows(load: subprocess.Popen[bytes], every: int) -> Iterator[tuple[int, float, float]]:
    peak, began = 0, time.monotonic()
    for number, _ in enumerate(load.stdout or (), start=1):
        if number % _SAMPLE == 0:
            peak = max(peak, sum(map(_memory, _family(load.pid))))
        if number % every == 0:
            yield number, peak, every / (time.monotonic() - began)
            peak, began = 0, time.monotonic()


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that it and they have started."""
    yield pid
    with suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 - names are all that is needed
            for child in Path(f"/proc/{pid}/task/{thread}/children").read_text().split():
                yield from _family(int(child))


def _memory(pid: int) -> int:
    """Return the bytes that a process takes; none if it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    sys.exit(main())
