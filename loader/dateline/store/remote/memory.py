"""What a store on a server remembers of files and sources, read through the mirror."""

import json
import socket
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, cast
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, Quad

from dateline.store.entry import Loaded
from dateline.store.protocol import Names
from dateline.store.remote.vocabulary import (
    CAME_FIRST,
    LOADED,
    READ_FROM,
    SOURCE_OF,
    key_of,
    texts_graph,
)
from dateline.store.revision import View

_SCHEME: Final = "file://"


@dataclass(frozen=True, slots=True)
class Memory:
    """Files and sources, as `batch.Planner` asks for them."""

    view: View
    names: Names

    def key_of_file(self, path: str) -> str | None:
        """Return the key of the article last read from the file `path` of this host."""
        found = self._match(None, READ_FROM, file_place(path))
        keys = (key_of(cast("NamedNode", quad.subject), self.names) for quad in found)
        return min(keys, default=None)

    def is_elsewhere(self, key: str, path: str) -> bool:
        """Return whether another file than `path`, which is still there, held the article.

        A file of another host counts as still there: nobody here can look.
        """
        found = self._match(self.names.article(key), READ_FROM, None)
        places = {cast("Literal", quad.object).value for quad in found}
        return any(map(_may_exist, places - {file_place(path).value}))

    def came_first(self, one: Loaded) -> bool:
        """Return whether no other source gave the same text in the same setup before."""
        for quad in self._match(None, SOURCE_OF, self.names.article(one.key)):
            node = cast("NamedNode", quad.subject)
            is_first = any(True for _ in self._match(node, CAME_FIRST, None))
            for other in map(loaded_of, self._match(node, LOADED, None)):
                alike = (other.text_hash, other.setup) == (one.text_hash, one.setup)
                if is_first and alike and other.source != one.source:
                    return False
        return True

    def of_source(self, source: str) -> frozenset[Quad]:
        """Return all that is remembered of a source."""
        return frozenset(self._match(source_node(source, self.names), None, None))

    def of_article(self, key: str) -> frozenset[Quad]:
        """Return all that is remembered of an article's sources and files."""
        article = self.names.article(key)
        sources = [quad.subject for quad in self._match(None, SOURCE_OF, article)]
        said = (self._match(cast("NamedNode", node), None, None) for node in sources)
        return frozenset(self._match(article, READ_FROM, None)).union(*said)

    def in_file(self, path: str) -> frozenset[Quad]:
        """Return what is remembered of a file."""
        return frozenset(self._match(None, READ_FROM, file_place(path)))

    def _match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
    ) -> Iterator[Quad]:
        return iter(self.view.match(subject, predicate, object_, texts_graph(self.names)))


def source_node(source: str, names: Names) -> NamedNode:
    """Return the node of a source; the name itself may hold anything."""
    return NamedNode(
        f"{names.iri}source/{sha256(source.encode(errors='surrogatepass')).hexdigest()[:20]}"
    )


def source_quads(one: Loaded, names: Names, *, first: bool) -> frozenset[Quad]:
    """Return what records a source; `first` tells that its article came from it."""
    node, graph = source_node(one.source, names), texts_graph(names)
    record = Literal(json.dumps(asdict(one), sort_keys=True))
    said = {Quad(node, SOURCE_OF, names.article(one.key), graph), Quad(node, LOADED, record, graph)}
    return frozenset(said | ({Quad(node, CAME_FIRST, record, graph)} if first else set()))


def loaded_of(record: Quad) -> Loaded:
    """Return the source that `source_quads` recorded."""
    return Loaded(**json.loads(cast("Literal", record.object).value))


def file_place(path: str) -> Literal:
    """Return what stands for a file: the host is part of it, for elsewhere it is another file."""
    return Literal(f"{_SCHEME}{_host()}{quote(path.encode(errors='surrogateescape'))}")


def _may_exist(place: str) -> bool:
    host, slash, path = place.removeprefix(_SCHEME).partition("/")
    return host != _host() or Path(unquote(slash + path, errors="surrogateescape")).exists()


def _host() -> str:
    return quote(socket.gethostname(), safe="")
