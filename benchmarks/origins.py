"""How often the origins of facts are counted right, on generated news, whose origins are known.

usage: python benchmarks/origins.py STORE [--seed N]

STORE holds generated articles of that seed (corpus.py, then dateline load). Of the facts that
several articles claim, the table says how many have the right count of origins, how many a smaller
one (independent reports taken for one) and how many a larger one (prints of one report taken for
several). The peer is to count different texts.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import QuerySolutions

from dateline.build import Assembly
from dateline.rdf.namespaces import PREFIXES
from dateline.settings import Settings
from generator.articles import article
from generator.world import World

_CLAIMED = """
SELECT DISTINCT ?fact ?url ?hash WHERE {
  GRAPH ?graph { ?claim dl:claims ?fact . ?article schema:url ?url ; dl:textHash ?hash }
}
"""
_COUNTS = "SELECT ?fact ?count WHERE { GRAPH ?facts { ?fact dl:originCount ?count } }"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Which articles claim a fact, by their numbers, and the hashes of their texts."""

    numbers: set[int]
    hashes: set[str]


def main() -> None:
    """Print how many counts are right."""
    parser = argparse.ArgumentParser(description="origins counted, beside those there are")
    parser.add_argument("store")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    world = World.of(options.seed)
    claimed, counts = _read(options.store)
    ours, peer = Counter[str](), Counter[str]()
    for fact, one in claimed.items():
        if len(one.numbers) > 1:
            right = len({article(world, number).origin for number in one.numbers})
            ours[_verdict(counts[fact], right)] += 1
            peer[_verdict(len(one.hashes), right)] += 1
    print(f"{ours.total():,} facts that several articles claim")
    print(f"{'':16} {'right':>8} {'too few':>8} {'too many':>9}")
    for name, found in (("dateline", ours), ("different texts", peer)):
        shares = (found[verdict] / found.total() for verdict in ("right", "few", "many"))
        print(f"{name:16} " + " ".join(f"{share:8.2%}" for share in shares))


def _verdict(counted: int, right: int) -> str:
    if counted == right:
        return "right"
    return "few" if counted < right else "many"


def _read(location: str) -> tuple[Mapping[str, Claimed], Mapping[str, int]]:
    claimed: defaultdict[str, Claimed] = defaultdict(lambda: Claimed(set(), set()))
    with Assembly(Settings(store=location)).open_store() as store:
        rows = store.query(_CLAIMED, prefixes=PREFIXES)
        counts = store.query(_COUNTS, prefixes=PREFIXES)
        if not (isinstance(rows, QuerySolutions) and isinstance(counts, QuerySolutions)):
            raise TypeError("these are SELECT queries")
        for row in rows:
            one = claimed[row["fact"].value]
            # The last part of a generated address is the number of its article.
            one.numbers.add(int(row["url"].value.rpartition("/")[2]))
            one.hashes.add(row["hash"].value)
        return claimed, {row["fact"].value: int(row["count"].value) for row in counts}


if __name__ == "__main__":
    main()
