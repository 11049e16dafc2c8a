"""`dateline serve`: the store over HTTP."""

import os
from typing import Annotated

import typer

from dateline.cli import options
from dateline.settings import Settings


def serve(  # noqa: PLR0913 - one parameter an option
    *,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; 0.0.0.0 stands for all.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8000,
    rate_limit: Annotated[
        float,
        typer.Option(
            "--rate-limit",
            min=0,
            help="Requests a second that one client may make, over ten seconds; 0 for any.",
        ),
    ] = 200,
    queries: options.Queries = None,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Serve the store over HTTP until interrupted: pages, saved questions, SPARQL."""
    from dateline.build import Assembly
    from dateline.cli.serving import Serving, run
    from dateline.serve.services import ServerLimits

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    settings = settings.override(queries=(*settings.queries, *(queries or ())))
    limits = ServerLimits(requests_per_second=rate_limit)
    run(Assembly(settings), Serving(host=host, port=port, limits=limits))
