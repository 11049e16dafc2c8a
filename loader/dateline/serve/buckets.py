"""Token buckets: how much each client may ask for.

A bucket fills at a steady rate up to its size; a request takes one token, or has to wait (the
algorithm of Turner, "New directions in communications", 1986, as rate limiters use it).
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Final

_MOST_CLIENTS: Final = 10_000
# Who has one IPv6 address has the 64 bits below it (RFC 6177).
_HOST_BITS: Final = 64


@dataclass(slots=True)
class Buckets:
    """One bucket a client; those least lately used are forgotten when there are too many.

    Attributes:
        rate: tokens a second.
        size: tokens of a full bucket.
        clock: seconds from any beginning.
    """

    rate: float
    size: float
    clock: Callable[[], float]
    _filled: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, client: str) -> float:
        """Take a token of `client`'s and return 0, or return the seconds until there is one."""
        now = self.clock()
        tokens, since = self._filled.pop(client, (self.size, now))
        tokens = min(self.size, tokens + (now - since) * self.rate)
        taken = tokens >= 1
        self._filled[client] = (tokens - taken, now)
        if len(self._filled) > _MOST_CLIENTS:
            self._filled.popitem(last=False)
        return 0 if taken else (1 - tokens) / self.rate

    def __len__(self) -> int:
        """Return how many clients are remembered."""
        return len(self._filled)


def client_of(address: str) -> str:
    """Return what stands for one client: its IPv4 address, or its IPv6 network.

    >>> client_of("192.0.2.7"), client_of("2001:db8::1:2:3:4"), client_of("/run/socket")
    ('192.0.2.7', '2001:db8::', '/run/socket')
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(IPv6Address(int(parsed) >> _HOST_BITS << _HOST_BITS))
    return str(parsed)
