"""`dateline export quickstatements`: facts given back to Wikidata."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

import typer

from dateline.cli import options
from dateline.cli.console import plural, warn
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.cli.knowledge import Knowledge
    from dateline.cli.wikidata_facts import Givable
    from dateline.rdf.namespaces import Base


def make_export_app() -> typer.Typer:
    """Return the group of commands."""
    app = typer.Typer(rich_markup_mode=None)
    app.command()(quickstatements)
    app.callback(invoke_without_command=True)(_export)
    return app


def quickstatements(*, store: options.Store = None, base_iri: options.BaseIri = None) -> None:
    """Print statements for Wikidata, one a line, in the format of QuickStatements (version 1).

    Operators of bases (P137), offices (P39) and memberships (P463), each with the address,
    publisher, date and words of its source. Only facts that are actual, affirmed, and confirmed
    by a person: `dateline link review --facts`.
    """
    from dateline.build import Assembly
    from dateline.cli.knowledge import knowledge_of
    from dateline.cli.wikidata_facts import givable

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store() as opened:
        known = knowledge_of(opened, assembly.base)
        facts = givable(opened, assembly.base)
    left_out: Counter[str] = Counter()
    for statement in _lines(facts, known, assembly.base, left_out):
        typer.echo(statement)
    for why, count in sorted(left_out.items()):
        warn(f"{plural(count, 'passage')} left out: {why}")


def _export(context: typer.Context) -> None:
    """Give facts to other services."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _lines(
    facts: "tuple[Givable, ...]", known: "Knowledge", base: "Base", left_out: Counter[str]
) -> Iterator[str]:
    """Yield a line a statement and source; count in `left_out` what is missing elsewhere."""
    from dateline.cli.quickstatements import LONGEST_QUOTE, line

    reviewed = _reviewed(known, base)
    for given in facts:
        value = _value(given, known)
        if given.fact not in reviewed:
            left_out["nobody has confirmed the fact (hint: `dateline link review --facts`)"] += 1
        elif not given.source.url:
            left_out["the article has no address (hint: load it with --url)"] += 1
        elif given.is_over and given.end is None:
            left_out["it is over, and no passage says since when"] += 1
        elif value is None:
            left_out["the office has no item (hint: `dateline link refresh`)"] += 1
        elif len(given.source.quote) > LONGEST_QUOTE:
            left_out["Wikidata takes no quotation that long"] += 1
        else:
            yield line(given, value, reviewed[given.fact])


def _reviewed(known: "Knowledge", base: "Base") -> Mapping[str, date]:
    """Return the facts that a person has confirmed last, with the day."""
    from dateline.model.review import Verdict, standing

    last = {decision.subject: decision for decision in standing(known.decisions)}
    return {
        base.node(*subject.split("/")).value: decision.when.date()
        for subject, decision in last.items()
        if decision.verdict is Verdict.YES
    }


def _value(given: "Givable", known: "Knowledge") -> str | None:
    """Return the value's QID: for P39 that of the office, which has to be known by its name."""
    from dateline.model.entity import local_key

    if given.predicate != "P39":
        return given.value
    ruling = known.rulings.by_name.get(local_key(given.office_name))
    return ruling.qid if ruling else None
