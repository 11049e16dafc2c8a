"""Where the article names an entity, and how the name was resolved."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from pyoxigraph import Quad

from dateline.model.article import Article
from dateline.model.link import Link
from dateline.rdf.namespaces import Base, name, value
from dateline.rdf.terms import day, decimal, describe, text


def mention_quads(
    article: Article, links: Iterable[Link], base: Base, snapshot: date | None
) -> Iterator[Quad]:
    """Yield one description a mention; `snapshot` is the day of the gazetteer's copy.

    Words that stand for several ("both capitals") have as many links: the mention refers to all
    of them, with the score and the method of the weakest.
    """
    ordered = sorted(links, key=lambda link: (link.mention.span, link.score, link.entity.key))
    for _, group in groupby(ordered, key=lambda link: link.mention.span):
        yield from _mention_quads(article, tuple(group), base, snapshot)


def _mention_quads(
    article: Article, links: tuple[Link, ...], base: Base, snapshot: date | None
) -> Iterator[Quad]:
    weakest = links[0]
    rival = weakest.runner_up
    is_chosen = rival in {link.entity for link in links}
    yield from describe(
        base.mention(article.key, weakest.mention.span),
        base.article_graph(article.key),
        ("rdf:type", name("dl:Mention")),
        ("dl:surface", text(weakest.mention.text)),
        *(("dl:refersTo", base.entity(link.entity)) for link in links),
        ("dl:linkScore", decimal(weakest.score, places=2)),
        ("dl:linkMethod", value("link", weakest.method)),
        ("dl:runnerUp", base.entity(rival) if rival and not is_chosen else None),
        ("oa:hasSource", base.article(article.key)),
        ("dl:snapshotDate", day(snapshot) if snapshot else None),
    )
