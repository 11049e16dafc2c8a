"""`dateline extract`: claims without a store."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.formats import ClaimFormat
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.build import Assembly
    from dateline.cli.claim_json import ClaimWriter
    from dateline.model.link import LinkedClaim
    from dateline.pipeline import Outcome


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
    base_iri: options.BaseIri = None,
) -> int:
    """Print the claims that articles make, without storing anything."""
    from dateline.build import Assembly
    from dateline.cli.batch import Batch, articles_of
    from dateline.read import Hints

    settings = Settings.from_environment(os.environ)
    assembly = Assembly(settings.override(min_confidence=min_confidence, base_iri=base_iri))
    hints = Hints(date=date, publisher=publisher, url=url, encoding=encoding)
    corpora = assembly.corpora(columns, allow_private=allow_private)
    articles = articles_of(sources, corpora, hints)
    batch = Batch(assembly.pipeline(hints), articles)
    _WRITERS[form](assembly, batch)
    return batch.exit_code


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


def _claims(
    assembly: "Assembly", outcomes: "Iterable[Outcome]"
) -> "Iterator[tuple[ClaimWriter, LinkedClaim]]":
    """Yield the claims in reading order, each with the writer for its article."""
    from dateline.cli.claim_json import ClaimWriter

    for outcome in outcomes:
        if outcome.linked:
            article = outcome.linked.article
            writer = ClaimWriter(
                article=article,
                base=assembly.base,
                situations=assembly.situations,
                publisher=assembly.publisher(article),
            )
            yield from ((writer, claim) for claim in outcome.claims)


_WRITERS: "Mapping[ClaimFormat, Callable[[Assembly, Iterable[Outcome]], None]]" = {
    ClaimFormat.TABLE: _write_table,
    ClaimFormat.JSONL: _write_jsonl,
    ClaimFormat.TRIG: _write_trig,
}
