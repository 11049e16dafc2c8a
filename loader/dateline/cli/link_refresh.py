"""`dateline link refresh`: names looked up in the live Wikidata."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from dateline.cli import options
from dateline.cli.console import plural, report, warn
from dateline.model.review import Outcome
from dateline.query.tables import printable
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.cli.refresh import Refreshed


def refresh(*, store: options.Store = None, base_iri: options.BaseIri = None) -> int:
    """Look up in Wikidata the names that have no item, and link the articles concerned anew.

    Linked entities get what Wikidata says of them: kind, country, coordinates, operator,
    memberships. Exit code 3 if the service failed; what it had said before is stored.
    """
    from dateline.build import Assembly
    from dateline.cli.refresh import refresh as look_up

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store():
        pass  # only a store that is there is opened to write
    with assembly.open_writable_store() as opened:
        done = look_up(assembly, opened)
    tell(done)
    return done.error.exit_code if done.error else 0


def tell(done: "Refreshed", *, err: bool = False) -> None:
    """Print what a run did, on stderr if it is beside the point of the command."""
    for line in _lines(done):
        typer.echo(printable(line), err=err)
    for qid in done.missing:
        warn(f"Wikidata no longer has the item {qid} (hint: `dateline show {qid}`)")
    for error in done.relinked.errors:
        report(error)
    if done.error:
        warn(f"{done.error} (hint: {done.error.hint})")


def _lines(done: "Refreshed") -> Iterator[str]:
    for one in done.looked_up:
        if one.outcome is Outcome.FOUND and one.best:
            best = one.best
            yield f"found     {one.name}: {best.qid}, {best.description} ({best.score:.2f})"
    counts = ", ".join(f"{done.count(outcome)} {outcome}" for outcome in Outcome)
    yield (
        f"{plural(len(done.looked_up), 'name')} looked up: {counts}; "
        f"{plural(done.described, 'item')} described; "
        f"{plural(len(done.relinked.changed), 'article')} linked anew"
    )
