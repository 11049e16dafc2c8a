"""Opens the store on a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from pyoxigraph import Literal, Quad

from dateline.errors import StoreError
from dateline.store.protocol import Names
from dateline.store.remote.access import Access, check_address
from dateline.store.remote.asking import Asking
from dateline.store.remote.client import Client
from dateline.store.remote.profile import discover
from dateline.store.remote.reading import RemoteStore
from dateline.store.remote.vocabulary import FORMAT, texts_graph
from dateline.store.remote.writing import WritableRemoteStore
from dateline.store.revision import Revise

_FORMAT = "1"


def open_remote(location: str, names: Names, access: Access) -> RemoteStore:
    """Open the store on the server at `location` for reading.

    A server with nothing on it is an empty store; one that another program filled is read as it is.

    Raises:
        UsageError: the location, or what is set about the server, cannot be meant.
        StoreError: the server cannot be reached, or holds data of another sort.
    """
    asking = asking_of(location, access)
    with _closed_on_error(asking.client):
        _check(location, names, asking)
    return RemoteStore(location, names, asking)


def open_writable_remote(
    location: str, names: Names, access: Access, revise: Revise
) -> WritableRemoteStore:
    """Open the store on the server at `location` for writing; nobody else is kept out.

    Raises:
        UsageError: the location, or what is set about the server, cannot be meant.
        StoreError: the server cannot be reached, or holds data of another sort.
    """
    asking = asking_of(location, access)
    store = WritableRemoteStore(location, names, asking, revise)
    with _closed_on_error(asking.client):
        if not _check(location, names, asking):
            graph = texts_graph(names)
            store.describe(graph, {graph: {Quad(graph, FORMAT, Literal(_FORMAT), graph)}})
    return store


def asking_of(location: str, access: Access) -> Asking:
    """Return what asks the server at `location`.

    Raises:
        UsageError: the location, or what is set about the server, cannot be meant.
        StoreError: the server cannot be reached.
    """
    check_address(location, "--store")
    client = Client(access)
    with _closed_on_error(client):
        return Asking(client, discover(location, access, client))


@contextmanager
def _closed_on_error(client: Client) -> Iterator[None]:
    try:
        yield
    except BaseException:
        client.close()
        raise


def _check(location: str, names: Names, asking: Asking) -> bool:
    """Return whether the server says that it holds a store of ours."""
    query = f"SELECT ?store ?format WHERE {{ GRAPH ?store {{ ?store {FORMAT} ?format }} }}"
    found = {str(row["store"]): cast("Literal", row["format"]) for row in asking.rows(query)}
    ours = found.pop(str(texts_graph(names)), None)
    if ours is not None and ours != Literal(_FORMAT):
        raise StoreError(
            f"the store {location} has format {ours.value}, this dateline reads {_FORMAT}",
            hint="use the version that made it, or load the articles into another data set",
        )
    if ours is None and found:
        base = min(found).strip("<>").removesuffix("graph/texts")
        raise StoreError(
            f"the store {location} has the base IRI {base}, not {names.iri}",
            hint=f"give --base-iri {base}, or another data set of the server",
        )
    return ours is not None
