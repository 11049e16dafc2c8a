"""HTTP/1.1 as uvicorn speaks it, with what it lacks against clients that mean no good.

A request's head must arrive within a deadline, one too long for h11 is answered 431 rather than
400, and a connection whose peer takes no more data is dropped by the kernel (RFC 5482).
"""

import asyncio
import socket
import sys
from http import HTTPStatus
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEAD_SECONDS: Final = 10.0
# What is longer than the limits of `limits.py`, but not longer than this, can be told so.
LONGEST_HEAD: Final = 64 * 2**10
_UNREAD_SECONDS: Final = 60


class BoundedH11Protocol(H11Protocol):
    """One connection."""

    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for the first request."""
        super().connection_made(transport)
        connection = transport.get_extra_info("socket")
        if connection is not None and connection.family != socket.AF_UNIX:
            _tune(connection)
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self._head_is_late)

    def data_received(self, data: bytes) -> None:
        """Pass `data` on; a request's head that is not whole yet has its deadline from now on."""
        try:
            super().data_received(data)
        except h11.LocalProtocolError:
            # The request went wrong after its answer had begun: nothing can be said any more.
            self.transport.abort()
            return
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._head_timer is None and not self.transport.is_closing():
            self._head_timer = self.loop.call_later(HEAD_SECONDS, self._head_is_late)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Go on to the next request; a body that nobody has asked for may not go on for long."""
        if self.conn.their_state is h11.SEND_BODY:
            self.loop.call_later(HEAD_SECONDS, self._body_goes_on, self.cycle)
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer a request that h11 cannot read, with the status that h11 finds right for it."""
        error = sys.exc_info()[1]
        hint = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else 400
        self._refuse(HTTPStatus(hint), msg)

    def _head_is_late(self) -> None:
        self._head_timer = None
        if self.conn.their_state is not h11.IDLE or self.transport.is_closing():
            return
        if self.conn.trailing_data[0]:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, "The request took too long to arrive.")
        else:
            self.transport.close()

    def _body_goes_on(self, answered: RequestResponseCycle) -> None:
        if self.cycle is answered and self.conn.their_state is h11.SEND_BODY:
            self.transport.abort()

    def _refuse(self, status: HTTPStatus, message: str) -> None:
        body = f"{message}\n".encode("ascii", "replace")
        headers = [
            ("content-type", "text/plain; charset=utf-8"),
            ("content-length", str(len(body))),
            ("connection", "close"),
        ]
        reply = h11.Response(status_code=status, headers=headers, reason=status.phrase.encode())
        for event in (reply, h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _stop_waiting(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


def _tune(connection: Any) -> None:  # noqa: ANN401 - asyncio's own wrapper of a socket
    # asyncio leaves this out for sockets that do not name their protocol; without it, a short
    # answer waits 40 ms for the client to acknowledge its headers.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux
    if option is not None:
        connection.setsockopt(socket.IPPROTO_TCP, option, _UNREAD_SECONDS * 1000)
