import json
import socket
from collections.abc import Callable

import pytest

from dateline.errors import NetworkError
from dateline.link.wikidata import Wikidata
from dateline.link.wikidata.api import ActionApi
from dateline.link.wikidata.patience import Patience, Patient
from dateline.link.wikidata.service import QueryService
from wikidata_server import MAXLAG, Clock, FakeWikidata, Fault

LAGGED = json.dumps(MAXLAG).encode()
WHOLE = len(b'{"searchinfo"')


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        pytest.param(Fault(status=429, headers={"Retry-After": "7"}), [7], id="asked in seconds"),
        pytest.param(
            Fault(status=503, headers={"Retry-After": "Sun, 04 May 2031 12:00:09 GMT"}),
            [9],
            id="asked by the hour",
        ),
        pytest.param(Fault(status=429, headers={"Retry-After": "soon"}), [1], id="asked oddly"),
        pytest.param(Fault(status=429), [1], id="not asked"),
        pytest.param(Fault(status=503, body=LAGGED, headers={"Retry-After": "5"}), [5], id="503"),
        pytest.param(Fault(body=LAGGED, headers={"Retry-After": "5"}), [5], id="lagged, as 200"),
        pytest.param(Fault(status=502, body=b"<html>"), [1], id="bad gateway"),
        pytest.param(Fault(cut=WHOLE), [1], id="cut off"),
        pytest.param(Fault(stall=5), [1], id="timeout"),
    ],
)
def test_what_may_pass_is_waited_for(
    wikidata: Wikidata, server: FakeWikidata, clock: Clock, fault: Fault, waits: list[float]
) -> None:
    server.faults = [fault]
    assert [hit.qid for hit in wikidata.search("Tbilisi")] == ["Q994"]
    assert clock.slept == waits


def test_waits_grow_until_it_is_given_up(
    wikidata: Wikidata, server: FakeWikidata, clock: Clock
) -> None:
    server.faults = [Fault(status=503)] * 3
    with pytest.raises(NetworkError, match=r"Wikidata cannot be used: status 503$") as caught:
        wikidata.search("Tbilisi")
    assert clock.slept == [1, 2]
    assert caught.value.exit_code == 3
    assert "link refresh" in caught.value.hint


def test_no_wait_is_longer_than_the_longest() -> None:
    patience = Patience(attempts=9, first=1, factor=10, longest=30)
    assert [patience.wait(failures) for failures in (1, 2, 3, 4)] == [1, 10, 30, 30]


def test_who_asks_to_wait_too_long_is_given_up(
    wikidata: Wikidata, server: FakeWikidata, clock: Clock
) -> None:
    server.faults = [Fault(status=429, headers={"Retry-After": "3600"})]
    with pytest.raises(NetworkError, match="asks to wait 3600 seconds"):
        wikidata.search("Tbilisi")
    assert clock.slept == []


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Fault(body=b'{"search": [{"id": "Q9'), "its answer is cut off or is no JSON"),
        (Fault(body=b"<html>log in</html>"), "its answer is cut off or is no JSON"),
        (Fault(body=b"\xff\xfe"), "its answer is cut off or is no JSON"),
        (Fault(status=403), "it refused the request with status 403"),
        (Fault(body=b'{"error": {"code": "x", "info": "no"}}'), "it refused the request: x: no"),
    ],
)
def test_what_will_not_pass_is_not_asked_again(
    wikidata: Wikidata, server: FakeWikidata, clock: Clock, fault: Fault, message: str
) -> None:
    server.faults = [fault]
    with pytest.raises(NetworkError, match=message):
        wikidata.search("Tbilisi")
    assert clock.slept == []


def test_nobody_there_is_one_clear_error(patient: Callable[..., Patient], clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    for service in (ActionApi, QueryService):
        ask = patient(service(address, agent="test", timeout=1), attempts=2)
        with pytest.raises(NetworkError, match="Wikidata cannot be used: no connection"):
            ask({"query": "SELECT * { ?s ?p ?o }"})
    assert clock.slept == [1, 1]


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        pytest.param(Fault(status=429, headers={"Retry-After": "7"}), [7], id="too many"),
        pytest.param(Fault(status=500), [1], id="its own timeout"),
        pytest.param(Fault(cut=10), [1], id="cut off"),
        pytest.param(Fault(stall=5), [1], id="timeout"),
    ],
)
def test_the_query_service_is_waited_for_too(
    wikidata: Wikidata, server: FakeWikidata, clock: Clock, fault: Fault, waits: list[float]
) -> None:
    server.faults = [fault]
    assert wikidata.select("SELECT * { ?s ?p ?o }") == ()
    assert clock.slept == waits


@pytest.mark.parametrize("status", [400, 401, 404, 414])
def test_a_bad_query_is_not_asked_again(
    wikidata: Wikidata, server: FakeWikidata, clock: Clock, status: int
) -> None:
    server.faults = [Fault(status=status, body=b"no")]
    with pytest.raises(NetworkError, match=f"with status {status}"):
        wikidata.select("SELECT")
    assert clock.slept == []
