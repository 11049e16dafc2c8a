"""Answers kept on disk: one file an answer, named by the hash of what was asked.

A file holds the request, the moment of the answer and the answer itself, so that a folder can be
read by people, copied to a machine without a network, or kept as a recording.
"""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from dateline.errors import StoreError
from dateline.link.wikidata.reply import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service said, and when."""

    content: object
    retrieved: datetime


class Cache:
    """Answers that are still young enough to count."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], datetime],
        max_age: timedelta = timedelta(days=30),
        max_age_of_nothing: timedelta = timedelta(days=2),
    ) -> None:
        """Keep where the answers are; the folder is made when there is one to keep.

        Args:
            folder: holds the files.
            clock: the time now, with its zone.
            max_age: an older answer no longer counts.
            max_age_of_nothing: the same for "there is no such thing", which changes sooner.
        """
        self._folder = folder
        self._clock = clock
        self._max_age = max_age
        self._max_age_of_nothing = max_age_of_nothing

    def get(self, request: Request) -> Answer | None:
        """Return the answer to `request`; None if there is none that counts."""
        try:
            record = json.loads(self._path(request).read_bytes())
            retrieved = datetime.fromisoformat(record["retrieved"])
            is_asked = record["request"] == dict(request)
            age = self._clock() - retrieved
            limit = self._max_age_of_nothing if record["nothing"] else self._max_age
            content = record["content"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Answer(content=content, retrieved=retrieved) if is_asked and age <= limit else None

    def put(self, request: Request, content: object, *, nothing: bool = False) -> Answer:
        """Keep `content` as the answer to `request`; `nothing` if it says that there is nothing.

        Raises:
            StoreError: the folder cannot be written.
        """
        answer = Answer(content=content, retrieved=self._clock())
        record = {
            "request": dict(request),
            "retrieved": answer.retrieved.isoformat(),
            "nothing": nothing,
            "content": content,
        }
        try:
            self._write(self._path(request), json.dumps(record, ensure_ascii=False, indent=1))
        except OSError as error:
            raise StoreError(
                f"the cache {self._folder} cannot be written: {error.strerror or error}",
                hint="set DATELINE_CACHE to another folder",
            ) from error
        return answer

    def _path(self, request: Request) -> Path:
        asked = json.dumps(sorted(request.items()), ensure_ascii=False)
        name = sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / f"{name}.json"

    def _write(self, path: Path, text: str) -> None:
        """Write a whole file or none: another process may be reading."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                file.write(text)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
