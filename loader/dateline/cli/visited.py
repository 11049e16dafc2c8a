"""Which addresses an earlier load read, so that this one asks only for what has changed.

A record counts only while the store holds every article that the address gave, and only for a
load with the same settings: whatever is lost or to be read otherwise is fetched again.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import StoreError
from dateline.model.identity import content_hash
from dateline.read.visits import Validators
from dateline.read.web import Fetched
from dateline.store.protocol import Store


@dataclass(slots=True, kw_only=True)
class Visited:
    """Records of addresses, a file each.

    Attributes:
        folder: where the files are; made when there is one to keep.
        setup: returns a hash of the store's place and all that shapes what an address gives.
        again: nothing is passed over.
        store: what is loaded into; None while it is not open, and for a dry run: nothing is
            asked for conditionally then, and nothing kept.
    """

    folder: Path
    setup: Callable[[], str]
    again: bool = False
    store: Store | None = None
    _found: dict[str, tuple[Validators, Sequence[str]]] = field(default_factory=dict)
    _keys: dict[str, Sequence[str]] = field(default_factory=dict)

    def validators(self, url: str) -> Validators:
        """Return what to ask for `url` with; see `Visits`."""
        if self.store is None or self.again:
            return Validators()
        record = self._record(url)
        keys = record.get("articles", ())
        if not (keys and all(map(self.store.quads, keys))):
            return Validators()
        self._keys[url] = keys
        return Validators(etag=record["etag"], modified=record["modified"])

    def visited(self, url: str, found: Fetched, sources: Sequence[str]) -> None:
        """Take note of what `url` gave; see `Visits`. It is kept by `keep`."""
        self._keys.pop(url, None)
        validators = Validators(etag=found.etag or "", modified=found.modified or "")
        self._found[url] = validators, sources

    def stored(self, source: str, key: str) -> None:
        """Take note that the store now holds the article called `source` under `key`."""
        self._keys[source] = [key]

    def keep(self) -> None:
        """Write the records of the addresses all of whose articles the store holds now.

        Raises:
            StoreError: the folder cannot be written.
        """
        if self.store is None:
            return
        try:
            for url, (validators, sources) in self._found.items():
                if validators != Validators() and all(one in self._keys for one in sources):
                    self._write(url, validators, _all(self._keys[one] for one in sources))
        except OSError as error:
            raise StoreError(
                f"the cache {self.folder} cannot be written: {error.strerror or error}",
                hint="set DATELINE_CACHE to another folder",
            ) from error

    def _record(self, url: str) -> Mapping[str, Any]:
        try:
            record = json.loads(self._path(url).read_bytes())
            strings = (record["etag"], record["modified"], *record["articles"])
            is_whole = record["url"] == url and all(isinstance(one, str) for one in strings)
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return record if is_whole else {}

    def _write(self, url: str, validators: Validators, keys: Sequence[str]) -> None:
        path = self._path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        named = {"etag": validators.etag, "modified": validators.modified}
        part.write_text(json.dumps({"url": url, **named, "articles": keys}), encoding="utf-8")
        part.replace(path)

    def _path(self, url: str) -> Path:
        name = content_hash("visit", self.setup(), url)
        return self.folder / name[:2] / f"{name}.json"


def _all(groups: Iterable[Sequence[str]]) -> list[str]:
    return [one for group in groups for one in group]
