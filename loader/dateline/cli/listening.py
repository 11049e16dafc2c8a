"""Runs the server until a signal ends it."""

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

import typer
import uvicorn

from dateline.build import Assembly
from dateline.cli.serving import Serving, services
from dateline.errors import UsageError
from dateline.serve.app import make_app
from dateline.serve.wire import LONGEST_HEAD, BoundedH11Protocol

_IDLE_SECONDS: Final = 30
# What is under way when the server is to end gets this much time to end by itself.
_LAST_QUERIES_SECONDS: Final = 5
_LAST_ANSWERS_SECONDS: Final = 10


def run(assembly: Assembly, serving: Serving) -> None:
    """Serve until a signal ends it.

    Raises:
        StoreError: there is no store, or somebody is writing to it.
        UsageError: the address cannot be listened at.
    """
    with _listening(serving) as listener, services(assembly, serving) as parts:
        config = uvicorn.Config(
            make_app(parts),
            http=BoundedH11Protocol,
            ws="none",
            limit_concurrency=serving.limits.connections,
            h11_max_incomplete_event_size=LONGEST_HEAD,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=_LAST_ANSWERS_SECONDS,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
        )
        typer.echo(f"serving {assembly.settings.store} at {_address(listener)}", err=True)
        with _ended_by_signals():
            _Server(config, parts.end_queries).run(sockets=[listener])
    if parts.workers.under_way:
        # A question cannot be stopped, and Python would wait for its thread.
        os._exit(0)


class _Server(uvicorn.Server):
    """A server that, once it is to end, gives queries some seconds more and then ends them."""

    def __init__(self, config: uvicorn.Config, end_queries: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_queries = end_queries

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        loop = asyncio.get_running_loop()
        ending = loop.call_later(_LAST_QUERIES_SECONDS, self._end_queries)
        await super().shutdown(sockets)
        ending.cancel()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let the server's end by a signal be an end like any other, so that all is put away.

    uvicorn passes on, once it has ended, the signal that it was ended by.
    """
    former = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, former)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextmanager
def _listening(serving: Serving) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    try:
        listener = socket.create_server((serving.host, serving.port), family=family)
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"cannot listen at {serving.host} port {serving.port}: {error}",
            hint="choose another --port or --host",
        ) from error
    with listener:
        yield listener
