"""What shapes that which comes of a source, as hashes: equal ones need no second reading."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.assets import asset_dir
from dateline.read import Document, Hints
from dateline.settings import Settings

# What takes part in reading an article; neither how it is asked for nor where it is kept.
_STAGES = ("model", "read", "annotate", "extract", "link", "rdf")


def setup_mark(settings: Settings, hints: Hints) -> str:
    """Return a hash of the program, ontology, frames, gazetteer, language pipeline and options."""
    digest = sha256()
    for name, data in _parts(settings):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    digest.update(repr((hints, settings.base_iri, settings.any_subject)).encode())
    digest.update(
        repr((settings.min_confidence, settings.model, _release(settings.model))).encode()
    )
    return digest.hexdigest()[:32]


def source_mark(document: Document, name: str, setup: str) -> str:
    """Return a hash of all that `document`, by its full `name`, holds and says, under a setup."""
    told = repr((setup, replace(document, source=name, data=b"")))
    return sha256(told.encode("utf-8", "surrogatepass") + document.data).hexdigest()[:32]


def _parts(settings: Settings) -> Iterator[tuple[str, bytes]]:
    package = files("dateline")
    for stage in _STAGES:
        yield from _files(package / stage)
    yield from _files(asset_dir("ontology"))
    for folder in settings.frames:
        yield from _files(folder)


def _files(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in _sorted(folder.iterdir()):
        if entry.is_dir():
            yield from _files(entry)
        elif not entry.name.endswith(".pyc"):
            yield f"{folder.name}/{entry.name}", entry.read_bytes()


def _sorted(entries: Iterable[Traversable]) -> list[Traversable]:
    return sorted(entries, key=lambda entry: entry.name)


def _release(model: str) -> str:
    """Return the version of the language pipeline, without importing it."""
    meta = Path(model, "meta.json")
    if meta.is_file():
        return sha256(meta.read_bytes()).hexdigest()
    try:
        return version(model.replace("_", "-"))
    except (PackageNotFoundError, ValueError):
        return ""
