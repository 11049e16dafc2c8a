"""One part: the quads of some articles, and beside them what a load needs besides quads.

part-ID.nq.gz      N-Quads that any tool loads: one article's after another's, own graph, facts,
                   entities. Facts and entities have the same IRIs in every part.
part-ID.texts.gz   a line of JSON an article: its text and fields, how many lines of quads are its
                   own, what it gave and where it came from.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from typing import IO, Any, Final, cast

from pyoxigraph import NamedNode

from dateline.errors import SourceError
from dateline.model.article import Article
from dateline.store.article_json import article_of, fields_of
from dateline.store.entry import Loaded
from dateline.store.packed import Packed, packed, unpacked
from dateline.store.protocol import Names

QUADS, TEXTS = ".nq.gz", ".texts.gz"
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article of a part.

    Attributes:
        source: as the user gave it.
        article, packed: the article and its graphs.
        gave: what it gave, in numbers; the store does not look into it.
        loaded: where it comes from; None if that need not be remembered.
    """

    source: str
    article: Article
    packed: Packed
    gave: Mapping[str, Any]
    loaded: Loaded | None = None


def encoded(rows: Iterable[Row]) -> tuple[bytes, bytes]:
    """Return the two files of a part, the same bytes for equal rows."""
    quads: list[bytes] = []
    texts: list[str] = []
    for row in rows:
        parts = row.packed.own, row.packed.facts, b"".join(d for _, d in row.packed.entities)
        quads += parts
        texts.append(_line(row, [part.count(b"\n") for part in parts]))
    return _compressed(b"".join(quads)), _compressed("".join(texts).encode())


def decoded(
    quads: IO[bytes], texts: IO[bytes], names: Names, bearing: AbstractSet[NamedNode]
) -> Iterator[Row]:
    """Yield the rows of a part, one at a time.

    Args:
        quads: its file of quads.
        texts: its file of texts.
        names: mint the IRIs of the graphs.
        bearing: properties that bear on the shared graphs.

    Raises:
        SourceError: the files are no part, or do not belong together.
    """
    try:
        with gzip.open(quads) as lines, gzip.open(texts) as told:
            for line in told:
                yield _row(json.loads(line), cast("IO[bytes]", lines), names, bearing)
            if lines.readline():
                raise SourceError("there are more quads than the articles have")
    except (
        OSError,
        EOFError,
        zlib.error,
        ValueError,
        LookupError,
        TypeError,
        SyntaxError,
    ) as error:
        raise SourceError(f"it is damaged: {type(error).__name__}") from error


def _line(row: Row, counts: list[int]) -> str:
    told = {
        "source": row.source,
        "fields": json.loads(fields_of(row.article)),
        "quads": counts,
        "gave": dict(row.gave),
        "loaded": asdict(row.loaded) if row.loaded else None,
        "text": row.article.text,
    }
    return f"{json.dumps(told)}\n"


def _row(
    told: Mapping[str, Any], lines: IO[bytes], names: Names, bearing: AbstractSet[NamedNode]
) -> Row:
    article = article_of(json.dumps(told["fields"]), told["text"])
    own, facts, entities = (_taken(lines, count) for count in told["quads"])
    quads = unpacked(own)
    graph = names.article_graph(article.key)
    if {quad.graph_name for quad in quads} - {graph}:
        raise SourceError("its quads are not those of its articles")
    loaded = told["loaded"]
    return Row(
        source=told["source"],
        article=article,
        packed=Packed(
            key=article.key,
            graph=graph,
            own=own,
            bearing=packed(quad for quad in quads if quad.predicate in bearing),
            facts=facts,
            entities=tuple(_by_subject(entities)),
        ),
        gave=told["gave"],
        loaded=Loaded(**loaded) if loaded else None,
    )


def _taken(lines: IO[bytes], count: int) -> bytes:
    taken = list(islice(lines, count))
    if len(taken) < count:
        raise SourceError("there are fewer quads than the articles have")
    return b"".join(taken)


def _by_subject(entities: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each entity's IRI and description: the lines of one stand together."""
    for subject, lines in groupby(entities.splitlines(keepends=True), lambda s: s.split(b" ")[0]):
        yield subject.decode().strip("<>"), b"".join(lines)


def _compressed(data: bytes) -> bytes:
    # Without a time of making, equal content gives equal bytes.
    return gzip.compress(data, _LEVEL, mtime=0)
