"""`/gsp`: the SPARQL 1.1 Graph Store HTTP Protocol.

A graph is named by `?graph=IRI` or `?default`, or by an address below `/gsp/` that is its IRI.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from uuid import uuid4

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dateline.errors import NotFoundError
from dateline.model.sparql import GraphChange, GraphWrite, SparqlQuery
from dateline.serve.address import address_of, url_of
from dateline.serve.graphs import acceptable
from dateline.serve.multipart import documents_of
from dateline.serve.options import options
from dateline.serve.parameters import parse
from dateline.serve.services import Services
from dateline.serve.writers import Writers

ROOTS: Final = ("/gsp", "/rdf-graph-store")
_METHODS: Final = ("GET", "PUT", "POST", "DELETE", "OPTIONS")
_DEFAULT: Final = ""
_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def routes(services: Services) -> Sequence[BaseRoute]:
    """Return the routes of the protocol."""
    store = GraphStore(services)
    return [
        Route(f"{root}{below}", store.answer, methods=list(_METHODS))
        for root in ROOTS
        for below in ("", "/{path:path}")
    ]


class GraphStore:
    """Answers the requests of one server."""

    def __init__(self, services: Services) -> None:
        """Answer with `services`."""
        self._services = services
        self._writers = Writers(services)

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        if request.method == "OPTIONS":
            return options(f"HEAD, {', '.join(_METHODS)}")
        if request.method in {"GET", "HEAD"}:
            return await self._read(request, _graph(request))
        self._writers.check(request)
        if request.method == "POST" and _is_new(request):
            return await self._create(request)
        return await self._write(request, _graph(request))

    async def _read(self, request: Request, graph: str) -> Response:
        media_type = acceptable(request)
        if graph != _DEFAULT:
            await self._check_is_there(graph)
        query = SparqlQuery(
            text=_ALL,
            default_graphs=() if graph == _DEFAULT else (graph,),
            union=False,
            graph=media_type,
        )
        answer = await self._services.admission.run(self._services.ad_hoc.answer, query)
        return Response(answer.body, media_type=media_type, headers={"Vary": "Accept"})

    async def _check_is_there(self, graph: str) -> None:
        query = SparqlQuery(text=f"ASK {{ GRAPH {NamedNode(graph)} {{ }} }}", rows="text/csv")
        answer = await self._services.admission.run(self._services.ad_hoc.answer, query)
        if answer.body != b"true":
            raise NotFoundError(f"there is no graph <{graph}>")

    async def _create(self, request: Request) -> Response:
        graph = f"{address_of(request).origin}{ROOTS[0]}/{uuid4()}"
        await self._write(request, graph)
        return Response(status_code=HTTPStatus.CREATED, headers={"Location": graph})

    async def _write(self, request: Request, graph: str) -> Response:
        change = GraphChange(request.method.lower())
        documents = () if change is GraphChange.DELETE else await documents_of(request)
        done = await self._writers.write(
            GraphWrite(
                change=change,
                graph=graph,
                documents=documents,
                base_iri=graph or url_of(request),
            )
        )
        return Response(status_code=HTTPStatus.CREATED if done.created else HTTPStatus.NO_CONTENT)


def _is_new(request: Request) -> bool:
    """Return whether a graph is to be made under a name of the server's choice."""
    return not request.scope["query_string"] and request.url.path.rstrip("/") in ROOTS


def _graph(request: Request) -> str:
    """Return the IRI of the graph that a request is about, `_DEFAULT` for the default graph.

    Raises:
        HTTPException: 400, it names none or several.
    """
    given = parse(request.scope["query_string"])
    below = request.path_params.get("path", "")
    named, default = given.all("graph"), "default" in given
    if below and not given:
        return url_of(request)
    if below or len(named) + default != 1:
        raise HTTPException(
            HTTPStatus.BAD_REQUEST, "name one graph: ?graph=IRI, ?default, or by its address"
        )
    return _DEFAULT if default else _iri(named[0])


def _iri(text: str) -> str:
    try:
        return NamedNode(text).value
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "?graph= must be an absolute IRI") from error
