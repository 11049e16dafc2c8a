"""Articles' texts beside the quads, compressed, so that passages can be shown and re-read.

An article that keeps its key may change its text, and then the old text must stay until the
graph that quotes it is gone: rows are known by key and hash of the text.
"""

import re
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dateline.errors import NotFoundError
from dateline.model.article import Article
from dateline.store.article_json import article_of, fields_of
from dateline.store.database import Statement, connect

_RECORD: Final = re.compile(r"#\d+$")


class Texts:
    """The table of texts; `sqlite3.Error` passes through."""

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open the database; only `write` creates it."""
        self.db: sqlite3.Connection = connect(path, write=write)

    def put(self, article: Article) -> None:
        """Store `article`; older texts with its key stay."""
        text = zlib.compress(article.text.encode("utf-8", "surrogatepass"))
        row = article.key, article.text_hash, fields_of(article), text
        self.db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", row)

    def get(self, key: str, text_hash: str) -> Article:
        """Return the article `key` with the text of that hash.

        Raises:
            NotFoundError: it is not there.
        """
        query = "SELECT fields, text FROM article WHERE key = ? AND hash = ?"
        row = self.db.execute(query, (key, text_hash)).fetchone()
        if row is None:
            raise NotFoundError(f"the store holds no text of the article {key}")
        return article_of(row[0], zlib.decompress(row[1]).decode("utf-8", "surrogatepass"))

    def holds(self, article: Article) -> bool:
        """Return whether the text of `article` is there."""
        query = "SELECT 1 FROM article WHERE key = ? AND hash = ?"
        row = self.db.execute(query, (article.key, article.text_hash)).fetchone()
        return row is not None

    def held(self) -> Iterator[tuple[str, str]]:
        """Yield key and hash of each text."""
        yield from self.db.execute("SELECT key, hash FROM article ORDER BY key, hash")

    def key_of_file(self, path: str) -> str | None:
        """Return the key of the article last read from the file `path`."""
        row = self.db.execute("SELECT key FROM file WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def is_elsewhere(self, key: str, path: str) -> bool:
        """Return whether another file than `path`, which is still there, held the article."""
        query = "SELECT path FROM file WHERE key = ? AND path != ?"
        return any(Path(row[0]).exists() for row in self.db.execute(query, (key, path)))

    def close(self) -> None:
        """Close the database."""
        self.db.close()


def keeping_only(key: str, text_hash: str) -> Statement:
    """Return what removes the texts of `key` that have another hash; all of them if it is ""."""
    return "DELETE FROM article WHERE key = ? AND hash != ?", (key, text_hash)


def in_file(path: str, key: str) -> Statement:
    """Return what records which article the file `path` holds."""
    return "INSERT OR REPLACE INTO file VALUES (?, ?)", (path, key)


def file_of(article: Article) -> str | None:
    """Return the absolute path of the file that `article` was read from.

    Returns:
        None when its identity does not hang on a file: it has a URL, came from standard input,
        or is a record of a corpus, where an insertion moves all that follow.
    """
    is_record = _RECORD.search(article.source) is not None
    if article.url or article.source == "-" or "://" in article.source or is_record:
        return None
    return str(Path(article.source).absolute())
