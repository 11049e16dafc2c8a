"""Sources as a person names them: which files a folder or a glob stands for."""

import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path, PurePath

STDIN = "-"
ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".htm")
# In a folder, other JSON and CSV files are seldom articles: those have to be named.
_CORPUS_SUFFIXES = (".jsonl", ".ndjson", ".warc")
_COMPRESSED = (".gz", ".bz2", ".xz", ".zst")


def expand(sources: Sequence[str]) -> Iterator[str]:
    """Yield one source an article, in the order given; folders and globs sorted by path.

    A folder stands for the article files anywhere under it, hidden ones, pipes and devices left
    out. What stands for nothing (a missing file, an empty folder, a glob without a match, a URL)
    is yielded as it is, so that reading it reports why.

    >>> list(expand(["-", "missing.txt"]))
    ['-', 'missing.txt']
    """
    for source in sources:
        found = list(_expand_one(source))
        yield from found or [source]


def anywhere(source: str) -> str:
    """Return `source` as it is found from any folder: an address, or an absolute path.

    >>> anywhere("https://news.example/a"), anywhere("/news/a.txt")
    ('https://news.example/a', '/news/a.txt')
    """
    return source if "://" in source else str(Path(source).absolute())


def _expand_one(source: str) -> Iterator[str]:
    if os.path.isdir(source):  # noqa: PTH112 - answers False for a name no path can have
        yield from _article_files(source)
    elif has_magic(source) and not os.path.lexists(source):
        for match in sorted(glob(source, recursive=True)):  # noqa: PTH207 - Path.glob refuses absolute
            yield from _expand_one(match)
    else:
        yield source


def _article_files(folder: str) -> Iterator[str]:
    unreadable: list[str] = []
    found: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=lambda e: unreadable.append(e.filename)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(parent, name) for name in files if _is_article(name))
        found.extend(str(path) for path in paths if not _is_device(path))
    yield from sorted(found + unreadable)


def _is_device(path: Path) -> bool:
    """Whether reading `path` may never end: a pipe that nobody asked for by its name, a device."""
    return path.exists() and not path.is_file()


def _is_article(name: str) -> bool:
    known = (*ARTICLE_SUFFIXES, *_CORPUS_SUFFIXES)
    return not name.startswith(".") and plain_suffix(name) in known


def plain_suffix(name: str) -> str:
    """Return the suffix of a file name, lower case, without that of a compression.

    >>> plain_suffix("cc-news.warc.gz"), plain_suffix("A.TXT")
    ('.warc', '.txt')
    """
    path = PurePath(name.lower())
    return path.with_suffix("").suffix if path.suffix in _COMPRESSED else path.suffix
