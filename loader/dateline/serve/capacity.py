"""What one client may ask of the server itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLimits:
    """What one client may ask of the server itself.

    Attributes:
        body_bytes: size of a request's body.
        queries: how many ad-hoc queries run at a time; at most half of them take long.
        waiting: how many more may wait for their turn.
        wait_seconds: how long they wait.
        threads: how many saved questions are answered at a time.
        answer_seconds: how long a client waits for the answer to one.
        kept_bytes: how much of what was answered is kept, for whoever asks the same again.
        connections: how many connections there may be at a time.
        requests_per_second: how many requests a client may make, over some seconds; 0 for any.
        federated: queries may ask other services, on an allow list.
    """

    body_bytes: int = 10 * 2**20
    queries: int = 6
    waiting: int = 32
    wait_seconds: float = 30.0
    threads: int = 4
    answer_seconds: float = 30.0
    kept_bytes: int = 64 * 2**20
    connections: int = 512
    requests_per_second: float = 200.0
    federated: bool = False
