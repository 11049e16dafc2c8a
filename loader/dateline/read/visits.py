"""What was read from the web before, so that what has not changed is not sent again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.read.web import Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server wants to be asked with (RFC 9110, 8.8); "" where it gave none."""

    etag: str = ""
    modified: str = ""


class Visits(Protocol):
    """Remembers addresses from run to run."""

    def validators(self, url: str) -> Validators:
        """Return what to ask for `url` with, if it was read before and nothing of it is lost."""
        ...

    def visited(self, url: str, found: Fetched, sources: Sequence[str]) -> None:
        """Take note that `url` gave `found`, and in it the articles called `sources`."""
        ...


class NoVisits:
    """Remembers nothing: every address is read anew."""

    def validators(self, _url: str) -> Validators:
        """Return none."""
        return Validators()

    def visited(self, url: str, found: Fetched, sources: Sequence[str]) -> None:
        """Do nothing."""
