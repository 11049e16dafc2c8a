"""Generated news, for measuring: articles that differ, from a seed, the same on every machine.

usage: python benchmarks/corpus.py COUNT TARGET [--seed N] [--first N]

TARGET is a file, written as JSON Lines (with .zst compressed), or a folder (a name without a
suffix), which gets one text file an article. The articles of a smaller corpus are the first ones
of a larger one.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generator.articles import Article, articles
from generator.world import World

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description="write generated articles")
    parser.add_argument("count", type=int)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first article")
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.count)
    write(articles(World.of(options.seed), numbers), options.target)


def write(found: Iterable[Article], target: Path) -> None:
    """Write articles to a file, or a file each to a folder."""
    if target.suffix:
        _write_lines(found, target)
    else:
        _write_files(found, target)


def record(article: Article) -> dict[str, str]:
    """Return an article as a line of a corpus has it."""
    return {
        "url": article.url,
        "title": article.title,
        "date": article.date.isoformat(),
        "publisher": article.publisher,
        "text": article.text,
    }


def _write_lines(found: Iterable[Article], target: Path) -> None:
    with _opened(target) as out:
        for article in found:
            out.write(json.dumps(record(article), ensure_ascii=False) + "\n")


def _write_files(found: Iterable[Article], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for article in found:
        file = folder / f"{article.date:%Y-%m-%d}-{article.number:07}.txt"
        file.write_text(f"{article.title}\n\n{article.text}\n", encoding="utf-8")


@contextmanager
def _opened(target: Path) -> Iterator[IO[str]]:
    if target.suffix == ".zst":
        with zstd.open(target, "wt", encoding="utf-8") as out:
            yield out
    else:
        with target.open("w", encoding="utf-8") as out:
            yield out


if __name__ == "__main__":
    main()
