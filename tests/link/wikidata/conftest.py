"""The tests' Wikidata, and clients of it that wait for nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.link.wikidata import Wikidata
from dateline.link.wikidata.api import ActionApi
from dateline.link.wikidata.cache import Cache
from dateline.link.wikidata.patience import Patience, Patient
from dateline.link.wikidata.service import QueryService
from wikidata_server import Clock, FakeWikidata, serving_wikidata

AGENT = "dateline/0 (https://example.org)"


@pytest.fixture
def server() -> Iterator[FakeWikidata]:
    with serving_wikidata() as fake:
        yield fake


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> Cache:
    return Cache(tmp_path / "cache", clock=clock)


@pytest.fixture
def patient(clock: Clock) -> Callable[..., Patient]:
    def make(send: ActionApi | QueryService, *, attempts: int = 3) -> Patient:
        patience = Patience(attempts=attempts, first=1, factor=2, longest=30)
        return Patient(send, name="Wikidata", patience=patience, sleep=clock.sleep, clock=clock)

    return make


@pytest.fixture
def wikidata(server: FakeWikidata, cache: Cache, patient: Callable[..., Patient]) -> Wikidata:
    return Wikidata(
        api=patient(ActionApi(server.api, agent=AGENT, timeout=0.5)),
        service=patient(QueryService(server.sparql, agent=AGENT, timeout=1)),
        cache=cache,
    )
