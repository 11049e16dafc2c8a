"""Clients that send slowly, too much, or nothing: each connection ends, with an answer if it can."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
import uvicorn

from dateline.serve.wire import LONGEST_HEAD, BoundedH11Protocol
from web_server import web

GET = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server without patience."""
    monkeypatch.setattr("dateline.serve.wire.HEAD_SECONDS", 0.3)
    monkeypatch.setattr("dateline.serve.limits.BODY_SECONDS", 0.3)
    config = uvicorn.Config(
        web().app,
        http=BoundedH11Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(5)
        yield connection


def rest(connection: socket.socket) -> bytes:
    """Return what comes until the server hangs up."""
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def is_well(connection: socket.socket) -> bool:
    """Return whether the server answers on `connection` that all is well."""
    connection.sendall(GET)
    answer = b""
    while not answer.endswith(b"}\n"):
        answer += connection.recv(65_536)
    return answer.startswith(b"HTTP/1.1 200 ")


def is_cut_off(connection: socket.socket, drop: bytes) -> bool:
    """Return whether the server hangs up on one who sends for three seconds."""
    try:
        for _ in range(100):
            connection.sendall(drop)
            time.sleep(0.03)
    except OSError:
        return True
    return False


@pytest.mark.parametrize("begin", [b"G", b"GET /queries HTTP/1.1\r\n", GET[:-2]])
def test_head_that_never_ends(port: int, begin: bytes) -> None:
    with connected(port) as connection:
        connection.sendall(begin)
        assert rest(connection).startswith(b"HTTP/1.1 408 ")


def test_head_that_comes_drop_by_drop(port: int) -> None:
    with connected(port) as connection:
        assert is_cut_off(connection, b"X")


def test_silence_is_answered_with_silence(port: int) -> None:
    with connected(port) as connection:
        assert rest(connection) == b""


def test_second_request_has_a_deadline_too(port: int) -> None:
    with connected(port) as connection:
        assert is_well(connection)
        connection.sendall(b"GET /health")
        assert rest(connection).startswith(b"HTTP/1.1 408 ")


def test_who_asks_again_in_time_is_kept(port: int) -> None:
    with connected(port) as connection:
        for _ in range(4):
            assert is_well(connection)
            time.sleep(0.2)


def test_short_answer_does_not_wait_for_the_client_to_acknowledge_its_head(port: int) -> None:
    with connected(port) as connection:
        took = []
        for _ in range(40):  # the first ones are acknowledged at once
            began = time.perf_counter()
            assert is_well(connection)
            took.append(time.perf_counter() - began)
    assert min(took[-10:]) < 0.03


def test_body_that_never_ends(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(POST + b"Content-Length: 100\r\n\r\nASK")
        answer = rest(connection)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"the body took longer than" in answer


def test_body_that_nobody_wants_may_not_go_on(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(
            b"POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        assert is_cut_off(connection, b"1\r\nx\r\n")


def test_head_longer_than_any(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(GET[:-2] + b"X: " + b"y" * (LONGEST_HEAD + 10))
        assert connection.recv(100).startswith(b"HTTP/1.1 431 ")


def test_client_that_hangs_up_harms_nobody(port: int) -> None:
    for length in (0, 1, len(GET) // 2, len(GET)):
        with connected(port) as connection:
            connection.sendall(GET[:length])
    with connected(port) as connection:
        assert is_well(connection)
