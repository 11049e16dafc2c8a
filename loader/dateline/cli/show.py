"""`dateline show`: all that is said about an entity or fact, or by an article."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.console import plural, warn
from dateline.query.tables import printable
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.cli.dossier import Dossier, Passage


def show(
    thing: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY|FACT|ARTICLE",
            help="A name, QID or IRI of an entity; the IRI or key of a fact or article; "
            "an article's address or file name.",
        ),
    ],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many facts at most.")] = 50,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a fact.")] = False,
) -> None:
    """Show facts with their status, and voice by voice the passages that claim them."""
    from dateline.build import Assembly
    from dateline.cli.dossier import dossiers
    from dateline.cli.lookup import facts_of
    from dateline.query.entities import EntityFinder

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store() as opened:
        finder = EntityFinder(
            store=opened, resolve=assembly.entities_called, base=assembly.base.iri
        )
        facts = facts_of(opened, assembly.base, finder, thing)
        found = dossiers(opened, assembly.base, facts[:limit])
    for dossier in found:
        typer.echo(json.dumps(asdict(dossier)) if as_json else "\n".join(_lines(dossier)))
    if len(facts) > limit:
        warn(f"{plural(len(facts) - limit, 'more fact')} not shown (hint: raise --limit)")


def _lines(dossier: "Dossier") -> Iterator[str]:
    """Yield a dossier as indented text, a blank line after it."""
    when = f", {dossier.window}" if dossier.window else ""
    yield f"{printable(dossier.text)} [{dossier.status}{when}]"
    yield f"  {dossier.fact}"
    if dossier.inferred_from:
        yield f"  follows from {printable(dossier.inferred_from)}"
    if any(passage.same_report for passage in dossier.passages):
        claims, reports = plural(dossier.claims, "claim"), plural(dossier.origins, "report")
        yield f"  {claims} from {reports}"
    for voice, passages in dossier.voices():
        yield f"  {printable(voice)}"
        yield from _passage_lines(passages)
    yield ""


def _passage_lines(passages: "Iterable[Passage]") -> Iterator[str]:
    for passage in passages:
        when = f", {passage.time}" if passage.time else ""
        said = f"{passage.stance}{when}: “{passage.quote}”"
        yield f"    {printable(said)}"
        yield f"      {printable(passage.source)}, from character {passage.start}"
        if passage.same_report:
            yield f"      prints the same report as {printable(', '.join(passage.same_report))}"
