"""`dateline validate`: the store's content against the ontology's SHACL shapes."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from dateline.cli import options
from dateline.cli.console import plural
from dateline.cli.table import print_table
from dateline.settings import Settings

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from dateline.rdf.namespaces import Base
    from dateline.store.protocol import Store


def validate(*, store: options.Store = None, base_iri: options.BaseIri = None) -> int:
    """Check the store against the ontology's shapes; exit code 1 if something breaks one."""
    from dateline.assets import asset_dir
    from dateline.build import Assembly
    from dateline.rdf.validate import violations

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store() as opened:
        found = violations(_data(opened, assembly.base), asset_dir("ontology"))
    if found:
        head = ("severity", "focus", "path", "message", "value")
        print_table(head, [(v.severity, v.focus, v.path, v.message, v.value) for v in found])
    typer.echo(plural(len(found), "violation"))
    return 1 if found else 0


def _data(store: "Store", base: "Base") -> "Iterator[Quad]":
    """Yield all quads but the ontology's own."""
    from pyoxigraph import Quad, QuerySolutions

    found = store.query("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    for row in found if isinstance(found, QuerySolutions) else ():
        if row["g"] != base.ontology_graph:
            yield Quad(row["s"], row["p"], row["o"], row["g"])
