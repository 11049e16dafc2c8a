"""The article itself: where it was filed, by whom, when."""

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit, urlunsplit

from pyoxigraph import Quad

from dateline.model.article import Article
from dateline.model.entity import Entity
from dateline.rdf.namespaces import Base, name, value
from dateline.rdf.run import Run, run_quads
from dateline.rdf.signature import encoded, signature
from dateline.rdf.terms import binary, day, describe, text, uri


def article_quads(
    article: Article, run: Run, base: Base, publisher: Entity | None
) -> Iterator[Quad]:
    """Yield the description of `article` and of the run that read it."""
    graph = base.article_graph(article.key)
    yield from describe(
        base.article(article.key),
        graph,
        ("rdf:type", name("dl:Article")),
        ("schema:headline", text(article.headline) if article.headline else None),
        ("dl:dateline", text(article.dateline) if article.dateline else None),
        ("schema:publisher", base.entity(publisher) if publisher else None),
        ("schema:url", uri(article.url) if article.url else None),
        *(("schema:author", text(author)) for author in article.authors),
        ("schema:inLanguage", text(article.language) if article.language else None),
        ("dl:referenceDate", day(article.reference_date) if article.reference_date else None),
        ("dl:referenceDateBasis", value("date-basis", article.date_basis)),
        ("dl:textHash", text(article.text_hash)),
        ("dl:textSignature", binary(encoded(signature(article.prose)))),
        ("dl:agency", text(article.agency) if article.agency else None),
        ("dl:source", text(public_source(article.source))),
        ("prov:wasGeneratedBy", base.run(run.key)),
    )
    yield from run_quads(run, base.run(run.key), graph)


def public_source(source: str) -> str:
    """Return `source` fit to publish: a path's last part, or a URL without user and password.

    The folder is a matter of one machine, and the same article must give the same quads on all.

    >>> public_source("/home/me/news/a.txt"), public_source("https://me:pw@example.org/a?b")
    ('a.txt', 'https://example.org/a?b')
    """
    try:
        parts = urlsplit(source)
    except ValueError:
        return _last_part(source)
    if parts.scheme not in {"http", "https"}:
        return _last_part(source)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _last_part(path: str) -> str:
    return PureWindowsPath(PurePosixPath(path).name).name or path
