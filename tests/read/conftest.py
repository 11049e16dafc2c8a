from collections.abc import Callable, Iterator

import pytest
import requests

from dateline.read.web import Limits, WebReader
from loopback import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as running:
        yield running


@pytest.fixture
def web_reader() -> Iterator[Callable[..., WebReader]]:
    """Make readers that may read from this machine."""
    with requests.Session() as session:

        def make(limits: Limits | None = None, *, allow_private: bool = True) -> WebReader:
            return WebReader(
                session=session,
                agent="dateline",
                limits=limits or Limits(),
                allow_private=allow_private,
            )

        yield make
