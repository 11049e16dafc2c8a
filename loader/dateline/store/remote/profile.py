"""What servers differ in: where their services are, how much they take at once, what a union is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from pyoxigraph import NamedNode, RdfFormat, parse
from requests import Request, Response

from dateline.errors import UsageError
from dateline.store.remote.access import Access
from dateline.store.remote.client import Client
from dateline.store.remote.virtuoso_json import virtuoso_json

_GRAPH: Final = re.compile(r"\bgraph\b", re.IGNORECASE)
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
# A service description is a page; more than this is the data set itself.
_LONGEST_DESCRIPTION: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One server's ways.

    Attributes:
        kind: its sort, a name of `KINDS`.
        query, update: where queries and updates are sent.
        graphs: where graphs are put whole (Graph Store Protocol); None if nowhere.
        graph: the parameter there that names the graph.
        most: how many quads an update may hold.
        whole: an update is carried out whole or not at all.
        union: parameters of a query that make the default graph all graphs together.
        apart: parameters that leave it empty.
        hides_graphs: with these parameters, patterns inside GRAPH do not find everything; so
            queries that have some are sent without, and the server's own setting holds.
        follows_paths: joins what `rdfs:subClassOf*` finds with other patterns without losing rows.
        mended: returns its JSON results as the standard has them.
    """

    kind: str
    query: str
    update: str
    graphs: str | None = None
    graph: str = "graph"
    most: int = 900
    whole: bool = False
    union: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, str] = field(default_factory=dict)
    hides_graphs: bool = False
    follows_paths: bool = True
    mended: Callable[[bytes], bytes] = bytes

    def default_graph(self, sparql: str, *, union: bool) -> Mapping[str, str]:
        """Return the parameters that make the default graph what a query is to see there."""
        if self.hides_graphs and _GRAPH.search(sparql):
            return {}
        return self.union if union else self.apart


def _oxigraph(url: str) -> Profile:
    return Profile(
        kind="oxigraph",
        query=f"{url}/query",
        update=f"{url}/update",
        graphs=f"{url}/store",
        most=20_000,
        whole=True,
        union={"union-default-graph": ""},
    )


def _fuseki(url: str) -> Profile:
    return Profile(
        kind="fuseki",
        query=f"{url}/query",
        update=f"{url}/update",
        graphs=f"{url}/data",
        most=20_000,
        whole=True,
        union={"default-graph-uri": "urn:x-arq:UnionGraph"},
        hides_graphs=True,
    )


def _virtuoso(url: str) -> Profile:
    """Return the profile of Virtuoso 7; its default graph is the union of all in any case."""
    site = url.removesuffix("-auth").removesuffix("/sparql")
    return Profile(
        kind="virtuoso",
        query=f"{site}/sparql",
        update=f"{site}/sparql-auth",
        graphs=f"{site}/sparql-graph-crud-auth",
        graph="graph-uri",
        apart={"default-graph-uri": "urn:x-dateline:none"},
        hides_graphs=True,
        follows_paths=False,
        mended=virtuoso_json,
    )


def _rdf4j(url: str) -> Profile:
    """Return the profile of RDF4J and GraphDB, whose default graph is always the union."""
    return Profile(
        kind="rdf4j",
        query=url,
        update=f"{url}/statements",
        graphs=f"{url}/rdf-graphs/service",
        most=20_000,
        whole=True,
    )


def _other(url: str) -> Profile:
    return Profile(kind="other", query=url, update=url)


Make: TypeAlias = Callable[[str], Profile]
KINDS: Final[Mapping[str, Make]] = {
    "oxigraph": _oxigraph,
    "fuseki": _fuseki,
    "virtuoso": _virtuoso,
    "rdf4j": _rdf4j,
    "other": _other,
}
_IN_HEADERS: Final = {
    "oxigraph": "oxigraph",
    "fuseki": "fuseki",
    "virtuoso": "virtuoso",
    "graphdb": "rdf4j",
}


def discover(location: str, access: Access, client: Client) -> Profile:
    """Return the ways of the server at `location`, by what is set, else by what it says of itself.

    Raises:
        UsageError: the kind that is set is none.
        StoreError: the server cannot be reached.
    """
    url = location.rstrip("/")
    profile = KINDS[_known(access.kind)](url) if access.kind else _found(url, location, client)
    set_by_hand = {
        name: value
        for name in ("query", "update", "graphs")
        if (value := getattr(access, name)) is not None
    }
    return replace(profile, **set_by_hand)


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise UsageError(
            f"DATELINE_STORE_KIND is no sort of server: {kind!a}", hint=f"one of {', '.join(KINDS)}"
        )
    return kind


def _found(url: str, location: str, client: Client) -> Profile:
    accept = {"Accept": "text/turtle, application/rdf+xml;q=0.5, */*;q=0.1"}
    # Streamed and left unread: on some servers this address is the whole data set.
    response = client.send(Request("GET", location, headers=accept), patient=False, stream=True)
    with response:
        named = f"{response.headers.get('Server', '')} {' '.join(response.headers)}".lower()
        kind = next((kind for word, kind in _IN_HEADERS.items() if word in named), None)
        if kind:
            return KINDS[kind](url)
        if "/repositories/" in urlsplit(url).path:
            return _rdf4j(url)
        return _other(_endpoint(response, location) or url)


def _endpoint(response: Response, location: str) -> str | None:
    """Return the endpoint that a service description states (SPARQL 1.1 Service Description)."""
    form = RdfFormat.from_media_type(response.headers.get("Content-Type", ""))
    if form is None:
        return None
    try:
        text = response.raw.read(_LONGEST_DESCRIPTION, decode_content=True)
        quads = tuple(parse(text, form, base_iri=location))
    except (OSError, ValueError, SyntaxError):
        return None
    endpoint = NamedNode(f"{_SD}endpoint")
    found = (
        q.object.value for q in quads if q.predicate == endpoint and isinstance(q.object, NamedNode)
    )
    url = next(found, location)
    # Credentials meant for one server go to no other because that one says so.
    return url if urlsplit(url).netloc == urlsplit(location).netloc else None
