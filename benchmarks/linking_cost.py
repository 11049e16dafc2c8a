"""What linking adds to the time of extraction.

usage: python benchmarks/linking_cost.py [--repetitions N]

One process, the texts of `extraction_speed.py`. The peer is everything up to the claims on the same
texts in the same run; the median share counts. Times are the processor's, linking's tables are
built before.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from dateline.build import Assembly  # noqa: E402 - the path comes first
from dateline.model.annotation import AnnotatedArticle  # noqa: E402
from dateline.model.article import Article  # noqa: E402
from dateline.model.claim import Claim  # noqa: E402
from dateline.pipeline import Pipeline  # noqa: E402
from dateline.read import Hints  # noqa: E402
from dateline.settings import Settings  # noqa: E402
from extraction_speed import text_sets  # noqa: E402
from support import article  # noqa: E402

T = TypeVar("T")


def main() -> None:
    """Print a row for each set of texts."""
    parser = argparse.ArgumentParser(description="linking beside extraction")
    parser.add_argument("--repetitions", type=int, default=5)
    repetitions = parser.parse_args().repetitions
    pipeline = Assembly(Settings()).pipeline(Hints())
    print(f"{'texts':24} {'extraction s':>13} {'linking s':>10} {'share':>7}")
    for name, texts in text_sets().items():
        articles = [article(text) for text in texts]
        _times(articles[:3], pipeline)
        runs = [_times(articles, pipeline) for _ in range(repetitions)]
        before, linking = (median(column) for column in zip(*runs, strict=True))
        share = median(own / rest for rest, own in runs)
        print(f"{name:24} {before:13.2f} {linking:10.2f} {share:7.1%}", flush=True)


def _times(articles: Sequence[Article], pipeline: Pipeline) -> tuple[float, float]:
    """Return the seconds that extraction and linking took."""
    before, found = _timed(lambda: [_extracted(one, pipeline) for one in articles])
    linking, _ = _timed(lambda: [pipeline.link(one, claims) for one, claims in found])
    return before, linking


def _extracted(one: Article, pipeline: Pipeline) -> tuple[AnnotatedArticle, tuple[Claim, ...]]:
    annotated = pipeline.annotate(one)
    return annotated, pipeline.extract(annotated)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = process_time()
    result = work()
    return process_time() - start, result


if __name__ == "__main__":
    main()
