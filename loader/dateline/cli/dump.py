"""`dateline dump`: the whole store as text."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Final

import typer
from pyoxigraph import Quad, QuerySolutions, serialize

from dateline.cli import options
from dateline.cli.formats import DumpFormat
from dateline.errors import NotFoundError
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.rdf.namespaces import Base
    from dateline.store.protocol import Store

_ARTICLES: Final = (
    "SELECT DISTINCT ?article WHERE { GRAPH ?graph { ?article a dl:Article } } ORDER BY ?article"
)


def dump(
    *,
    form: Annotated[
        DumpFormat, typer.Option("--format", "-f", help="Both keep the named graphs.")
    ] = DumpFormat.NQUADS,
    texts: Annotated[
        bool,
        typer.Option("--texts", help="Also print the articles' texts, as `load` takes them."),
    ] = False,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Print everything the store holds; equal content gives equal output.

    `dateline load` takes a file of it back into a store.
    """
    from dateline.build import Assembly
    from dateline.rdf.export import FORMATS, ExportFormat
    from dateline.rdf.namespaces import PREFIXES, Base

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    with Assembly(settings).open_store() as opened:
        rdf = FORMATS[ExportFormat(form.value)]
        opened.dump(sys.stdout.buffer, rdf, prefixes=PREFIXES)
        for quads in text_parts(opened, Base(settings.base_iri)) if texts else ():
            sys.stdout.buffer.write(serialize(sorted(quads, key=str), format=rdf) or b"")


def text_parts(store: "Store", base: "Base") -> "Iterator[frozenset[Quad]]":
    """Yield the text of each article as quads of the graph of texts, in order."""
    from dateline.rdf.namespaces import PREFIXES
    from dateline.store.remote.texts import text_quads

    found = store.query(_ARTICLES, prefixes=PREFIXES)
    rows = found if isinstance(found, QuerySolutions) else ()
    for key in [row["article"].value.rpartition("/")[2] for row in rows]:
        with suppress(NotFoundError):
            yield text_quads(store.article(key), base)
