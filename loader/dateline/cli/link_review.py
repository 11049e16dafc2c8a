"""`dateline link review`: a person decides, name by name or fact by fact."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli import options
from dateline.cli.console import plural, report
from dateline.cli.formats import RowFormat
from dateline.errors import UsageError
from dateline.query.tables import printable
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.build import Assembly
    from dateline.cli.deciding import Desk
    from dateline.cli.relink import Relinked
    from dateline.cli.worklist import Task
    from dateline.store.protocol import Store

_COLUMNS: Final = (
    "name",
    "uses",
    "articles",
    "linkedTo",
    "item",
    "label",
    "score",
    "description",
    "reasons",
)
_HELP: Final = (
    "y yes, n no, u unsure, none (Wikidata has no such item), s skip, q quit, or an item (Q159);"
    " a reason may follow"
)
_KEYS: Final = {"y": "yes", "n": "no", "u": "unsure", "s": "skip", "q": "quit"}


def review(  # noqa: PLR0913 - one parameter an option
    *,
    facts: Annotated[
        bool, typer.Option("--facts", help="Walk through facts that Wikidata could hold instead.")
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="Print what there is to decide, and ask nothing.")
    ] = False,
    form: Annotated[
        RowFormat, typer.Option("--format", "-f", help="How --list is printed.")
    ] = RowFormat.TABLE,
    by: options.Reviewer = None,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Walk through unlinked and doubtful names, those used most first, and decide on each.

    Answers come from standard input, a line each. Decisions are stored at once, with who, when
    and why; articles are linked anew at the end. All of it can be undone: `dateline link undo`.
    """
    from dateline.build import Assembly
    from dateline.cli.deciding import Desk, reviewer

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store() as opened:
        cases = _cases(assembly, opened, facts=facts)
    if listed:
        _print(cases, form)
        return
    with assembly.open_writable_store() as writable:
        desk = Desk(assembly, writable, reviewer(by, settings.reviewer))
        _walk(cases, desk)
        tell(desk, desk.apply())


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something to decide on: its rows for a list, its lines for a person.

    Attributes:
        subject, name: as in `Decision`.
        qid: the item that "yes" and "no" are about; None where there is none to say yes to.
    """

    subject: str
    name: str
    qid: str | None
    lines: Sequence[str]
    rows: Sequence[Sequence[str]]


def tell(desk: "Desk", relinked: "Relinked") -> None:
    """Print what was decided, and what became of it."""
    for error in relinked.errors:
        report(error)
    decided = plural(len(desk.made), "decision")
    typer.echo(f"{decided} stored; {plural(len(relinked.changed), 'article')} linked anew")


def _cases(assembly: "Assembly", store: "Store", *, facts: bool) -> tuple[Case, ...]:
    from dateline.cli.fact_review import fact_cases
    from dateline.cli.knowledge import knowledge_of
    from dateline.cli.worklist import tasks

    known = knowledge_of(store, assembly.base)
    if facts:
        return fact_cases(assembly, store, known)
    return tuple(
        case
        for task in tasks(store, assembly.base, known, assembly.entities_called)
        for case in [_case(task)]
    )


def _case(task: "Task") -> Case:
    used = (task.name, str(task.uses), str(task.articles), task.entity.qid or "")
    kind = task.entity.type.value if task.entity.type else "kind unknown"
    times = f"{plural(task.uses, 'passage')} in {plural(task.articles, 'article')}"
    rows = [
        (*used, f.qid, f.label, f"{f.score:.2f}", f.description, "; ".join(f.reasons))
        for f in task.candidates
    ]
    candidates = (
        f"  {n}. {f.qid} {f.label}, {f.description} ({f.score:.2f}: {'; '.join(f.reasons)})"
        for n, f in enumerate(task.candidates, 1)
    )
    return Case(
        subject=task.subject,
        name=task.name,
        qid=task.candidates[0].qid if task.candidates else None,
        lines=(f"{task.name} ({kind}), {times}", *candidates),
        rows=rows or [(*used, "", "", "", "", "no candidate")],
    )


def _print(cases: Iterable[Case], form: RowFormat) -> None:
    from pyoxigraph import Literal

    from dateline.cli.table import print_answer
    from dateline.query.answer import Answer

    rows = tuple(tuple(Literal(cell) for cell in row) for case in cases for row in case.rows)
    print_answer(Answer(columns=_COLUMNS, rows=rows, table=_COLUMNS), form)


def _walk(cases: Iterable[Case], desk: "Desk") -> None:
    typer.echo(_HELP, err=True)
    for case in cases:
        typer.echo("", err=True)
        for line in case.lines:
            typer.echo(printable(line), err=True)
        if not _ask(case, desk):
            return


def _ask(case: Case, desk: "Desk") -> bool:
    """Ask until there is an answer; return whether to go on."""
    while True:
        typer.echo("> ", nl=False, err=True)
        line = sys.stdin.readline()
        words, _, why = line.strip().partition(" ")
        answer = _KEYS.get(words, words)
        if not line or answer == "quit":
            return False
        try:
            if answer == "skip" or _decided(case, desk, answer, why.strip()):
                return True
        except UsageError as error:
            report(error)


def _decided(case: Case, desk: "Desk", answer: str, why: str) -> bool:
    """Store what `answer` says; return False if it says nothing."""
    from dateline.cli.deciding import item_of
    from dateline.model.review import Verdict

    if answer in {Verdict.YES, Verdict.NO}:
        desk.decide(case.subject, case.name, Verdict(answer), qid=case.qid, why=why)
    elif answer in {Verdict.UNSURE, Verdict.NONE}:
        desk.decide(case.subject, case.name, Verdict(answer), why=why)
    elif answer:
        desk.decide(case.subject, case.name, Verdict.YES, qid=item_of(answer), why=why)
    return bool(answer)
