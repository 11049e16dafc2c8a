"""`/id/...` and `/entity/...`: what the graph says of one thing, for people and programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dateline.errors import NotFoundError, UsageError
from dateline.query.namespaces import WIKIDATA
from dateline.query.page import Window
from dateline.serve.etags import weak_tag
from dateline.serve.kept import Body
from dateline.serve.pages.links import ITEM, PATH
from dateline.serve.pages.render import Pages
from dateline.serve.paging import page_links, read_window
from dateline.serve.replies import reply
from dateline.serve.request import choose_format, read_params
from dateline.serve.services import Services
from dateline.serve.things.about import About, about, triples
from dateline.serve.things.find import find
from dateline.serve.things.lookup import Lookup
from dateline.serve.things.related import Related
from dateline.serve.things.write import write
from dateline.serve.work import Workers

HTML: Final = "html"
ROWS: Final = 100
OFFERS: Final[Mapping[str, str]] = {
    "text/turtle": "turtle",
    "text/html": HTML,
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
}


@dataclass(frozen=True, slots=True)
class Things:
    """Answers requests for things of the data.

    Attributes:
        services: the store and the IRIs of its data.
        pages: how a thing is shown to people.
        workers: where it is looked up.
        related: the questions that can be asked about a thing.
    """

    services: Services
    pages: Pages
    workers: Workers
    related: Related

    @property
    def routes(self) -> list[Route]:
        """What it answers."""
        return [
            Route("/id/", self.of_iri),
            Route("/id/{path:path}", self.of_path),
            Route("/entity/{item}", self.of_item),
        ]

    async def of_path(self, request: Request) -> Response:
        """Answer with the thing whose IRI is the base IRI and the path below `/id/`."""
        # As it was sent: IRIs are compared character by character, escapes included.
        path = request.scope["raw_path"].decode("ascii", "replace").partition("/id/")[2]
        if not PATH.fullmatch(path):
            raise _unknown(path)
        return await self._describe(request, NamedNode(self.services.base + path))

    async def of_item(self, request: Request) -> Response:
        """Answer with a Wikidata item."""
        qid = request.path_params["item"]
        if not ITEM.fullmatch(qid):
            raise _unknown(qid)
        return await self._describe(request, NamedNode(WIKIDATA + qid))

    async def of_iri(self, request: Request) -> Response:
        """Answer with any IRI, item or name; what has an address of its own is sent there."""
        given = read_params(request)
        if not given.get("iri"):
            raise UsageError("iri is missing", hint="give an IRI, a QID or a name")
        node = await self.workers.run(request, partial(self._find, given["iri"].strip()))
        path = self.pages.links.page(node.value)
        if not path or path.startswith("/id/?"):
            return await self._describe(request, node)
        rest = urlencode({name: value for name, value in given.items() if name != "iri"})
        return RedirectResponse(f"{path}?{rest}" if rest else path, HTTPStatus.SEE_OTHER)

    def _find(self, text: str) -> NamedNode:
        with self.services.snapshots.lease() as snapshot:
            return find(text, snapshot.store, self.services.resolve, self.services.base)

    async def _describe(self, request: Request, node: NamedNode) -> Response:
        given = read_params(request)
        form, media_type = choose_format(request, given, OFFERS)
        call = _Call(request, node, given, form, media_type, read_window(given, ROWS))
        return await self.workers.run(request, partial(self._answer, call))

    def _answer(self, call: "_Call") -> Response:
        with self.services.snapshots.lease() as snapshot:
            tag = call.tag(snapshot.version)
            body = partial(self._body, call, Lookup(snapshot.store, self.services.base))
            kept = partial(self.services.kept.get, tag, body)
            return reply(call.request, tag, call.media_type, kept)

    def _body(self, call: "_Call", lookup: Lookup) -> Body:
        found = about(lookup, call.node, call.window)
        if found is None:
            raise _unknown(call.node.value)
        links = call.links(found)
        content = (
            self._page(call, lookup, found, links).encode()
            if call.form == HTML
            else write(triples(lookup, found), call.form, self.services.prefixes)
        )
        return Body(content=content, links=links, total=found.total if links else None)

    def _page(self, call: "_Call", lookup: Lookup, found: About, links: Mapping[str, str]) -> str:
        return self.pages.thing(
            thing=found,
            first=min(call.window.offset + 1, found.total),
            last=min(call.window.offset + (call.window.limit or 0), found.total),
            ground=_ground(found, lookup),
            questions=self.related(found),
            links=links,
            formats=call.other_formats(),
            media_types={name: media_type for media_type, name in reversed(list(OFFERS.items()))},
        )


@dataclass(frozen=True, slots=True)
class _Call:
    request: Request
    node: NamedNode
    given: Mapping[str, str]
    form: str
    media_type: str
    window: Window

    def tag(self, version: str) -> str:
        path, query = self.request.url.path, urlencode(self.given)
        return weak_tag(version, path, self.node.value, self.media_type, query)

    def links(self, found: About) -> dict[str, str]:
        """Return the links between the pages of what belongs to the thing."""
        if not found.total:
            return {}
        return page_links(self.request.url.path, self.given, self.window, found.total)

    def other_formats(self) -> dict[str, str]:
        path = self.request.url.path
        kept = {name: value for name, value in self.given.items() if name != "format"}
        names = dict.fromkeys(OFFERS.values())
        return {n: f"{path}?{urlencode({**kept, 'format': n})}" for n in names if n != HTML}


def _ground(found: About, lookup: Lookup) -> str:
    """Return in words what the status of a fact rests on: the words of a claim, or a fact."""
    if not found.fact or not found.fact.ground:
        return ""
    quotes = {passage.claim: f"the claim “{passage.quote}”" for passage in found.passages}
    names = lookup.names([NamedNode(found.fact.ground)])
    return quotes.get(found.fact.ground) or names.get(found.fact.ground, "a claim")


def _unknown(what: str) -> NotFoundError:
    return NotFoundError(f"nothing is known of {what!a}", hint="/queries leads to what is")
