"""`dateline dump`: the whole store as text."""

import os
import sys
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.formats import DumpFormat
from dateline.settings import Settings


def dump(
    *,
    form: Annotated[
        DumpFormat, typer.Option("--format", "-f", help="Both keep the named graphs.")
    ] = DumpFormat.NQUADS,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Print everything the store holds; equal content gives equal output."""
    from dateline.build import Assembly
    from dateline.rdf.export import FORMATS, ExportFormat
    from dateline.rdf.namespaces import PREFIXES

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    with Assembly(settings).open_store() as opened:
        opened.dump(sys.stdout.buffer, FORMATS[ExportFormat(form.value)], prefixes=PREFIXES)
