"""Articles' texts beside the quads, compressed, so that passages can be shown and re-read.

An article that keeps its key may change its text, and then the old text must stay until the
graph that quotes it is gone: rows are known by key and hash of the text.
"""

import re
import sqlite3
import zlib
from pathlib import Path
from typing import Final

from dateline.errors import NotFoundError
from dateline.model.article import Article
from dateline.store.article_json import article_of, fields_of

_RECORD: Final = re.compile(r"#\d+$")
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS article (
    key TEXT NOT NULL, hash TEXT NOT NULL, fields TEXT NOT NULL, text BLOB NOT NULL,
    PRIMARY KEY (key, hash)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID
"""


class Texts:
    """The database of texts; `sqlite3.Error` passes through."""

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open the database; only `write` creates it."""
        # A reader, too, must be able to roll back what a killed writer left in the journal;
        # where the file is write-protected, "rw" means reading only.
        mode = "rwc" if write else "rw"
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        # SQLite takes turns by itself when several threads of a server read.
        self._db = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        if write:
            self._db.executescript(_SCHEMA)

    def put(self, article: Article) -> None:
        """Store `article`; older texts with its key stay."""
        text = zlib.compress(article.text.encode("utf-8", "surrogatepass"))
        row = article.key, article.text_hash, fields_of(article), text
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", row)

    def get(self, key: str, text_hash: str) -> Article:
        """Return the article `key` with the text of that hash.

        Raises:
            NotFoundError: it is not there.
        """
        query = "SELECT fields, text FROM article WHERE key = ? AND hash = ?"
        row = self._db.execute(query, (key, text_hash)).fetchone()
        if row is None:
            raise NotFoundError(f"the store holds no text of the article {key}")
        return article_of(row[0], zlib.decompress(row[1]).decode("utf-8", "surrogatepass"))

    def keep_only(self, key: str, text_hash: str) -> None:
        """Remove the texts of `key` that have another hash; all of them if it is ""."""
        self._db.execute("DELETE FROM article WHERE key = ? AND hash != ?", (key, text_hash))

    def key_of_file(self, path: str) -> str | None:
        """Return the key of the article last read from the file `path`."""
        row = self._db.execute("SELECT key FROM file WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def remember_file(self, path: str, key: str) -> None:
        """Record which article the file `path` holds."""
        self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (path, key))

    def close(self) -> None:
        """Close the database."""
        self._db.close()


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
