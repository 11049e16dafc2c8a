"""`dateline load`: articles into the store."""

import os
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.errors import UsageError
from dateline.settings import Settings


def load(  # noqa: PLR0913 - one parameter an option
    sources: options.MaybeSources = None,
    *,
    date: options.Date = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    encoding: options.Encoding = None,
    columns: options.Columns = None,
    allow_private: options.AllowPrivate = False,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
    min_confidence: options.MinConfidence = None,
    any_subject: options.AnySubject = False,
    workers: options.Workers = 1,
    online: Annotated[
        bool,
        typer.Option("--online", help="Then look up in Wikidata what the articles name."),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read unchanged articles again, too.")
    ] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with a load that was cut short; without SOURCE, with what it was to load.",
        ),
    ] = False,
    reinstate: Annotated[
        bool, typer.Option("--reinstate", help="Let retracted articles in again.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Store nothing; say what would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="List the claims added (+) and removed (-).")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a source.")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write what became of each source, as JSON."),
    ] = None,
) -> int:
    """Read articles and put their claims into the store, replacing what they said before.

    What a line says is loaded is on the disk. Sources that have not changed since are passed over.
    """
    from dateline.build import Assembly
    from dateline.cli.load_dump import is_dump, load_dumps
    from dateline.cli.loading import Loading, run_load
    from dateline.cli.resuming import Call, resumed
    from dateline.read import Hints

    if online and dry_run:
        raise UsageError("--online stores what it finds", hint="leave out --dry-run")
    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    call = Call(
        sources=tuple(sources or ()),
        hints=Hints(date=date, publisher=publisher, url=url, encoding=encoding),
        columns=columns,
        allow_private=allow_private,
        min_confidence=min_confidence,
        any_subject=any_subject or None,
    )
    if any(map(is_dump, call.sources)):
        return load_dumps(Assembly(settings), call.sources, reinstate=reinstate)
    loading = Loading(
        call=resumed(call, settings.store, resume=resume),
        settings=settings,
        workers=workers,
        online=online,
        again=again,
        reinstate=reinstate,
        dry_run=dry_run,
        diff=diff,
        as_json=as_json,
        report=report,
    )
    return run_load(loading)
