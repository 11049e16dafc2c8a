"""`/sparql`: the SPARQL 1.1 Protocol."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dateline.model.sparql import SparqlQuery, SparqlUpdate
from dateline.serve.about import About
from dateline.serve.address import url_of
from dateline.serve.graphs import MEDIA_TYPES
from dateline.serve.negotiate import accept_of, choose
from dateline.serve.options import options
from dateline.serve.parameters import FORM, Parameters, media_type, parse, text_of
from dateline.serve.services import Services
from dateline.serve.writers import Writers

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
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_PAGE: Final = "text/html"


def routes(services: Services) -> Sequence[BaseRoute]:
    """Return the routes of the protocol."""
    endpoint = Endpoint(services)
    methods = ["GET", "POST", "OPTIONS"]
    return [Route(path, endpoint.answer, methods=methods) for path in PATHS]


class Endpoint:
    """Answers the requests of one server."""

    def __init__(self, services: Services) -> None:
        """Answer with `services`."""
        self._services = services
        self._admission = services.admission
        self._about = About(services)
        self._writers = Writers(services)

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        if request.method == "OPTIONS":
            return options("GET, HEAD, POST, OPTIONS")
        if request.method == "POST":
            return await self._posted(request)
        given = parse(request.scope["query_string"])
        if not given:
            return await self._described(request)
        if "update" in given:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "an update must be sent with POST")
        return await self._query(request, _only(given, "query"), given)

    async def _described(self, request: Request) -> Response:
        """Describe the service; send people, whose browsers ask for a page, to the front page."""
        if choose(accept_of(request), (*MEDIA_TYPES, _PAGE)) == _PAGE:
            return RedirectResponse("/", HTTPStatus.SEE_OTHER, {"Vary": "Accept"})
        return await self._about.service(request)

    async def _posted(self, request: Request) -> Response:
        form, url = media_type(request), request.scope["query_string"]
        if form == FORM:
            return await self._form(request, parse(url, await request.body()))
        if form == _QUERY:
            return await self._query(request, text_of(await request.body()), parse(url))
        if form == _UPDATE:
            self._writers.check(request)
            return await self._update(request, text_of(await request.body()), parse(url))
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"the body must be {FORM}, {_QUERY} or {_UPDATE}"
        )

    async def _form(self, request: Request, given: Parameters) -> Response:
        if "update" not in given:
            return await self._query(request, _only(given, "query"), given)
        if "query" in given:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "give a query or an update, not both")
        self._writers.check(request)
        return await self._update(request, _only(given, "update"), given)

    async def _update(self, request: Request, text: str, given: Parameters) -> Response:
        update = SparqlUpdate(
            text=text,
            using=given.all("using-graph-uri"),
            using_named=given.all("using-named-graph-uri"),
            base_iri=url_of(request),
        )
        await self._writers.write(update)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def _query(self, request: Request, text: str, given: Parameters) -> Response:
        accept = accept_of(request)
        query = SparqlQuery(
            text=text,
            default_graphs=given.all("default-graph-uri"),
            named_graphs=given.all("named-graph-uri"),
            base_iri=url_of(request),
            rows=choose(accept, ROWS),
            graph=choose(accept, MEDIA_TYPES),
        )
        answer = await self._admission.run(self._services.ad_hoc.answer, query)
        if not answer.media_type:
            raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, "no acceptable format for this answer")
        return Response(answer.body, media_type=answer.media_type, headers={"Vary": "Accept"})


def _only(given: Parameters, name: str) -> str:
    values = given.all(name)
    if len(values) != 1:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"give one {name}, not {len(values)}")
    return values[0]
