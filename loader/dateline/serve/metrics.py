"""Figures for Prometheus, kept in a registry of the server's own."""

import time
from dataclasses import dataclass, field
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECONDS: Final = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Metrics:
    """What is counted; labels hold names of routes, never a part of a request."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    running: Gauge = field(init=False)

    def __post_init__(self) -> None:
        """Register every figure."""
        registry = self.registry
        requests = Counter(
            "dateline_http_requests_total",
            "Requests answered.",
            ("route", "method", "status"),
            registry=registry,
        )
        seconds = Histogram(
            "dateline_http_request_seconds",
            "How long requests took.",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        running = Gauge("dateline_http_requests_running", "Requests at work.", registry=registry)
        object.__setattr__(self, "requests", requests)
        object.__setattr__(self, "seconds", seconds)
        object.__setattr__(self, "running", running)
        ProcessCollector(registry=registry)

    async def show(self, _: Request) -> Response:
        """Answer with all figures, in the text format."""
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)

    def note(self, scope: Scope, status: int, seconds: float) -> None:
        """Count a request that was answered with `status` after `seconds`."""
        route = getattr(scope.get("endpoint"), "__name__", "none")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self.requests.labels(route, method, str(status)).inc()
        self.seconds.labels(route).observe(seconds)


class CountRequests:
    """Middleware that counts requests."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Count what is asked of `app`."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, and note what comes of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # What raises an error before it has begun to answer is answered 500 further out.
        status, began = 500, time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._metrics.running.track_inprogress():
            try:
                await self._app(scope, receive, noting)
            finally:
                self._metrics.note(scope, status, time.perf_counter() - began)
