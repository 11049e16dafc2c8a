"""How time, memory, disk and the answers to saved questions grow with the number of articles.

usage: python benchmarks/growth.py STORE [--sizes 1000,5000,20000] [--repetitions N] [--keep PATH]

STORE holds generated articles (corpus.py, then dateline load). They are read back as extraction
leaves them and put into a new store step by step, as `load` does it; where more are wanted than
STORE holds, variants of them follow (extracted.py). At each size the store is closed, opened and
asked eight saved questions about the state that most facts are about; medians count. Memory is
what this process, which owns the store, takes at most until then. PATH is where the new store is to
stay; without it, it is removed.
"""

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from pyoxigraph import NamedNode, QuerySolutions

from dateline.build import Assembly
from dateline.pipeline import collect_less
from dateline.query.question import Question
from dateline.query.run import answer
from dateline.rdf.namespaces import PREFIXES
from dateline.settings import Settings
from dateline.store.protocol import Store
from extracted import BATCH, Extracted, batches

_QUESTIONS = (
    "bases-by-operator", "bases-in-state", "withdrawals", "alliances", "meetings",
    "extradition-demands", "said-by", "actor-timeline",
)  # fmt: skip
_BUSIEST = """
SELECT ?state (COUNT(*) AS ?facts) WHERE {{
  GRAPH {entities} {{ ?state a dl:State }} GRAPH {facts} {{ ?fact dl:actor ?state }}
}} GROUP BY ?state ORDER BY DESC(?facts) LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What was measured at one size; times in seconds, amounts of bytes in MB.

    Attributes:
        rate: articles a second; processor: seconds of the processor an article.
    """

    articles: int
    quads: int
    rate: float
    processor: float
    peak: float
    disk: float
    asked: Sequence[float]


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description="growth of a store")
    parser.add_argument("store")
    parser.add_argument("--sizes", default="1000,5000,20000")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    head = f"{'articles':>9} {'quads':>11} {'art/s':>6} {'CPU ms':>7} {'peak MB':>8}"
    print(f"{head} {'disk MB':>8}  milliseconds")
    folder = options.keep or Path(tempfile.mkdtemp(prefix="dateline-benchmark-", dir="."))
    try:
        for before, size in zip([0, *sizes], sizes, strict=False):
            cost = _grow(str(folder), options.store, before, size - before)
            print(_row(_measured(folder, size, cost, options.repetitions)), flush=True)
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    print("questions:", ", ".join(_QUESTIONS))


def _row(size: Size) -> str:
    cost = f"{size.rate:6.0f} {1000 * size.processor:7.1f}"
    amounts = f"{size.articles:9,} {size.quads:11,} {cost} {size.peak:8,.0f} {size.disk:8,.0f}"
    return f"{amounts} " + " ".join(f"{1000 * seconds:7.1f}" for seconds in size.asked)


def _grow(location: str, source: str, first: int, count: int) -> tuple[float, float]:
    """Put `count` articles in; return how many a second, and the processor's time for one.

    The time to read them back does not count.
    """
    took = [0.0, 0.0]
    with Assembly(Settings(store=location)).open_writable_store() as store:
        collect_less()
        for batch in batches(Extracted(source).entries(first, count), BATCH):
            _add(took, partial(store.replace_all, batch))
        _add(took, store.tidy)
    return count / took[0], took[1] / count


def _add(took: list[float], work: Callable[[], object]) -> None:
    wall, used = time.perf_counter(), time.process_time()
    work()
    took[0] += time.perf_counter() - wall
    took[1] += time.process_time() - used


def _measured(folder: Path, articles: int, cost: tuple[float, float], repetitions: int) -> Size:
    assembly = Assembly(Settings(store=str(folder)))
    with assembly.open_store() as store:
        state = _busiest(store, assembly)
        asked = [_time(store, assembly, name, state, repetitions) for name in _QUESTIONS]
        quads = _first(store, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    return Size(
        articles=articles,
        quads=int(quads),
        rate=cost[0],
        processor=cost[1],
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        disk=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6,
        asked=asked,
    )


def _time(store: Store, assembly: Assembly, name: str, state: str, repetitions: int) -> float:
    question = assembly.catalogue.get(name)
    values = {_about(question): state}
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        answer(question, values, store, resolve=assembly.entities_called)
        times.append(time.perf_counter() - start)
    return median(times)


def _about(question: Question) -> str:
    return question.params[0].name


def _busiest(store: Store, assembly: Assembly) -> str:
    base = assembly.base
    query = _BUSIEST.format(entities=base.entities_graph, facts=base.facts_graph)
    return _first(store, query)


def _first(store: Store, query: str) -> str:
    found = store.query(query, prefixes=PREFIXES)
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT query is needed")
    term = next(iter(found))[0]
    return term.value.rpartition("/")[2] if isinstance(term, NamedNode) else str(term.value)


if __name__ == "__main__":
    main()
