"""A load from its sources to its summary."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import typer

from dateline import __version__
from dateline.build import Assembly
from dateline.cli.batch import Batch, articles_of
from dateline.cli.console import warn
from dateline.cli.fingerprint import setup_mark
from dateline.cli.interrupts import Stoppable
from dateline.cli.keeping import Keeping, keeping
from dateline.cli.knowledge import knowledge_of
from dateline.cli.link_refresh import tell
from dateline.cli.load_lines import STATES, lines_of, record_of, state_of, summary
from dateline.cli.parts import Folders, Parts, parts_among
from dateline.cli.processes import Reading, runner
from dateline.cli.progress import Told, tracked
from dateline.cli.refresh import refresh
from dateline.cli.refusing import Refusing, refusing
from dateline.cli.reporting import Report, reporting
from dateline.cli.resuming import Call, resumable
from dateline.cli.storing import Storing
from dateline.cli.unchanged import Unchanged
from dateline.cli.visited import Visited
from dateline.errors import DatelineError, StoreError
from dateline.model.identity import content_hash
from dateline.pipeline import Outcome
from dateline.query.tables import printable
from dateline.read import Corpora, Source, anywhere
from dateline.settings import Settings
from dateline.store.protocol import WritableStore
from dateline.store.remote.access import is_server

# So many articles are worth tidying the store for.
_MANY: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """What a load is to do; the options of `dateline load` under their names."""

    call: Call
    settings: Settings
    workers: int = 1
    online: bool = False
    again: bool = False
    reinstate: bool = False
    dry_run: bool = False
    diff: bool = False
    as_json: bool = False
    report: Path | None = None


def run_load(loading: Loading) -> int:
    """Carry a load out; return the exit code.

    Raises:
        DatelineError: it cannot be carried out, or the store cannot be used any more.
    """
    call = loading.call
    settings = loading.settings.override(
        min_confidence=call.min_confidence, any_subject=call.any_subject
    )
    visited = _visited(loading, settings)
    corpora = Corpora.from_options(
        call.columns, version=__version__, allow_private=call.allow_private, visits=visited
    )
    assembly = Assembly(settings)
    folders, sources = parts_among(call.sources, assembly.base)
    articles = articles_of(sources, corpora, call.hints)
    with ExitStack() as stack:
        place = stack.enter_context(keeping(assembly, dry_run=loading.dry_run, diff=loading.diff))
        report = stack.enter_context(reporting(loading.report))
        done = stack.enter_context(resumable(call, _folder(loading)))
        visited.store = place.writable
        run = _Run(
            loading=loading,
            assembly=assembly,
            folders=folders,
            place=place,
            visited=visited,
            report=report,
        )
        run.over(articles)
        if not run.stop.signal:
            done()
        return run.end()


def _folder(loading: Loading) -> Path | None:
    """Return the folder of the store that is written to, if it is one."""
    store = loading.settings.store
    return None if is_server(store) or loading.dry_run else Path(store)


def _visited(loading: Loading, settings: Settings) -> Visited:
    """Return what remembers addresses: of loads into the same store with the same settings."""
    place = anywhere(settings.store)
    return Visited(
        folder=settings.cache.expanduser() / "web",
        setup=cache(lambda: content_hash(place, setup_mark(settings, loading.call.hints))),
        again=loading.again or loading.reinstate,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """A load under way, and what it has come to."""

    loading: Loading
    assembly: Assembly
    folders: Folders
    place: Keeping
    visited: Visited
    report: Report | None
    stop: Stoppable = field(default_factory=Stoppable)
    counts: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    began: float = field(default_factory=time.monotonic)

    def over(self, sources: Iterator[Source]) -> None:
        """Load `sources` and tell of each; look up what they name, if that is wanted."""
        try:
            for outcome in Batch(self._outcomes(sources)):
                self._tell(outcome)
        except DatelineError as error:
            self._close_report(str(error))
            raise
        self._close_report(None)
        self._keep_visits()
        if self.place.writable and not self.stop.signal:
            self._round_off(self.place.writable)

    def end(self) -> int:
        """Print the summary; return the exit code."""
        store = self.loading.settings.store
        if not self.loading.as_json:
            typer.echo(summary(self.counts, store, dry_run=self.loading.dry_run))
        if self.stop.exit_code:
            warn(
                "interrupted: the sources above are dealt with, the rest is not (hint: go on with "
                f"`dateline load --resume --store {printable(store)}`)"
            )
            return self.stop.exit_code
        return 1 if self.counts["skipped"] else 0

    def _outcomes(self, sources: Iterator[Source]) -> Iterator[Outcome]:
        unchanged, refused = self._unchanged(), self._refused()
        known = knowledge_of(self.place.stored, self.assembly.base)
        reading = Reading(
            hints=self.loading.call.hints,
            rulings=known.rulings,
            describe=known.describe,
            for_store=True,
        )
        stages = runner(self.assembly, reading, workers=self.loading.workers)
        parts = self._parts()
        for read, to_remember in (
            (stages.run(unchanged.tasks(sources)), unchanged.to_remember),
            (parts.outcomes(), parts.to_remember),
        ):
            storing = Storing(keep=self.place.keep, to_remember=to_remember)
            checked = map(refused.checked, tracked(self.stop.run(read), Told()))
            for outcome in storing.run(checked):
                refused.record(self.place.writable, outcome)
                yield outcome

    def _parts(self) -> Parts:
        return Parts(
            folders=self.folders,
            assembly=self.assembly,
            stored=self.place.stored,
            again=self.loading.again or self.loading.reinstate,
        )

    def _round_off(self, store: WritableStore) -> None:
        if self.counts["new"] + self.counts["changed"] >= _MANY:
            store.tidy()
        if self.loading.online:
            tell(refresh(self.assembly, store, self.articles), err=True)

    def _unchanged(self) -> Unchanged:
        loading = self.loading
        setup = setup_mark(self.assembly.settings, loading.call.hints)
        return Unchanged(setup, self.place.stored, again=loading.again or loading.reinstate)

    def _refused(self) -> Refusing:
        return refusing(
            self.place.stored,
            self.assembly.base,
            self.assembly.clock,
            reinstate=self.loading.reinstate,
        )

    def _tell(self, outcome: Outcome) -> None:
        self.counts[state_of(outcome)] += 1
        self.counts["claims"] += outcome.gave.claims
        if outcome.kept and not outcome.kept.unmodified:
            self.visited.stored(outcome.source, outcome.key)
        if self.loading.online:
            self.articles.add(outcome.key)
        record = record_of(outcome)
        if self.report:
            self.report.add(record)
        as_json = self.loading.as_json
        for line in [json.dumps(record)] if as_json else lines_of(outcome):
            typer.echo(line)

    def _keep_visits(self) -> None:
        """Keep what the web has to be asked with; without it, all is fetched again."""
        try:
            self.visited.keep()
        except StoreError as error:
            warn(f"{error} (hint: {error.hint})")

    def _close_report(self, error: str | None) -> None:
        if self.report is None:
            return
        self.report.close(
            {
                "counts": {state: self.counts[state] for state in STATES},
                "claims": self.counts["claims"],
                "store": self.loading.settings.store,
                "dry_run": self.loading.dry_run,
                "interrupted": self.stop.signal is not None,
                "error": error,
                "seconds": round(time.monotonic() - self.began, 3),
                "version": __version__,
            }
        )
