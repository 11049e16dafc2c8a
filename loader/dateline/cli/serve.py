"""`dateline serve`: the store over HTTP."""

import os
from pathlib import Path
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
    ] = 1000,
    keep_answers: Annotated[
        int,
        typer.Option(
            "--keep-answers",
            min=0,
            help="How much of what was answered is kept for who asks the same again, in MiB.",
        ),
    ] = 64,
    allow_update: Annotated[
        bool,
        typer.Option(
            "--allow-update",
            help="Take SPARQL updates and graphs; who sends them must show the token that "
            "$DATELINE_TOKEN or --token-file holds, else one that is printed at the start.",
        ),
    ] = False,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="A file with the token.")
    ] = None,
    no_token: Annotated[
        bool,
        typer.Option("--no-token", help="Take updates without a token, from this machine only."),
    ] = False,
    query_seconds: Annotated[
        float, typer.Option("--query-seconds", min=0.1, help="How long a SPARQL query may take.")
    ] = 30,
    query_memory: Annotated[
        int, typer.Option("--query-memory", min=16, help="How much memory it may take, in MiB.")
    ] = 1024,
    answer_size: Annotated[
        int, typer.Option("--answer-size", min=1, help="How large its answer may be, in MiB.")
    ] = 64,
    queries_at_once: Annotated[
        int,
        typer.Option(
            "--queries-at-once",
            min=1,
            help="How many may run at a time; at most half of them may take over 2 seconds.",
        ),
    ] = 6,
    allow_service: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-service",
            metavar="HOST",
            help="A host that queries may ask with SERVICE; may be given several times.",
        ),
    ] = None,
    queries: options.Queries = None,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Serve the store over HTTP until interrupted: pages, saved questions, SPARQL."""
    from dateline.build import Assembly
    from dateline.cli.listening import run
    from dateline.cli.serving import Serving
    from dateline.cli.token import token_of
    from dateline.serve.capacity import ServerLimits
    from dateline.store.sandbox.limits import QueryLimits

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    settings = settings.override(queries=(*settings.queries, *(queries or ())))
    serving = Serving(
        host=host,
        port=port,
        writable=allow_update,
        token=token_of(os.environ, token_file, host=host, without=no_token) if allow_update else "",
        limits=ServerLimits(
            queries=queries_at_once,
            requests_per_second=rate_limit,
            kept_bytes=keep_answers * 2**20,
            federated=bool(allow_service),
        ),
        query_limits=QueryLimits(
            seconds=query_seconds,
            memory_mib=query_memory,
            answer_mib=answer_size,
            services=frozenset(allow_service or ()),
        ),
    )
    run(Assembly(settings), serving)
