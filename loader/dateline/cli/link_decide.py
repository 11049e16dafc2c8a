"""`dateline link decide`, `undo`, `decisions`: review for scripts."""

import json
import os
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.formats import RowFormat
from dateline.model.review import Decision, Verdict
from dateline.settings import Settings

_COLUMNS = (
    "decision",
    "when",
    "who",
    "verdict",
    "name",
    "item",
    "why",
    "subject",
    "undoes",
    "stands",
)


def decide(  # noqa: PLR0913 - one parameter an option
    name: Annotated[str, typer.Argument(help="The name, or the IRI or key of a fact.")],
    verdict: Annotated[
        Verdict, typer.Argument(help="yes, no, unsure, or none: Wikidata has no such item.")
    ],
    *,
    item: Annotated[
        str | None, typer.Option("--item", metavar="QID", help="Which item yes and no are about.")
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="KEY", help="Decide for this article only.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason.")] = "",
    by: options.Reviewer = None,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Decide what a name stands for, or whether a fact is stated, and link articles anew."""
    from dateline.build import Assembly
    from dateline.cli.deciding import Desk, item_of, reviewer, subject_of
    from dateline.cli.fact_review import fact_called
    from dateline.cli.link_review import tell

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store() as opened:
        fact = fact_called(opened, assembly.base, name)
    with assembly.open_writable_store() as writable:
        desk = Desk(assembly, writable, reviewer(by, settings.reviewer))
        subject, words = fact or (subject_of(name, article), name)
        desk.decide(subject, words, verdict, qid=item_of(item) if item else None, why=why)
        tell(desk, desk.apply())


def undo(
    decision: Annotated[str, typer.Argument(help="The decision's key, or how it begins.")],
    *,
    why: Annotated[str, typer.Option("--why", help="The reason.")] = "",
    by: options.Reviewer = None,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Take a decision back; both stay on record. Articles concerned are linked anew."""
    from dateline.build import Assembly
    from dateline.cli.deciding import Desk, reviewer
    from dateline.cli.link_review import tell

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store():
        pass  # only a store that is there is opened to write
    with assembly.open_writable_store() as writable:
        desk = Desk(assembly, writable, reviewer(by, settings.reviewer))
        desk.undo(decision, why=why)
        tell(desk, desk.apply())


def decisions(
    *,
    form: Annotated[
        RowFormat, typer.Option("--format", "-f", help="How they are printed; jsonl to export.")
    ] = RowFormat.TABLE,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """List all decisions, the newest first, those taken back too."""
    from pyoxigraph import Literal

    from dateline.build import Assembly
    from dateline.cli.deciding import newest
    from dateline.cli.knowledge import knowledge_of
    from dateline.cli.table import print_answer
    from dateline.model.review import standing
    from dateline.query.answer import Answer

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store() as opened:
        made = knowledge_of(opened, assembly.base).decisions
    stand = {decision.key for decision in standing(made)}
    rows = [_row(decision, stands=decision.key in stand) for decision in newest(made)]
    if form is RowFormat.JSONL:
        for row in rows:
            typer.echo(json.dumps(dict(zip(_COLUMNS, row, strict=True)), ensure_ascii=False))
        return
    cells = tuple(tuple(Literal(cell) for cell in row) for row in rows)
    print_answer(Answer(columns=_COLUMNS, rows=cells, table=_COLUMNS), form)


def _row(decision: Decision, *, stands: bool) -> tuple[str, ...]:
    return (
        decision.key,
        decision.when.isoformat(),
        decision.who,
        decision.verdict.value,
        decision.name,
        decision.qid or "",
        decision.why,
        decision.subject,
        decision.undoes,
        "yes" if stands else "",
    )
