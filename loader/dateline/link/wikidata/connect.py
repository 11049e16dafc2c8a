"""The client with its usual numbers."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dateline.link.wikidata.api import ActionApi
from dateline.link.wikidata.cache import Cache
from dateline.link.wikidata.client import Wikidata
from dateline.link.wikidata.patience import Patience, Patient
from dateline.link.wikidata.reply import Send
from dateline.link.wikidata.service import QueryService

_TIMEOUT = 30.0
# The query service ends a query by itself after a minute.
_QUERY_TIMEOUT = 70.0


def connect(  # noqa: PLR0913 - one parameter a thing that a test replaces
    *,
    api: str,
    sparql: str,
    folder: Path,
    agent: str,
    clock: Callable[[], datetime],
    sleep: Callable[[float], None],
    patience: Patience | None = None,
) -> Wikidata:
    """Return a client; nothing is sent before it is asked something.

    Args:
        api: address of the action API.
        sparql: address of the query service.
        folder: keeps the answers.
        agent: names the program to the services.
        clock: the time now, with its zone.
        sleep: waits so many seconds.
        patience: how often to ask; as usual unless given.
    """

    def asking(send: Send, name: str) -> Patient:
        how = patience or Patience()
        return Patient(send, name=name, patience=how, sleep=sleep, clock=clock)

    return Wikidata(
        api=asking(ActionApi(api, agent=agent, timeout=_TIMEOUT), "Wikidata"),
        service=asking(
            QueryService(sparql, agent=agent, timeout=_QUERY_TIMEOUT), "Wikidata's query service"
        ),
        cache=Cache(folder, clock=clock),
    )
