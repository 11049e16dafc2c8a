"""Everything for people and their programs beside SPARQL: questions, things, figures."""

import json
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dateline.serve.buckets import Buckets
from dateline.serve.compression import Compression
from dateline.serve.etags import weak_tag
from dateline.serve.headers import SafeHeaders
from dateline.serve.health import Health
from dateline.serve.kept import Body
from dateline.serve.limits import ClientLimits
from dateline.serve.metrics import CountRequests
from dateline.serve.openapi import openapi
from dateline.serve.pages.links import Links
from dateline.serve.pages.render import STYLES, Pages
from dateline.serve.questions import Questions, questions
from dateline.serve.replies import reply
from dateline.serve.services import Services
from dateline.serve.things.related import Related
from dateline.serve.things.routes import Things

_SMALLEST_COMPRESSED: Final = 1000
_COMPRESSION: Final = 5
_BURST_SECONDS: Final = 10


def routes(services: Services) -> Sequence[BaseRoute]:
    """Return the routes of everything but SPARQL.

    Raises:
        UsageError: a saved question's file is no good.
    """
    pages = Pages(Links(services.base))
    pool = services.workers
    # The lists of names are read while nobody waits for them yet.
    pool.pool.submit(services.resolve, "")
    asked = questions(services, pages, pool)
    things = Things(services, pages, pool, Related(tuple(asked.by_name.values())))
    return [
        *asked.routes,
        *things.routes,
        Route("/openapi.json", _document("application/json", _openapi(services, asked))),
        Route("/static/dateline.css", _document("text/css", STYLES.read_text(encoding="utf-8"))),
        Route("/health", Health(services).show),
        Route("/metrics", services.metrics.show),
    ]


def middleware(services: Services) -> Sequence[Middleware]:
    """Return what every request goes through, outermost first."""
    limits = services.limits
    rate = limits.requests_per_second
    buckets = Buckets(rate, rate * _BURST_SECONDS, monotonic) if rate else None
    return [
        Middleware(CountRequests, services.metrics),
        Middleware(SafeHeaders),
        Middleware(ClientLimits, buckets, limits.body_bytes),
        Middleware(Compression, minimum_size=_SMALLEST_COMPRESSED, compresslevel=_COMPRESSION),
    ]


def _openapi(services: Services, asked: Questions) -> str:
    document = openapi(asked.by_name.values(), version=services.version)
    return json.dumps(document, ensure_ascii=False) + "\n"


def _document(media_type: str, text: str) -> Callable[[Request], Response]:
    """Return what answers with `text`, which stays the same as long as the server runs."""
    body, tag = Body(content=text.encode()), weak_tag(text)

    def show_document(request: Request) -> Response:
        return reply(request, tag, media_type, lambda: body)

    return show_document
