"""What storing costs beside raw pyoxigraph, and beside rdflib in memory, on the same quads.

usage: python benchmarks/store_speed.py STORE [--articles N] [--repetitions N]

STORE holds generated articles (corpus.py, then dateline load). They are read back as extraction
leaves them and put into a new store as `load` does it: texts kept, facts and entities merged and
judged, every batch written through and whole after a crash. The peers write the very quads that
are in that store then, and do nothing else: pyoxigraph by bulk_load at once, by bulk_load and by
extend a batch at a time, each flushed; rdflib by parsing into a Dataset. All by turns on the same
disk; medians count: of the wall clock, and of the processor's time, which a busy machine changes
less.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from statistics import median

from pyoxigraph import RdfFormat, Store, parse
from rdflib import Dataset

from dateline.build import Assembly
from dateline.pipeline import collect_less
from dateline.rdf.revise import Reviser
from dateline.settings import Settings
from dateline.store.entry import Entry
from dateline.store.open import open_writable
from extracted import BATCH, Extracted, batches


def main() -> None:
    """Print a row for each way of storing."""
    parser = argparse.ArgumentParser(description="storing beside raw pyoxigraph and rdflib")
    parser.add_argument("store")
    parser.add_argument("--articles", type=int, default=4_096)
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    entries = list(batches(Extracted(options.store).entries(0, options.articles), BATCH))
    stored = _stored(entries)
    parts = list(_parts(stored, len(entries)))
    ways: Mapping[str, Callable[[Path], object]] = {
        "dateline": lambda folder: _ours(folder, entries),
        "pyoxigraph bulk_load": lambda folder: _bulk_load(folder, [b"".join(stored)]),
        "  a batch at a time": lambda folder: _bulk_load(folder, parts),
        "pyoxigraph extend": lambda folder: _extend(folder, parts),
        "rdflib in memory": lambda _: Dataset().parse(BytesIO(b"".join(stored)), format="nquads"),
    }
    collect_less()
    times = _times(ways, options.repetitions)
    print(f"{options.articles:,} articles, {len(stored):,} quads, {BATCH} articles a batch")
    head = f"{'quads/s':>10} {'articles/s':>11} {'dateline is':>12} {'processor':>10} {'':12}"
    print(f"{'':24} {'seconds':>8} {head}")
    ours = times["dateline"]
    for way, (wall, processor) in times.items():
        rates = f"{len(stored) / wall:10,.0f} {options.articles / wall:11,.0f}"
        ratios = f"{ours[0] / wall:10.2f} x {processor:10.2f} {ours[1] / processor:10.2f} x"
        print(f"{way:24} {wall:8.2f} {rates} {ratios}")


def _times(
    ways: Mapping[str, Callable[[Path], object]], repetitions: int
) -> Mapping[str, tuple[float, float]]:
    """Return the seconds, by the wall clock and of the processor, that each way took."""
    runs: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for _ in range(repetitions):
        for way, work in ways.items():
            with _folder() as folder:
                start, used = time.perf_counter(), time.process_time()
                work(folder)
                runs[way].append((time.perf_counter() - start, time.process_time() - used))
    return {
        way: (median(wall for wall, _ in took), median(used for _, used in took))
        for way, took in runs.items()
    }


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="dateline-benchmark-", dir="."))
    try:
        yield folder / "store"
    finally:
        shutil.rmtree(folder)


def _ours(folder: Path, entries: Sequence[list[Entry]]) -> None:
    assembly = Assembly(Settings())
    reviser = Reviser(base=assembly.base, kinds=assembly.kinds)
    with open_writable(str(folder), assembly.base, reviser) as store:
        for batch in entries:
            store.replace_all(batch)


def _stored(entries: Sequence[list[Entry]]) -> list[bytes]:
    """Return the quads that our store holds in the end, a line each."""
    out = BytesIO()
    with _folder() as folder:
        _ours(folder, entries)
        with Assembly(Settings(store=str(folder))).open_store() as store:
            store.dump(out, RdfFormat.N_QUADS, prefixes={})
    return out.getvalue().splitlines(keepends=True)


def _parts(lines: Sequence[bytes], count: int) -> Iterator[bytes]:
    size = -(-len(lines) // count)
    for start in range(0, len(lines), size):
        yield b"".join(lines[start : start + size])


def _bulk_load(folder: Path, parts: Sequence[bytes]) -> None:
    store = Store(str(folder))
    for part in parts:
        store.bulk_load(part, format=RdfFormat.N_QUADS)
        store.flush()


def _extend(folder: Path, parts: Sequence[bytes]) -> None:
    store = Store(str(folder))
    for part in parts:
        store.extend(parse(part, format=RdfFormat.N_QUADS))
        store.flush()


if __name__ == "__main__":
    main()
