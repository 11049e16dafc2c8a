"""`dateline extract`: claims without a store."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline import __version__
from dateline.cli import options
from dateline.cli.formats import ClaimFormat, EngineName
from dateline.errors import UsageError
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.build import Assembly
    from dateline.cli.claim_json import ClaimWriter
    from dateline.model.article import Article
    from dateline.model.link import LinkedClaim
    from dateline.pipeline import Outcome

    Writer = Callable[[Assembly, Iterable[Outcome]], None]
    Writers = Mapping[ClaimFormat, Writer]

# Some seconds of work: little is lost with one, and there are few enough of them.
_PART_SIZE = 200


def extract(  # noqa: PLR0913 - one parameter an option
    sources: options.Sources,
    *,
    form: Annotated[
        ClaimFormat, typer.Option("--format", "-f", help="jsonl is one JSON object a claim.")
    ] = ClaimFormat.TABLE,
    date: options.Date = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    encoding: options.Encoding = None,
    columns: options.Columns = None,
    allow_private: options.AllowPrivate = False,
    min_confidence: options.MinConfidence = None,
    any_subject: options.AnySubject = False,
    base_iri: options.BaseIri = None,
    workers: options.Workers = 1,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Tell how each claim came about, and why other words gave none."
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FOLDER",
            help="Print nothing; write parts for `dateline load FOLDER`, here or elsewhere.",
        ),
    ] = None,
    engine: Annotated[
        EngineName,
        typer.Option("--engine", help="What writes the parts: this machine, or a Dask cluster."),
    ] = EngineName.LOCAL,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="The Dask cluster's scheduler.  [default: one on this machine, of --workers]",
        ),
    ] = None,
    part_size: Annotated[
        int, typer.Option("--part-size", min=1, metavar="N", help="How many articles make a part.")
    ] = _PART_SIZE,
) -> int:
    """Print the claims that articles make, without storing anything."""
    from dateline.build import Assembly
    from dateline.cli.batch import Batch, articles_of
    from dateline.cli.processes import Reading, runner
    from dateline.cli.progress import Told, tracked
    from dateline.read import Corpora, Hints

    settings = Settings.from_environment(os.environ).override(
        min_confidence=min_confidence, base_iri=base_iri, any_subject=any_subject or None
    )
    hints = Hints(date=date, publisher=publisher, url=url, encoding=encoding)
    corpora = Corpora.from_options(columns, version=__version__, allow_private=allow_private)
    _check(form, engine, scheduler, out, explain=explain)
    if out is not None:
        from dateline.cli.extracting import Extracting, run_extraction

        return run_extraction(
            Extracting(
                sources=tuple(sources),
                corpora=corpora,
                hints=hints,
                settings=settings,
                engine=engine,
                out=out,
                workers=workers,
                scheduler=scheduler,
                part_size=part_size,
            )
        )
    assembly = Assembly(settings)
    articles = articles_of(sources, corpora, hints)
    reading = Reading(hints=hints, explain=explain)
    batch = Batch(tracked(runner(assembly, reading, workers=workers).run(articles), Told()))
    _writer(_EXPLAINING if explain else _WRITERS, form)(assembly, batch)
    return batch.exit_code


def _check(
    form: ClaimFormat,
    engine: EngineName,
    scheduler: str | None,
    out: Path | None,
    *,
    explain: bool,
) -> None:
    if out is None and engine is EngineName.DASK:
        raise UsageError("--engine dask writes parts", hint="say where to with --out FOLDER")
    if scheduler is not None and engine is not EngineName.DASK:
        raise UsageError("--scheduler is for a Dask cluster", hint="pass --engine dask")
    if out is not None and (explain or form is not ClaimFormat.TABLE):
        raise UsageError(
            "--out writes parts, which have one form", hint="leave out --format and --explain"
        )


def _writer(writers: "Writers", form: ClaimFormat) -> "Writer":
    if form not in writers:
        raise UsageError(
            "--explain is not for --format trig", hint="explain as a table or as jsonl"
        )
    return writers[form]


def _write_table(assembly: "Assembly", outcomes: "Iterable[Outcome]") -> None:
    from dateline.cli.claim_text import HEAD, claim_row
    from dateline.cli.table import print_table

    print_table(HEAD, [claim_row(c) for _, c in _claims(assembly, outcomes)])


def _write_jsonl(assembly: "Assembly", outcomes: "Iterable[Outcome]") -> None:
    for writer, claim in _claims(assembly, outcomes):
        typer.echo(writer.line(claim))


def _write_trig(_assembly: "Assembly", outcomes: "Iterable[Outcome]") -> None:
    from dateline.rdf.export import ExportFormat, to_bytes

    quads = {quad for outcome in outcomes if outcome.graphs for quad in outcome.graphs}
    sys.stdout.write(to_bytes(quads, ExportFormat.TRIG).decode())


def _explain_in_words(_assembly: "Assembly", outcomes: "Iterable[Outcome]") -> None:
    from dateline.cli.explaining import explained_text

    for outcome in outcomes:
        if outcome.linked and outcome.explanation:
            for line in explained_text(outcome.linked, outcome.explanation):
                typer.echo(line)


def _explain_in_jsonl(assembly: "Assembly", outcomes: "Iterable[Outcome]") -> None:
    from dateline.cli.explaining import explained_json

    for outcome in outcomes:
        if outcome.linked and outcome.explanation:
            writer = _claim_writer(assembly, outcome.linked.article)
            for line in explained_json(writer, outcome.linked, outcome.explanation):
                typer.echo(line)


def _claims(
    assembly: "Assembly", outcomes: "Iterable[Outcome]"
) -> "Iterator[tuple[ClaimWriter, LinkedClaim]]":
    """Yield the claims in reading order, each with the writer for its article."""
    for outcome in outcomes:
        if outcome.linked:
            writer = _claim_writer(assembly, outcome.linked.article)
            yield from ((writer, claim) for claim in outcome.claims)


def _claim_writer(assembly: "Assembly", article: "Article") -> "ClaimWriter":
    from dateline.cli.claim_json import ClaimWriter

    return ClaimWriter(
        article=article,
        base=assembly.base,
        situations=assembly.situations,
        publisher=assembly.publisher(article),
    )


_WRITERS: "Writers" = {
    ClaimFormat.TABLE: _write_table,
    ClaimFormat.JSONL: _write_jsonl,
    ClaimFormat.TRIG: _write_trig,
}
_EXPLAINING: "Writers" = {
    ClaimFormat.TABLE: _explain_in_words,
    ClaimFormat.JSONL: _explain_in_jsonl,
}
