"""How much one query may take."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.errors import Limit, LimitError

_MIB: Final = 2**20
# Seconds beyond those that the parent waits: what ends a query whose parent was killed.
_GRACE: Final = 5
_SIZES: Final = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLimits:
    """What one query may take.

    Attributes:
        seconds: time, from its start to its whole answer.
        memory_mib: memory, beside what an idle process and the open store take.
        answer_mib: size of the answer.
        services: the only hosts that SERVICE may ask, as "host" or "host:port".
    """

    seconds: float = 30.0
    memory_mib: int = 1024
    answer_mib: int = 64
    services: frozenset[str] = frozenset()

    def hit(self, limit: Limit) -> LimitError:
        """Return the error that says which limit was hit and how to raise it."""
        message, option = {
            Limit.TIME: (f"does not end within {self.seconds:g} seconds", "--query-seconds"),
            Limit.MEMORY: (f"needs more than {self.memory_mib} MiB of memory", "--query-memory"),
            Limit.SIZE: (f"has an answer of more than {self.answer_mib} MiB", "--answer-size"),
        }[limit]
        return LimitError(
            f"it was ended: the query {message}",
            limit=limit,
            hint=f"ask for less, with LIMIT or a narrower pattern; {option} raises the limit",
        )


@contextmanager
def within(limits: QueryLimits) -> Iterator[None]:
    """Hold this process to `limits` of memory and, lest its parent does not, of time."""
    _limit(resource.RLIMIT_CPU, int(sum(os.times()[:2]) + limits.seconds) + _GRACE)
    if _SIZES.exists():  # Linux: what is taken already counts not
        pages = int(_SIZES.read_text(encoding="ascii").split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory_mib * _MIB)
    try:
        yield
    finally:
        _limit(resource.RLIMIT_AS, resource.RLIM_INFINITY)


def _limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, resource.RLIM_INFINITY))
