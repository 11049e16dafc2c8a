"""`dateline stats`: how much the store holds."""

import json
import os
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.table import print_table
from dateline.settings import Settings


def stats(
    *,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Count articles, claims, entities, and facts by kind."""
    from dateline.build import Assembly

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    with Assembly(settings).open_store() as opened:
        found = opened.stats()
    totals = {
        "articles": found.articles,
        "claims": found.claims,
        "facts": found.facts,
        "entities": found.entities,
    }
    if as_json:
        typer.echo(json.dumps({**totals, "kinds": dict(found.kinds)}, indent=2))
        return
    kinds = sorted(found.kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    rows = [*((what, "", n) for what, n in totals.items()), *(("facts", *kind) for kind in kinds)]
    print_table(("what", "kind", "count"), [(what, kind, f"{n:,}") for what, kind, n in rows])
