"""A folder of parts: writing one after another, reading all of them."""

import time
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from dateline.errors import SourceError, UsageError
from dateline.store.parts.manifest import (
    Entry,
    Failure,
    Manifest,
    damage,
    is_parts,
    is_sound,
    read_manifest,
    with_run,
    write_manifest,
    written,
)
from dateline.store.parts.part import QUADS, TEXTS, Row, decoded
from dateline.store.protocol import Names

# A kill costs what was extracted since: those parts are made again.
_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part on its way to the folder, as `part.encoded` made it."""

    quads: bytes
    texts: bytes
    articles: int
    claims: int
    lines: int
    failed: tuple[Failure, ...] = ()


@dataclass(slots=True, kw_only=True)
class PartsWriter:
    """Writes parts, with a manifest that holds at any moment what is there.

    Attributes:
        folder: where to; it may hold parts of other runs, which stay.
        run: what is extracted, in the words of the one who runs it.
        manifest: what was there before.
        clock: seconds.
    """

    folder: Path
    run: str
    manifest: Manifest
    clock: Callable[[], float] = time.monotonic
    _entries: dict[str, Entry] = field(default_factory=dict)
    _written_at: float = 0.0

    def finished(self, name: str) -> Entry | None:
        """Return the part `name` if an earlier run finished it, and take it as done."""
        known = (entry for entry in self.manifest.parts if entry.name == name)
        entry = next((one for one in known if is_sound(self.folder, one)), None)
        if entry:
            self._entries[name] = entry
        return entry

    def add(self, name: str, part: Part) -> Entry:
        """Write a part.

        Raises:
            OSError: it cannot be written.
        """
        files = {QUADS: part.quads, TEXTS: part.texts}
        for suffix, content in files.items():
            written(self.folder / f"{name}{suffix}", content)
        entry = Entry(
            name=name,
            articles=part.articles,
            claims=part.claims,
            quads=part.lines,
            hashes={suffix: sha256(content).hexdigest() for suffix, content in files.items()},
            failed=part.failed,
        )
        self._entries[name] = entry
        if self.clock() - self._written_at > _SECONDS:
            self.save(self._entries, ended=False)
        return entry

    def save(self, order: Iterable[str], *, ended: bool) -> Manifest:
        """Write the manifest, with the parts of this run in `order`.

        Raises:
            OSError: it cannot be written.
        """
        entries = [self._entries[name] for name in order if name in self._entries]
        manifest = with_run(self.manifest, self.run, entries, ended=ended)
        write_manifest(self.folder, manifest)
        self._written_at = self.clock()
        return manifest


def writer(folder: Path, run: str, base: str, version: str) -> PartsWriter:
    """Return what writes the parts of a run to `folder`, made if it is not there.

    Raises:
        UsageError: it holds something else, or parts with another base IRI.
        SourceError: the manifest there is damaged.
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not is_parts(str(folder)):
        if any(folder.iterdir()):
            raise UsageError(
                f"{folder} holds something else than parts",
                hint="give --out a new folder, or one with parts",
            )
        return PartsWriter(folder=folder, run=run, manifest=Manifest(base=base, version=version))
    manifest = read_manifest(folder)
    _check_base(folder, manifest, base)
    return PartsWriter(folder=folder, run=run, manifest=manifest)


def sound_parts(folder: Path, names: Names) -> Manifest:
    """Return the manifest of a folder of parts after looking at every byte of them.

    Raises:
        SourceError: something is missing or damaged; the first of it is named, and how much more.
        UsageError: the parts have another base IRI.
    """
    manifest = read_manifest(folder)
    _check_base(folder, manifest, names.iri)
    found = list(damage(folder, manifest))
    if found:
        more = f", and {len(found) - 1:,} more like it" if len(found) > 1 else ""
        raise SourceError(f"{found[0]}{more}; nothing of it is loaded", hint=found[0].hint)
    return manifest


def rows(
    folder: Path, entry: Entry, names: Names, bearing: AbstractSet[NamedNode]
) -> Iterator[Row]:
    """Yield the articles of a part; see `part.decoded` for what may be raised."""
    path = folder / f"{entry.name}{QUADS}"
    with path.open("rb") as quads, (folder / f"{entry.name}{TEXTS}").open("rb") as texts:
        try:
            yield from decoded(quads, texts, names, bearing)
        except SourceError as error:
            raise SourceError(f"{path}: {error}", hint="extract it again") from error


def _check_base(folder: Path, manifest: Manifest, base: str) -> None:
    if manifest.base != base:
        raise UsageError(
            f"the parts in {folder} have the base IRI {manifest.base}, not {base}",
            hint=f"give --base-iri {manifest.base}",
        )
