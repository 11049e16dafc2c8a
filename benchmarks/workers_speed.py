"""How many articles a second are read in one process and in two, for a store.

usage: python benchmarks/workers_speed.py [--articles N] [--repetitions N] [--workers N]

Generated articles (corpus.py) go through all stages up to the quads as `load` has them made, and
nothing is stored. The peer of several processes is one, in the same run, by turns. A rate begins
with the first outcome, so that starting up, which is shown apart, does not count. "own" is the
share of the processor's time that this process takes, which hands articles out and gathers what
comes of them; with as many processors as workers it is taken from them.
"""

import argparse
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

from corpus import record
from dateline.build import Assembly
from dateline.cli.processes import Reading, runner
from dateline.read import Document, Hints
from dateline.read.dates import stated_date
from dateline.read.page import Page
from dateline.settings import Settings
from generator.articles import Article, articles
from generator.world import World

_SEED = 2


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds until the first outcome, articles a second, share of time."""

    start: float
    rate: float
    own: float


def main() -> None:
    """Print a row for one process, and one for several."""
    parser = argparse.ArgumentParser(description="reading in one process and in several")
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    world = World.of(_SEED)
    sources = [_document(one) for one in articles(world, range(options.articles))]
    runs: dict[int, list[Run]] = {1: [], options.workers: []}
    for _ in range(options.repetitions):
        for workers, found in runs.items():
            found.append(_run(sources, workers))
    single = median(run.rate for run in runs[1])
    print(f"{options.articles:,} articles, {os.cpu_count()} processors")
    print(f"{'workers':>7} {'start s':>8} {'articles/s':>11} {'beside one':>11} {'own':>6}")
    for workers, found in runs.items():
        start, rate, own = (median(column) for column in _columns(found))
        print(f"{workers:7} {start:8.1f} {rate:11.1f} {rate / single:9.2f} x {own:6.1%}")


def _columns(runs: Sequence[Run]) -> Sequence[Sequence[float]]:
    return [[r.start for r in runs], [r.rate for r in runs], [r.own for r in runs]]


def _run(sources: Sequence[Document], workers: int) -> Run:
    reading = Reading(hints=Hints(), for_store=True)
    began = time.perf_counter()
    outcomes = runner(Assembly(Settings()), reading, workers=workers).run(iter(sources))
    # By then every process has begun: each gets its first source before one gets its second.
    ready = sum(1 for _ in islice(outcomes, 4 * workers))
    first, own = time.perf_counter(), time.process_time()
    rest = sum(1 for _ in outcomes)
    last = time.perf_counter()
    if ready + rest != len(sources):
        raise RuntimeError("articles were lost")
    share = (time.process_time() - own) / ((last - first) * workers)
    return Run(start=first - began, rate=rest / (last - first), own=share)


def _document(article: Article) -> Document:
    stated = record(article)
    return Document(
        source=f"generated#{article.number}",
        data=stated["text"].encode(),
        markup=False,
        encoding="utf-8",
        stated=Page(
            text="",
            title=stated["title"],
            publisher=stated["publisher"],
            url=stated["url"],
            published=stated_date(stated["date"]),
        ),
    )


if __name__ == "__main__":
    main()
