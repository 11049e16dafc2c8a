"""How fast dateline reads news, beside spaCy's full default pipeline alone on the same text.

usage: python benchmarks/extraction_speed.py [FOLDER]... [--repetitions N]

One process, the same model, the two by turns; the median of the ratios counts (above 1: dateline
is faster). As in a load, what an article gives is let go at once and the collector passes over
what is loaded and looks less often, for both. Times are the processor's, so that a busy machine
matters less. Without a folder it reads the project's own articles and, where the shared sets are,
two of real prose: News-Fair documents (general news) and RAMS windows (news chosen for its events).
"""

import argparse
import json
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from dateline.annotate.parse import DEFAULT_MODEL  # noqa: E402 - the path comes first
from dateline.build import Assembly  # noqa: E402
from dateline.pipeline import collect_less  # noqa: E402
from dateline.read import Hints  # noqa: E402
from dateline.settings import Settings  # noqa: E402
from evaluation import measures  # noqa: E402
from support import article  # noqa: E402

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.pipeline import Pipeline

_MANY = 300


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that the two took for one reading of all texts."""

    ours: float
    theirs: float


def main() -> int:
    """Print a row for each set of texts; return the exit code."""
    parser = argparse.ArgumentParser(description="dateline beside spaCy's full pipeline")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--repetitions", type=int, default=5)
    options = parser.parse_args()
    import spacy

    pipeline = replace(Assembly(Settings()).pipeline(Hints()), read=article)
    full = spacy.load(DEFAULT_MODEL)
    print(f"{'texts':24} {'articles/s':>10} {'tokens/s':>10} {'spaCy tokens/s':>15} {'ratio':>6}")
    for name, texts in (_folders(options.folders) or text_sets()).items():
        print(_row(name, texts, pipeline, full, options.repetitions), flush=True)
    return 0


def _row(
    name: str, texts: Sequence[str], pipeline: "Pipeline", full: "Language", repetitions: int
) -> str:
    tokens = sum(len(doc) for doc in full.pipe(texts))
    list(pipeline.run(texts[:3]))
    collect_less()
    runs = [_times(texts, pipeline, full) for _ in range(repetitions)]
    ours, theirs = median(t.ours for t in runs), median(t.theirs for t in runs)
    ratio = median(t.theirs / t.ours for t in runs)
    rates = f"{len(texts) / ours:10.1f} {tokens / ours:10,.0f} {tokens / theirs:15,.0f}"
    return f"{name:24} {rates} {ratio:6.2f}"


def _times(texts: Sequence[str], pipeline: "Pipeline", full: "Language") -> Times:
    return Times(
        ours=_seconds(lambda: pipeline.run(texts)),
        theirs=_seconds(lambda: full.pipe(texts)),
    )


def _seconds(work: Callable[[], Iterator[object]]) -> float:
    start = process_time()
    deque(work(), maxlen=0)
    return process_time() - start


def _folders(folders: Sequence[Path]) -> Mapping[str, Sequence[str]]:
    return {folder.name: _files(folder) for folder in folders}


def text_sets() -> Mapping[str, Sequence[str]]:
    """Return the texts to read, by the name of their set."""
    sets = {"own articles": [*_files(measures.HERE / "articles"), *_files(ROOT / "examples")]}
    shared = measures.shared_folder()
    if shared is not None:
        sets["general news"] = _texts(shared / "linking_news_fair.jsonl")
        sets["RAMS windows"] = _texts(shared / "events_rams_dev.jsonl")
    return sets


def _files(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]


def _texts(file: Path) -> list[str]:
    records = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(str(record["text"]) for record in records))[:_MANY]


if __name__ == "__main__":
    sys.exit(main())
