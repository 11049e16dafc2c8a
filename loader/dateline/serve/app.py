"""The application: routes and middleware of all modules in one list each."""

from collections.abc import Callable, Sequence
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from dateline.serve import about, cors, graph_store, sparql, web
from dateline.serve.problems import HANDLERS
from dateline.serve.services import Services

# A module of the server gives its routes; the first that matches a path answers.
ROUTES: Final[Sequence[Callable[[Services], Sequence[BaseRoute]]]] = (
    sparql.routes,
    graph_store.routes,
    about.routes,
    web.routes,
)
# Outermost first.
MIDDLEWARE: Final[Sequence[Callable[[Services], Sequence[Middleware]]]] = (
    cors.middleware,
    web.middleware,
)


def make_app(services: Services) -> Starlette:
    """Return the application that answers with `services`."""
    return Starlette(
        routes=[route for routes in ROUTES for route in routes(services)],
        middleware=[layer for layers in MIDDLEWARE for layer in layers(services)],
        exception_handlers=HANDLERS,
        max_body_size=services.limits.body_bytes,
    )
