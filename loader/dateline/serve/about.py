"""The server's descriptions of itself, its data and its questions."""

from collections.abc import Iterable, Sequence

from anyio import to_thread
from pyoxigraph import Triple
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dateline.serve import description
from dateline.serve.address import Address, address_of
from dateline.serve.description import Statistics
from dateline.serve.graphs import acceptable, graph_response
from dateline.serve.protocol import ReadableStore
from dateline.serve.services import Services
from dateline.serve.terms import NAMESPACES


def routes(services: Services) -> Sequence[BaseRoute]:
    """Return the routes of what is well known (RFC 8615)."""
    about = About(services)
    return [
        Route("/.well-known/void", about.dataset),
        Route("/.well-known/sparql-examples", about.examples),
    ]


class About:
    """Describes one server; counts are made once for each version of the store."""

    def __init__(self, services: Services) -> None:
        """Describe the server that `services` make up."""
        self._services = services
        self._counted: tuple[str, Statistics] | None = None

    async def service(self, request: Request) -> Response:
        """Return the description of the endpoint that was asked."""

        def triples(address: Address) -> Iterable[Triple]:
            return description.service(
                address,
                self._services.base,
                self._statistics(),
                writable=self._services.writing is not None,
                federated=self._services.limits.federated,
            )

        media_type = acceptable(request)
        address = address_of(request, endpoint=request.url.path)
        found = await to_thread.run_sync(lambda: list(triples(address)))
        return graph_response(found, media_type, NAMESPACES)

    async def dataset(self, request: Request) -> Response:
        """Return the description of the data."""
        media_type, address = acceptable(request), address_of(request)
        base = self._services.base
        found = await to_thread.run_sync(
            lambda: list(description.dataset(address, base, self._statistics()))
        )
        return graph_response(found, media_type, NAMESPACES)

    async def examples(self, request: Request) -> Response:
        """Return the saved questions as examples of queries."""
        media_type, address = acceptable(request), address_of(request)
        catalogue, base = self._services.catalogue, self._services.base
        found = await to_thread.run_sync(
            lambda: list(description.examples(address, catalogue, base))
        )
        return graph_response(found, media_type, NAMESPACES)

    def _statistics(self) -> Statistics:
        with self._services.snapshots.lease() as snapshot:
            if self._counted is None or self._counted[0] != snapshot.version:
                self._counted = snapshot.version, self._count(snapshot.store)
        return self._counted[1]

    def _count(self, store: ReadableStore) -> Statistics:
        return description.statistics(store, self._services.base)
