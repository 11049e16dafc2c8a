"""A store on a server, open for writing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar
from uuid import uuid4

from pyoxigraph import NamedNode, Quad
from requests import Request

from dateline.errors import NotFoundError
from dateline.model.article import Article
from dateline.store.entry import Entry
from dateline.store.protocol import ArticleGraphs, Change, Names
from dateline.store.remote.asking import Asking
from dateline.store.remote.client import refusal
from dateline.store.remote.mirror import Mirror, settled
from dateline.store.remote.plan import Write, fits, updates
from dateline.store.remote.planning import Planning
from dateline.store.remote.reading import RemoteStore
from dateline.store.remote.vocabulary import STAMP, TEXT_OF
from dateline.store.revision import Revise
from dateline.store.update import Delta

_UPDATE = "application/sparql-update"
_TRIPLES = "application/n-triples"
T = TypeVar("T")


class WritableRemoteStore(RemoteStore):
    """A store on a server, open for writing; see `protocol.WritableStore`.

    Nothing keeps a second writer out: SPARQL has no locks. Two at once leave both their articles
    whole, yet what the shared graphs say of facts that both touched may miss one of them.
    """

    def __init__(self, location: str, names: Names, asking: Asking, revise: Revise) -> None:
        """Take what asks the server, and the rules of the shared graphs."""
        super().__init__(location, names, asking)
        self._revise = revise

    @property
    def requests(self) -> int:
        """How many requests were sent so far, those that had to be sent again included."""
        return self._asking.client.requests

    def replace(self, graphs: ArticleGraphs, article: Article) -> Change:
        """Put an article in; see `protocol.WritableStore.replace`."""
        [change] = self.replace_all([Entry(graphs=graphs, article=article)])
        return change

    def replace_all(self, entries: Sequence[Entry]) -> tuple[Change, ...]:
        """Put articles in; see `protocol.WritableStore.replace_all`."""
        planning = self._planning()
        groups = self._settled(planning, lambda: list(planning.groups(entries)))
        changes: list[Change] = []
        for group in groups:
            changes += self._put_in(group, planning)
            planning = self._planning()
        return tuple(changes)

    def remake(self, graphs: ArticleGraphs) -> Change:
        """Put a stored article's graphs in anew; see `protocol.WritableStore.remake`."""
        texts = f"GRAPH {self._texts} {{ ?text {TEXT_OF} {self._names.article(graphs.key)} }}"
        if not self._asking.rows(f"SELECT ?text WHERE {{ {texts} }} LIMIT 1"):
            raise NotFoundError(f"the store {self.location} holds no article {graphs.key}")
        return self.replace_all([Entry(graphs=graphs)])[0]

    def forget(self, key: str, record: AbstractSet[Quad] = frozenset()) -> None:
        """Remove an article; see `protocol.WritableStore.forget`."""
        planning = self._planning()
        self._write(self._settled(planning, lambda: planning.removal(key, record)))

    def put(self, graph: NamedNode, quads: AbstractSet[Quad]) -> None:
        """Set a whole graph; see `protocol.WritableStore.put`."""
        before = self.graph(graph)
        write = Write(delta=Delta(remove=before - quads, add=frozenset(quads) - before))
        if fits(write, self._asking.profile) or self._asking.profile.graphs is None:
            self._write(write)
        else:
            self._put_whole(graph, quads)

    def describe(
        self, graph: NamedNode, descriptions: Mapping[NamedNode, AbstractSet[Quad]]
    ) -> None:
        """Set subjects' descriptions; see `protocol.WritableStore.describe`."""
        mirror = Mirror()

        def stored() -> frozenset[Quad]:
            found = (mirror.match(subject, None, None, graph) for subject in descriptions)
            return frozenset(quad for some in found for quad in some)

        before = settled(stored, mirror, self._asking.rows)
        after = frozenset[Quad]().union(*descriptions.values())
        self._write(Write(delta=Delta(remove=before - after, add=after - before)))

    def tidy(self) -> None:
        """Do nothing: a server looks after its own files."""

    def flush(self) -> None:
        """Do nothing: a server that has acknowledged an update answers for it."""

    def _put_in(self, group: Sequence[Entry], planning: Planning) -> Iterator[Change]:
        """Write a group of different articles, in halves while it is too much for one update."""
        changes, write = self._settled(planning, lambda: planning.replacement(group))
        profile = self._asking.profile
        if profile.whole and len(group) > 1 and not fits(write, profile):
            half = len(group) // 2
            yield from self._put_in(group[:half], self._planning())
            yield from self._put_in(group[half:], self._planning())
        else:
            self._write(write)
            yield from changes

    def _planning(self) -> Planning:
        return Planning(self._names, self._revise)

    def _settled(self, planning: Planning, work: Callable[[], T]) -> T:
        return settled(work, planning.mirror, self._asking.rows)

    def _write(self, write: Write) -> None:
        for update in updates(write, self._names, self._asking.profile):
            self._send(f"{self._stamp()} ;\n{update}")

    def _stamp(self) -> str:
        """Return operations that put another stamp on the store."""
        stamp = f"{self._texts} {STAMP}"
        return (
            f"DELETE WHERE {{ GRAPH {self._texts} {{ {stamp} ?old }} }} ;\n"
            f'INSERT DATA {{ GRAPH {self._texts} {{ {stamp} "{uuid4().hex}" }} }}'
        )

    def _send(self, update: str) -> None:
        headers = {"Content-Type": f"{_UPDATE}; charset=utf-8"}
        url = self._asking.profile.update
        self._expect_success(Request("POST", url, data=update.encode(), headers=headers))

    def _put_whole(self, graph: NamedNode, quads: AbstractSet[Quad]) -> None:
        """Put a graph with one request of the Graph Store Protocol, which replaces it whole."""
        profile = self._asking.profile
        self._send(self._stamp())
        lines = "".join(f"{triple} .\n" for triple in sorted(str(quad.triple) for quad in quads))
        self._expect_success(
            Request(
                "PUT",
                profile.graphs,
                params={profile.graph: graph.value},
                data=lines.encode(),
                headers={"Content-Type": _TRIPLES},
            )
        )

    def _expect_success(self, request: Request) -> None:
        response = self._asking.client.send(request)
        if not response.ok or response.is_redirect:
            raise refusal(response)
