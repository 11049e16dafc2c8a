"""What a folder of parts holds, with hashes: what is not as it says is not loaded."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from dateline.errors import SourceError
from dateline.store.parts.part import QUADS, TEXTS

_FORMAT: Final = "dateline parts 1"
_FILE: Final = "manifest.json"
_NAME: Final = re.compile(r"part-[0-9a-f]{20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source that gave nothing, and why."""

    source: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One part: its files' names begin with `name`.

    Attributes:
        articles, claims, quads: how many it holds.
        hashes: SHA-256 of each file, by its suffix.
        failed: sources of it that gave nothing.
    """

    name: str
    articles: int
    claims: int
    quads: int
    hashes: Mapping[str, str]
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a folder of parts holds.

    Attributes:
        base: the base IRI of its data.
        version: of the program that made it.
        parts: in the order of their sources.
        unfinished: what was to be extracted, of runs that have not come to their end.
    """

    base: str
    version: str
    parts: tuple[Entry, ...] = ()
    unfinished: tuple[str, ...] = ()


def is_parts(folder: str) -> bool:
    """Return whether `folder` holds parts, be it without their manifest."""
    path = Path(folder)
    try:
        return path.is_dir() and (_is_ours(path / _FILE) or any(path.glob(f"part-*{QUADS}")))
    except (OSError, ValueError):
        return False


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder of parts.

    Raises:
        SourceError: there is none, or it is no good.
    """
    try:
        return _manifest(json.loads((folder / _FILE).read_text("utf-8")))
    except FileNotFoundError as error:
        raise SourceError(
            f"{folder}: the parts have no {_FILE}", hint="copy it from where they were made"
        ) from error
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SourceError(
            f"{folder / _FILE}: it is damaged", hint="copy it again, or extract again"
        ) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest so that whoever reads it sees the old one or the new one.

    Raises:
        OSError: it cannot be written.
    """
    told = {"format": _FORMAT, **asdict(manifest)}
    written(folder / _FILE, f"{json.dumps(told, indent=1)}\n".encode())


def written(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def damage(folder: Path, manifest: Manifest) -> Iterator[SourceError]:
    """Yield an error for each file that is not what the manifest says, and one if parts lack."""
    for entry in manifest.parts:
        for suffix, expected in entry.hashes.items():
            path = folder / f"{entry.name}{suffix}"
            if reason := _wrong(path, expected):
                yield SourceError(f"{path}: {reason}", hint="copy it again, or extract it again")
    for run in manifest.unfinished:
        yield SourceError(
            f"{folder}: the extraction of {run} was interrupted, parts are missing",
            hint="run the same command again: it goes on where it stopped",
        )


def is_sound(folder: Path, entry: Entry) -> bool:
    """Return whether the files of a part are what the manifest says."""
    return not any(_wrong(folder / f"{entry.name}{s}", h) for s, h in entry.hashes.items())


def with_run(manifest: Manifest, run: str, parts: Iterable[Entry], *, ended: bool) -> Manifest:
    """Return `manifest` with the `parts` of a run after those that it has, each once."""
    new = {entry.name: entry for entry in parts}
    kept = tuple(entry for entry in manifest.parts if entry.name not in new)
    others = tuple(other for other in manifest.unfinished if other != run)
    unfinished = others if ended else (*others, run)
    return replace(manifest, parts=(*kept, *new.values()), unfinished=unfinished)


def _wrong(path: Path, expected: str) -> str | None:
    try:
        with path.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return "this part is missing"
    except OSError as error:
        return f"this part cannot be read: {error.strerror}"
    return None if found == expected else "this part is damaged"


def _is_ours(path: Path) -> bool:
    return path.is_file() and _FORMAT.encode() in path.read_bytes()[:100]


def _manifest(told: Mapping[str, Any]) -> Manifest:
    if told["format"] != _FORMAT:
        raise ValueError(told["format"])
    return Manifest(
        base=str(told["base"]),
        version=str(told["version"]),
        parts=tuple(map(_entry, told["parts"])),
        unfinished=tuple(map(str, told["unfinished"])),
    )


def _entry(told: Mapping[str, Any]) -> Entry:
    # Names become paths: nothing else than ours may.
    if not _NAME.fullmatch(told["name"]) or set(told["hashes"]) != {QUADS, TEXTS}:
        raise ValueError(told["name"])
    failed: Sequence[Mapping[str, str]] = told["failed"]
    return Entry(**{**told, "failed": tuple(Failure(**one) for one in failed)})
