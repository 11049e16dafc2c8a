"""Which addresses of the web may be read: those that anybody can reach."""

import ipaddress
import socket
from urllib.parse import urlsplit

from dateline.errors import SourceError
from dateline.read.streams import shown


def refuse_private(url: str) -> None:
    """Make sure that `url` leads to no address of this machine or of a private network.

    An article names addresses, and redirects do: without this, one could make dateline read
    what only this machine can reach (OWASP, Server-Side Request Forgery).

    Raises:
        SourceError: it does, or its host is not known.
    """
    private = next((a for a in _addresses_of(url) if not ipaddress.ip_address(a).is_global), None)
    if private is not None:
        message = f"{shown(url)}: a private address ({private})"
        raise SourceError(message, hint="pass --allow-private if you mean it")


def _addresses_of(url: str) -> set[str]:
    try:
        parts = urlsplit(url)
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        message = f"{shown(url)}: no such host"
        raise SourceError(message, hint="check the address and the network") from error
    # An IPv6 address may name its interface ("fe80::1%eth0").
    return {str(address[0]).partition("%")[0] for *_, address in found}
