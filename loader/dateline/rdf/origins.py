"""Which articles are prints of one report, so that corroboration counts origins, not articles.

Decision 9 (docs/decisions) says how the limits were chosen and how often they err.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.rdf.signature import POSITIONS

# Share of the wording in common from which on two articles have one origin; the lower one holds
# for articles that credit the same agency.
_COPY: Final = 0.25
_COPY_OF_AGENCY: Final = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What tells of an article whether it is the same report as another.

    Attributes:
        text_hash: of the whole text.
        signature: of its body; b"" where the store was made before there were any.
        agency: the news agency that it credits.
    """

    text_hash: str
    signature: bytes = b""
    agency: str | None = None


def origins(prints: Iterable[Print]) -> Sequence[int]:
    """Return for each article a number that those of one origin share, counted from 0.

    A copy of a copy has the origin of both, so the order of the articles does not matter but for
    which number an origin gets.
    """
    listed = list(prints)
    distinct = list(dict.fromkeys(listed))
    roots = dict(zip(distinct, _roots(distinct), strict=True))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(roots[one], len(numbers)) for one in listed]


def _roots(prints: Sequence[Print]) -> list[int]:
    """Return for each article the first one of its origin: single link over all pairs."""
    parents = list(range(len(prints)))
    for one, other in _copies(prints) if len(prints) > 1 else ():
        first, second = _root(parents, one), _root(parents, other)
        parents[max(first, second)] = min(first, second)
    return [_root(parents, one) for one in parents]


def _root(parents: list[int], one: int) -> int:
    while parents[one] != one:
        parents[one] = parents[parents[one]]
        one = parents[one]
    return one


def _copies(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles that are the same report: enough of them to link all that are."""
    first: dict[str, int] = {}
    for number, one in enumerate(prints):
        yield first.setdefault(one.text_hash, number), number
    signed = [n for n, one in enumerate(prints) if len(one.signature) == POSITIONS]
    if len(signed) > 1:
        yield from _alike([prints[n] for n in signed], signed)


def _alike(prints: Sequence[Print], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    import numpy as np

    bytes_ = np.frombuffer(b"".join(one.signature for one in prints), dtype=np.uint8)
    # A row a position: numpy adds up rows several times as fast as it counts along them.
    table = np.ascontiguousarray(bytes_.reshape(len(prints), POSITIONS).T)
    names = sorted({one.agency for one in prints if one.agency})
    credited = np.array([names.index(one.agency) if one.agency else -1 for one in prints])
    for row, one in enumerate(prints[:-1]):
        equal = table[:, row + 1 :] == table[:, row : row + 1]
        shared = (credited[row + 1 :] == credited[row]) & (one.agency is not None)
        limits = np.where(shared, _COPY_OF_AGENCY, _COPY) * POSITIONS
        for found in np.flatnonzero(equal.sum(axis=0, dtype=np.uint8) >= limits).tolist():
            yield numbers[row], numbers[row + 1 + found]
