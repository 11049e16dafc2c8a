"""Articles into parts: `dateline extract --out`, on this machine or on a cluster."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dateline import __version__
from dateline.build import Assembly
from dateline.cli.batch import articles_of
from dateline.cli.console import note, plural, report
from dateline.cli.fingerprint import setup_mark
from dateline.cli.formats import EngineName
from dateline.cli.processes import Reading, runner, stages_of
from dateline.cli.progress import tracked
from dateline.cli.unchanged import described
from dateline.errors import SourceError, StoreError, UsageError
from dateline.partitions import Engine, Here, Item, Partition, partitions
from dateline.read import Corpora, Hints, Source, read_whole
from dateline.settings import Settings
from dateline.store.parts.folder import PartsWriter, writer
from dateline.store.parts.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracting:
    """What is to be extracted into parts; the options of `dateline extract` under their names."""

    sources: tuple[str, ...]
    corpora: Corpora
    hints: Hints
    settings: Settings
    engine: EngineName
    out: Path
    workers: int
    scheduler: str | None
    part_size: int


def run_extraction(extracting: Extracting) -> int:
    """Extract into parts; return the exit code.

    Parts that an earlier run finished are not made again.

    Raises:
        DatelineError: it cannot be carried out.
    """
    setup = setup_mark(extracting.settings, extracting.hints)
    engine = _engine(extracting)
    sources = articles_of(extracting.sources, extracting.corpora, extracting.hints)
    items = (_item(source, setup) for source in sources)
    try:
        parts = writer(
            extracting.out, _shown(extracting.sources), extracting.settings.base_iri, __version__
        )
        manifest, names = _write(parts, engine, partitions(items, extracting.part_size, setup))
    except OSError as error:
        raise StoreError(
            f"cannot write to {extracting.out}: {error.strerror or error}",
            hint="give --out a folder on a disk with room",
        ) from error
    return _told(manifest, names, extracting.out)


def _engine(extracting: Extracting) -> Engine:
    reading = Reading(hints=extracting.hints, for_store=True)
    if extracting.engine is EngineName.LOCAL:
        assembly = Assembly(extracting.settings)
        return Here(runner(assembly, reading, workers=extracting.workers))
    try:
        from dateline.dask_engine import DaskEngine
    except ImportError as error:
        raise UsageError(
            "--engine dask needs Dask, which is not installed",
            hint="pip install 'dateline[dask]'",
        ) from error
    return DaskEngine(
        make=partial(stages_of, extracting.settings, reading),
        mark=partial(setup_mark, extracting.settings, extracting.hints),
        scheduler=extracting.scheduler,
        processes=extracting.workers,
    )


def _item(source: Source, setup: str) -> Item:
    """Return a source with its bytes, which a worker elsewhere could not read."""
    document = read_whole(source)
    return Item(source=document, loaded=described(document, setup))


def _write(
    parts: PartsWriter, engine: Engine, found: Iterable[Partition]
) -> tuple[Manifest, list[str]]:
    """Write the parts of what is not there yet; return the manifest and the parts of this run."""
    names: list[str] = []

    def missing() -> Iterator[Partition]:
        for partition in found:
            names.append(partition.name)
            if parts.finished(partition.name) is None:
                yield partition

    parts.save(names, ended=False)
    ended = False
    try:
        for name, part in tracked(engine.run(missing())):
            parts.add(name, part)
        ended = True
    finally:
        manifest = parts.save(names, ended=ended)
    return manifest, names


def _told(manifest: Manifest, names: Iterable[str], out: Path) -> int:
    mine = set(names)
    made = [entry for entry in manifest.parts if entry.name in mine]
    failed = [failure for entry in made for failure in entry.failed]
    for failure in failed:
        report(SourceError(failure.reason, hint=failure.hint))
    articles, claims = sum(e.articles for e in made), sum(e.claims for e in made)
    note(
        f"{plural(articles, 'article')}, {plural(claims, 'claim')}, {len(failed):,} skipped; "
        f"{plural(len(made), 'part')} in {out}"
    )
    return 1 if failed else 0


def _shown(sources: Iterable[str]) -> str:
    return " ".join(sources)
