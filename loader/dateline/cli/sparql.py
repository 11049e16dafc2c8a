"""`dateline sparql`: a query of one's own."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.formats import SparqlFormat
from dateline.errors import UsageError
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.store.sandbox.limits import QueryLimits

_FOR_EVER = 1_000_000.0
_ALL_MEMORY = 1_000_000
_SUFFIXES = (".rq", ".sparql")


def sparql(  # noqa: PLR0913 - one parameter an option
    query: Annotated[
        str, typer.Argument(metavar="QUERY|FILE|-", help="SPARQL text, a .rq file, or '-'.")
    ],
    *,
    form: Annotated[
        SparqlFormat | None,
        typer.Option(
            "--format", "-f", help="[default: table for rows, turtle for CONSTRUCT and DESCRIBE]"
        ),
    ] = None,
    query_seconds: Annotated[
        float | None,
        typer.Option("--query-seconds", min=0.1, help="End the query after so many seconds."),
    ] = None,
    query_memory: Annotated[
        int | None,
        typer.Option("--query-memory", min=16, help="End it when it needs more MiB of memory."),
    ] = None,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Run a read-only SPARQL query; patterns outside GRAPH match the union of all graphs.

    The prefixes dl, dlv, wd, wdt, dct, oa, prov, rdf, rdfs, schema, skos, wgs and xsd are known.
    """
    from dateline.build import Assembly
    from dateline.cli.limited import limited
    from dateline.cli.results import print_results
    from dateline.rdf.namespaces import PREFIXES

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    text = _read(query)
    with Assembly(settings).open_store() as opened:
        if query_seconds is None and query_memory is None:
            print_results(opened.query(text, prefixes=PREFIXES, union=True), form)
        else:
            print_results(limited(opened, text, _limits(query_seconds, query_memory)), form)


def _limits(seconds: float | None, memory: int | None) -> "QueryLimits":
    from dateline.store.sandbox.limits import QueryLimits

    return QueryLimits(
        seconds=seconds or _FOR_EVER, memory_mib=memory or _ALL_MEMORY, answer_mib=_ALL_MEMORY
    )


def _read(query: str) -> str:
    """Return the query that the argument is or names."""
    try:
        if query == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        if query.endswith(_SUFFIXES) or os.path.isfile(query):  # noqa: PTH113 - False, never an error
            return Path(query).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{query}: {error.strerror}", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{query}: not UTF-8 text", hint="save the query as UTF-8") from error
    return query
