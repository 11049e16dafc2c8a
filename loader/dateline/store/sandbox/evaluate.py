"""Runs one query on an open store and writes its answer."""

from collections.abc import Mapping
from typing import BinaryIO, Final, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from dateline.errors import Limit
from dateline.model.sparql import SparqlAnswer, SparqlQuery
from dateline.store.embedded import bad_query
from dateline.store.sandbox.dataset import dataset_of
from dateline.store.sandbox.limits import QueryLimits

_MIB: Final = 2**20
_UNACCEPTABLE: Final = SparqlAnswer(media_type="", body=b"")


def evaluate(
    store: Store, query: SparqlQuery, prefixes: Mapping[str, str], limits: QueryLimits
) -> SparqlAnswer:
    """Return the answer of `store` to `query`.

    Raises:
        UsageError: it is not SPARQL, or wants to reach beyond the store.
        LimitError: the answer is too large.
    """
    try:
        results = store.query(
            query.text,
            base_iri=query.base_iri or None,
            prefixes=dict(prefixes),
            **dataset_of(store, query, prefixes, limits),
        )
    except SyntaxError as error:
        raise bad_query(error) from error
    out = _Bounded(limits)
    if isinstance(results, QueryTriples):
        return _graph(results, query.graph, prefixes, out)
    return _rows(results, query.rows, out)


def _rows(results: QuerySolutions | QueryBoolean, form: str, out: "_Bounded") -> SparqlAnswer:
    if not form:
        return _UNACCEPTABLE
    chosen = QueryResultsFormat.from_media_type(form)
    results.serialize(cast("BinaryIO", out), format=chosen)
    return SparqlAnswer(media_type=form, body=out.body)


def _graph(
    results: QueryTriples, form: str, prefixes: Mapping[str, str], out: "_Bounded"
) -> SparqlAnswer:
    if not form:
        return _UNACCEPTABLE
    chosen = RdfFormat.from_media_type(form)
    serialize(results, cast("BinaryIO", out), format=chosen, prefixes=dict(prefixes))
    return SparqlAnswer(media_type=form, body=out.body)


class _Bounded:
    """Bytes in memory, up to a limit."""

    def __init__(self, limits: QueryLimits) -> None:
        self._limits = limits
        self._parts = bytearray()

    @property
    def body(self) -> bytes:
        return bytes(self._parts)

    def write(self, data: bytes) -> int:
        if len(self._parts) + len(data) > self._limits.answer_mib * _MIB:
            raise self._limits.hit(Limit.SIZE)
        self._parts += data
        return len(data)

    def flush(self) -> None:
        pass
