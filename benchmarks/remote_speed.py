"""What loading parts costs into a folder and into servers: time and requests.

usage: python benchmarks/remote_speed.py PARTS STORE... [--batch N]

PARTS is a folder of parts (`dateline extract --out`). Each STORE, a new folder or the address of
a server without data, takes the same articles in batches as `dateline load` puts them in. The
folder is what the servers are compared with. CPU is this program's, an article.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from dateline.assets import asset_dir
from dateline.rdf.namespaces import Base
from dateline.rdf.ontology import load_kinds
from dateline.rdf.revise import Reviser
from dateline.rdf.view import BEARING
from dateline.store.entry import Entry
from dateline.store.open import open_writable
from dateline.store.parts.folder import rows, sound_parts
from dateline.store.remote.writing import WritableRemoteStore


def main() -> None:
    """Print a row for each store."""
    parser = argparse.ArgumentParser(description="loading parts into folders and servers")
    parser.add_argument("parts", type=Path)
    parser.add_argument("stores", nargs="+")
    parser.add_argument("--batch", type=int, default=64)
    options = parser.parse_args()
    entries = list(_entries(options.parts))
    print(
        "store                                articles/s  quads/s  requests an article  own CPU ms"
    )
    for location in options.stores:
        _measure(location, entries, options.batch)


def _entries(folder: Path) -> Iterator[Entry]:
    for part in sound_parts(folder, Base()).parts:
        for row in rows(folder, part, Base(), BEARING):
            yield Entry(graphs=row.packed, article=row.article, loaded=row.loaded)


def _measure(location: str, entries: Sequence[Entry], batch: int) -> None:
    reviser = Reviser(base=Base(), kinds=load_kinds(asset_dir("ontology")))
    lines = sum(entry.graphs.own.count(b"\n") for entry in entries)  # type: ignore[attr-defined]
    with open_writable(location, Base(), reviser) as store:
        before = _requests(store)
        began, busy = time.perf_counter(), time.process_time()
        rest = iter(entries)
        while some := list(islice(rest, batch)):
            store.replace_all(some)
        seconds = time.perf_counter() - began
        own = 1_000 * (time.process_time() - busy) / len(entries)
        requests = (_requests(store) - before) / len(entries)
    rate, quads = len(entries) / seconds, lines / seconds
    print(f"{location:<36} {rate:>11.1f} {quads:>8,.0f} {requests:>20.2f} {own:>11.1f}")


def _requests(store: object) -> int:
    return store.requests if isinstance(store, WritableRemoteStore) else 0


if __name__ == "__main__":
    main()
