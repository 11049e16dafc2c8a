"""`/sparql`: the SPARQL 1.1 Protocol."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dateline.model.sparql import SparqlQuery
from dateline.serve.admission import Admission
from dateline.serve.negotiate import choose
from dateline.serve.parameters import FORM, Parameters, media_type, parse, text_of
from dateline.serve.services import Services

PATHS: Final = ("/sparql", "/sparql/")
ROWS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
    "text/xml",
)
GRAPHS: Final = (
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/trig",
    "application/n-quads",
    "text/n3",
    "application/json",
    "application/xml",
    "text/xml",
)
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"


def routes(services: Services) -> Sequence[BaseRoute]:
    """Return the routes of the protocol."""
    endpoint = Endpoint(services, Admission(services.limits))
    return [Route(path, endpoint.answer, methods=["GET", "POST"]) for path in PATHS]


class Endpoint:
    """Answers the requests of one server."""

    def __init__(self, services: Services, admission: Admission) -> None:
        """Answer with `services`, as `admission` lets in."""
        self._services = services
        self._admission = admission

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        if request.method == "POST":
            return await self._posted(request)
        given = parse(request.scope["query_string"])
        if "update" in given:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "an update must be sent with POST")
        return await self._query(request, _only(given, "query"), given)

    async def _posted(self, request: Request) -> Response:
        form, url = media_type(request), request.scope["query_string"]
        if form == FORM:
            given = parse(url, await request.body())
            return await self._query(request, _only(given, "query"), given)
        if form == _QUERY:
            return await self._query(request, text_of(await request.body()), parse(url))
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"the body must be {FORM}, {_QUERY} or {_UPDATE}"
        )

    async def _query(self, request: Request, text: str, given: Parameters) -> Response:
        accept = request.headers.get("accept")
        query = SparqlQuery(
            text=text,
            default_graphs=given.all("default-graph-uri"),
            named_graphs=given.all("named-graph-uri"),
            base_iri=str(request.url.replace(query="")),
            rows=choose(accept, ROWS),
            graph=choose(accept, GRAPHS),
        )
        answer = await self._admission.run(self._services.ad_hoc.answer, query)
        if not answer.media_type:
            raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, "no acceptable format for this answer")
        return Response(answer.body, media_type=answer.media_type)


def _only(given: Parameters, name: str) -> str:
    values = given.all(name)
    if len(values) != 1:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"give one {name}, not {len(values)}")
    return values[0]
