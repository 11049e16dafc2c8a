"""`dateline doctor`: what is wrong with a store, and how to mend it."""

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dateline.cli import options
from dateline.cli.console import plural
from dateline.query.tables import printable
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.build import Assembly
    from dateline.cli.article_checks import Finding

# Of each sort; a thousand lines of one sort say no more.
_SHOWN: Final = 20


def doctor(
    *,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="First work the shared graph of facts out from scratch."),
    ] = False,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a finding.")
    ] = False,
) -> int:
    """Check that a store hangs together; say what is wrong and how to mend it.

    Exit code 0 where all is well, 1 where it is not.
    """
    from dateline.build import Assembly
    from dateline.cli.checks import Checks

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    if rebuild:
        with assembly.open_store():
            pass  # Nothing is made by mending: a store that is not there is an error.
        _rebuild(assembly)
    with assembly.open_store() as opened:
        checks = Checks(store=opened, base=assembly.base, kinds=assembly.kinds)
        return _tell(checks.findings(), as_json=as_json)


def _rebuild(assembly: "Assembly") -> None:
    from dateline.cli.checks import Checks
    from dateline.rdf.rebuild import rebuilt_facts
    from dateline.store.overlay import Overlay
    from dateline.store.query_view import view_of

    base = assembly.base
    with assembly.open_writable_store() as store:
        view = Overlay(view_of(store), frozenset(), ())
        changed = {node: told for node, _, told in rebuilt_facts(view, base, assembly.kinds)}
        store.describe(base.facts_graph, changed)
        stray = Checks(store=store, base=base, kinds=assembly.kinds).stray_texts()
        for key in stray:
            store.forget(key)
        store.flush()
    mended = f"{plural(len(changed), 'fact')} and {plural(len(stray), 'stray text')}"
    typer.echo(f"mended {mended}", err=True)


def _tell(findings: "Iterable[Finding]", *, as_json: bool) -> int:
    counts: Counter[str] = Counter()
    for one in findings:
        counts[one.kind] += 1
        if as_json:
            typer.echo(json.dumps(asdict(one)))
        elif counts[one.kind] <= _SHOWN:
            typer.echo(printable(f"{one.kind}: {one.subject}: {one.detail} (hint: {one.mend})"))
    if not as_json:
        told = ", ".join(f"{count:,} x {kind}" for kind, count in sorted(counts.items()))
        typer.echo(told or "all is well")
    return 1 if counts else 0
