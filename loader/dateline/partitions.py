"""Sources in partitions, each extracted in one go into one part."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import Protocol

from dateline.pipeline import Outcome, Runner
from dateline.read import Source, name_of
from dateline.store.entry import Loaded
from dateline.store.parts.folder import Part
from dateline.store.parts.manifest import Failure
from dateline.store.parts.part import Row, encoded


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A source with its bytes.

    Attributes:
        loaded: what to remember of it once its article is known; None if nothing.
    """

    source: Source
    loaded: Loaded | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """Sources whose articles make one part; the same ones have the same name on any machine."""

    name: str
    items: tuple[Item, ...]


class Engine(Protocol):
    """What extracts partitions."""

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[str, Part]]:
        """Yield the name and part of each partition, in any order.

        Raises:
            DatelineError: nothing can go on.
        """
        ...


def partitions(items: Iterable[Item], size: int, setup: str) -> Iterator[Partition]:
    """Yield `items` in partitions of at most `size`.

    Args:
        items: all sources.
        size: how many make a partition.
        setup: hash of all that shapes what comes of a source.
    """
    rest = iter(items)
    while some := tuple(islice(rest, size)):
        marks = (item.loaded.mark if item.loaded else repr(item.source) for item in some)
        digest = sha256("\n".join([setup, *marks]).encode("utf-8", "surrogatepass"))
        yield Partition(name=f"part-{digest.hexdigest()[:20]}", items=some)


def part_of(items: Sequence[Item], outcomes: Iterable[Outcome]) -> Part:
    """Return the part that `outcomes` make, one an item."""
    found = list(zip(items, outcomes, strict=True))
    rows = [row for item, outcome in found if (row := _row(item, outcome))]
    quads, texts = encoded(rows)
    return Part(
        quads=quads,
        texts=texts,
        articles=len(rows),
        claims=sum(outcome.gave.claims for _, outcome in found),
        lines=sum(_lines(row) for row in rows),
        failed=tuple(_failure(outcome) for _, outcome in found if outcome.error),
    )


def lost(partition: Partition) -> Part:
    """Return the part of a partition at which the workers of a cluster were lost."""
    failed = tuple(
        Failure(
            source=name_of(item.source),
            reason=f"{name_of(item.source)}: the workers that were given it were lost",
            hint="run the same command again: what is done is not done again",
        )
        for item in partition.items
    )
    return replace(part_of([], []), failed=failed)


@dataclass(frozen=True, slots=True)
class Here:
    """Extracts on this machine, in this process or in several."""

    runner: Runner

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[str, Part]]:
        """Yield the name and part of each partition; see `Engine`."""
        begun: deque[Partition] = deque()

        def sources() -> Iterator[Source]:
            for partition in partitions:
                begun.append(partition)
                yield from (item.source for item in partition.items)

        outcomes = iter(self.runner.run(sources()))
        for first in outcomes:
            partition = begun.popleft()
            rest = islice(outcomes, len(partition.items) - 1)
            yield partition.name, part_of(partition.items, [first, *rest])


def _row(item: Item, outcome: Outcome) -> Row | None:
    article, packed = outcome.article, outcome.packed
    if article is None or packed is None:
        return None
    key, text_hash = article.key, article.text_hash
    gave = asdict(outcome.gave)
    loaded = replace(item.loaded, key=key, text_hash=text_hash) if item.loaded else None
    return Row(source=outcome.source, article=article, packed=packed, gave=gave, loaded=loaded)


def _lines(row: Row) -> int:
    described = b"".join(description for _, description in row.packed.entities)
    return sum(part.count(b"\n") for part in (row.packed.own, row.packed.facts, described))


def _failure(outcome: Outcome) -> Failure:
    hint = outcome.error.hint if outcome.error else ""
    return Failure(source=outcome.source, reason=str(outcome.error), hint=hint)
