"""`dateline serve`: the store over HTTP."""

import os
from typing import Annotated

import typer

from dateline.cli import options
from dateline.settings import Settings


def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; 0.0.0.0 stands for all.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8000,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Serve the store over HTTP: a SPARQL endpoint at /sparql, until interrupted."""
    from dateline.build import Assembly
    from dateline.cli.serving import Serving, run

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    run(Assembly(settings), Serving(host=host, port=port))
