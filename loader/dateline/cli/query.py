"""`dateline query`: the saved questions."""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.console import note, plural, warn
from dateline.cli.formats import RowFormat
from dateline.errors import UsageError
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.build import Assembly
    from dateline.query.answer import Answer
    from dateline.query.catalogue import Catalogue
    from dateline.query.page import Page, Window
    from dateline.query.question import Question
    from dateline.store.protocol import Store

# The one question that asks the live Wikidata too, and so is no file.
ONLINE = "wikidata-compare"
LINT = "lint"


def query(  # noqa: PLR0913 - one parameter an option
    name: Annotated[
        str | None,
        typer.Argument(help="The question; without one, all are listed.", show_default=False),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY=VALUE", help="Its parameters: operator=Russia.", show_default=False
        ),
    ] = None,
    *,
    form: Annotated[
        RowFormat, typer.Option("--format", "-f", help="How the answer is printed.")
    ] = RowFormat.TABLE,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="How many rows at most.")
    ] = None,
    offset: Annotated[
        int, typer.Option("--offset", min=0, help="How many rows to leave out before them.")
    ] = 0,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="A,B", help="Which columns to print.", show_default=False
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the SPARQL instead of running it.")
    ] = False,
    queries: options.Queries = None,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> int:
    """List the saved questions, or ask one.

    An entity can be given by name, QID (Q159 or wd:Q159) or IRI. `wikidata-compare operator=NAME`
    sets the bases of a state or force beside those that the live Wikidata knows. `lint FILE` says
    what is wrong with a question of your own; exit code 1 if anything is.
    """
    from dateline.build import Assembly
    from dateline.cli.query_lint import lint_files
    from dateline.cli.table import print_answer
    from dateline.query.answer import with_columns
    from dateline.query.page import Window

    if name == LINT:
        return lint_files(values or ())
    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings.override(queries=(*settings.queries, *(queries or ()))))
    if name is None:
        print_answer(_listing(assembly.catalogue), form)
        return 0
    given = _pairs(values or ())
    question = None if name == ONLINE else assembly.catalogue.get(name)
    with assembly.open_store() as opened:
        if explain:
            typer.echo(_explained(assembly, opened, question, given))
            return 0
        page = _page(assembly, opened, question, given, Window(limit=limit, offset=offset))
        chosen = with_columns(page.answer, columns.split(",")) if columns else page.answer
        print_answer(chosen, form, flags=_flags(assembly, opened, chosen, form))
    _tell(page, form)
    return 0


def _page(
    assembly: "Assembly",
    store: "Store",
    question: "Question | None",
    given: Mapping[str, str],
    window: "Window",
) -> "Page":
    """Return rows of the answer to a saved question, or to the one that asks the live Wikidata."""
    from dateline.cli.compare import compare
    from dateline.query.page import Page
    from dateline.query.run import ask

    if question is None:
        return Page.of(compare(assembly, store, given), window)
    names, base = assembly.entities_called, assembly.base.iri
    return ask(question, given, store, window, resolve=names, base=base)


def _flags(
    assembly: "Assembly", store: "Store", answer: "Answer", form: RowFormat
) -> "Mapping[str, str]":
    """Return the flags of states named in `answer`, if it is to be a table on a terminal."""
    from dateline.query.flags import flags_in

    if form is not RowFormat.TABLE or not sys.stdout.isatty():
        return {}
    return flags_in(answer, store, assembly.base.iri)


def _explained(
    assembly: "Assembly", store: "Store", question: "Question | None", given: Mapping[str, str]
) -> str:
    from dateline.query.run import prepare

    if question is None:
        raise UsageError(f"{ONLINE} asks two places", hint="leave out --explain")
    names, base = assembly.entities_called, assembly.base.iri
    return prepare(question, given, store, resolve=names, base=base)


def _pairs(values: Iterable[str]) -> dict[str, str]:
    """Return KEY=VALUE words as a mapping.

    Raises:
        UsageError: a word has no key, or a key comes twice.
    """
    pairs: dict[str, str] = {}
    for word in values:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise UsageError(f"not a parameter: {word!a}", hint="write it as key=value")
        if key in pairs:
            raise UsageError(f"{key} is given twice", hint="a parameter takes one value")
        pairs[key] = value
    return pairs


def _tell(page: "Page", form: RowFormat) -> None:
    """Say on stderr how many rows there are: always below a table, else only if some are left out.

    A program that reads data knows what it asked for; a person should not take a part for all.
    """
    shown, total = len(page.answer.rows), plural(page.total, "row")
    if shown == page.total:
        if form is RowFormat.TABLE:
            note(total)
        return
    part = f"rows {page.first:,} to {page.last:,}" if shown else "none"
    further = f" (hint: --offset {page.last} goes on)" if page.next else ""
    warn(f"{part} of {total} shown{further}")


def _listing(catalogue: "Catalogue") -> "Answer":
    """Return the questions as an answer: one a row, by theme."""
    from pyoxigraph import Literal

    from dateline.query.answer import Answer

    columns = ("theme", "question", "parameters", "asks")
    rows = (
        (q.theme, q.name, " ".join(f"{param.name}=" for param in q.params), q.summary)
        for q in catalogue
    )
    cells = tuple(tuple(Literal(cell) for cell in row) for row in rows)
    return Answer(columns=columns, rows=cells, table=columns)
