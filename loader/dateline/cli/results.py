"""Answers to SPARQL queries of any form."""

import json
import sys
from collections.abc import Iterable
from typing import Final

import typer
from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, Triple, serialize

from dateline.cli.formats import RowFormat, SparqlFormat
from dateline.cli.table import print_answer
from dateline.errors import UsageError
from dateline.query.answer import from_solutions
from dateline.rdf.namespaces import PREFIXES
from dateline.store.protocol import Results

_GRAPH_FORMATS: Final = {
    SparqlFormat.TURTLE: RdfFormat.TURTLE,
    SparqlFormat.NTRIPLES: RdfFormat.N_TRIPLES,
}


def print_results(results: Results | Iterable[Triple], form: SparqlFormat | None) -> None:
    """Print rows, a truth value or a graph on stdout.

    Raises:
        UsageError: the format is for another sort of answer.
    """
    if isinstance(results, QuerySolutions):
        _print_rows(results, form or SparqlFormat.TABLE)
    elif isinstance(results, QueryBoolean):
        _print_truth(bool(results), form or SparqlFormat.TABLE)
    else:
        _print_graph(results, form or SparqlFormat.TURTLE)


def _print_rows(rows: QuerySolutions, form: SparqlFormat) -> None:
    if form in _GRAPH_FORMATS:
        raise _unfit("rows", form, ", ".join(RowFormat))
    print_answer(from_solutions(rows), form)


def _print_truth(truth: bool, form: SparqlFormat) -> None:  # noqa: FBT001 - it is the answer
    """Print a truth value: bare, or as SPARQL 1.1 Query Results JSON (section 3.2)."""
    if form is SparqlFormat.TABLE:
        typer.echo("true" if truth else "false")
    elif form is SparqlFormat.JSON:
        typer.echo(json.dumps({"head": {}, "boolean": truth}))
    else:
        raise _unfit("a truth value", form, "table or json")


def _print_graph(triples: Iterable[Triple], form: SparqlFormat) -> None:
    if form not in _GRAPH_FORMATS:
        raise _unfit("a graph", form, "turtle or ntriples")
    ordered = sorted(set(triples), key=str)
    text = serialize(ordered, format=_GRAPH_FORMATS[form], prefixes=PREFIXES) or b""
    # The serialiser writes the header in the order of a hash map.
    header = len(PREFIXES) if form is SparqlFormat.TURTLE else 0
    lines = text.decode().split("\n", header)
    sys.stdout.write("\n".join([*sorted(lines[:-1]), lines[-1]]))


def _unfit(what: str, form: SparqlFormat, fit: str) -> UsageError:
    return UsageError(f"{what} cannot be printed as {form}", hint=f"use -f {fit}")
