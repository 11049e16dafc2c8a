"""Searches and reads Wikidata; every answer goes through one cache."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from dateline.errors import NetworkError
from dateline.link.wikidata.cache import Answer, Cache
from dateline.link.wikidata.item import (
    Hit,
    Item,
    Row,
    entity_of,
    read_hits,
    read_item,
    read_rows,
    trimmed,
)
from dateline.link.wikidata.reply import Request

Ask: TypeAlias = Callable[[Request], object]
T = TypeVar("T")

# The most that one request to `wbgetentities` may ask for.
_BATCH = 50
_QUOTED = 80
_EVERYTHING = "info|labels|descriptions|aliases|claims"
_LABELS = "info|labels"


class Wikidata:
    """The live Wikidata, as far as it is needed; who is meant is for others to judge."""

    def __init__(self, *, api: Ask, service: Ask, cache: Cache) -> None:
        """Take what asks the action API and the query service, and where answers are kept."""
        self._api = api
        self._service = service
        self._cache = cache

    def search(self, name: str, *, limit: int = 10) -> Sequence[Hit]:
        """Return the items that have a label or alias beginning with `name`, the likeliest first.

        Raises:
            NetworkError: the service cannot be used.
        """
        request = {
            "action": "wbsearchentities",
            "search": name,
            "language": "en",
            "uselang": "en",
            "type": "item",
            "limit": str(limit),
        }
        return self._answer(self._api, request, read_hits)

    def items(self, qids: Iterable[str]) -> Mapping[str, Item | None]:
        """Return each of `qids` with its item: another one's where it was merged, None if deleted.

        Raises:
            NetworkError: the service cannot be used.
        """
        return self._entities(qids, _EVERYTHING)

    def labels(self, qids: Iterable[str]) -> Mapping[str, str]:
        """Return the English labels of `qids`; what has none is left out.

        Raises:
            NetworkError: the service cannot be used.
        """
        found = self._entities(qids, _LABELS)
        return {qid: item.label for qid, item in found.items() if item and item.label}

    def select(self, sparql: str) -> Sequence[Row]:
        """Return the rows of a SELECT query: variable to value, as bare text.

        Raises:
            NetworkError: the service cannot be used.
        """
        return self._answer(self._service, {"query": sparql}, read_rows)

    def _entities(self, qids: Iterable[str], props: str) -> Mapping[str, Item | None]:
        wanted = dict.fromkeys(qids)
        known = {qid: answer for qid in wanted if (answer := self._cache.get(_one(qid, props)))}
        found = {qid: _item(answer, qid) for qid, answer in known.items()}
        for batch in _batches(qid for qid in wanted if qid not in known):
            found |= self._fetch(batch, props)
        return found

    def _fetch(self, qids: list[str], props: str) -> dict[str, Item | None]:
        request = _one("|".join(qids), props)
        content = self._api({**request, "redirects": "yes"})
        with _checked(request):
            entities = {qid: trimmed(entity_of(content, qid)) for qid in qids}
        return {qid: self._kept(_one(qid, props), entity) for qid, entity in entities.items()}

    def _kept(self, request: Request, entity: Mapping[str, Any]) -> Item | None:
        qid = request["ids"]
        content = {"entities": {qid: entity}, "success": 1}
        return _item(self._cache.put(request, content, nothing="missing" in entity), qid)

    def _answer(
        self, ask: Ask, request: Request, read: Callable[[object], Sequence[T]]
    ) -> Sequence[T]:
        known = self._cache.get(request)
        with _checked(request):
            if known:
                return read(known.content)
            content = ask(request)
            found = read(content)
        self._cache.put(request, content, nothing=not found)
        return found


def _one(qid: str, props: str) -> dict[str, str]:
    return {"action": "wbgetentities", "ids": qid, "props": props, "languages": "en"}


def _item(answer: Answer, qid: str) -> Item | None:
    with _checked({"ids": qid}):
        return read_item(entity_of(answer.content, qid), answer.retrieved.date())


def _batches(qids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(qids)
    while batch := list(islice(left, _BATCH)):
        yield batch


@contextmanager
def _checked(request: Request) -> Iterator[None]:
    """Say what was asked when the answer has another form than the documented one."""
    try:
        yield
    except ValueError as error:
        asked = request.get("search") or request.get("ids") or request.get("query", "")
        raise NetworkError(
            f"Wikidata's answer about {asked[:_QUOTED]!a} does not have the documented form",
            hint="check that DATELINE_WIKIDATA_API and DATELINE_WIKIDATA_SPARQL name its services",
        ) from error
