from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from dateline.errors import SourceError, StoreError, UsageError
from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.link import LinkedArticle
from dateline.model.span import Span
from dateline.pipeline import Kept, Pipeline
from dateline.rdf.graphs import ArticleGraphs
from dateline.read import Source, name_of
from dateline.store.protocol import Change


def read(source: Source) -> Article:
    return Article(source=name_of(source), text="Ferries stopped.", body=(Span(0, 16),))


def annotate(article: Article) -> AnnotatedArticle:
    return AnnotatedArticle(article=article, sentences=(), mentions=(), referents=(), times=())


def extract(_: AnnotatedArticle) -> tuple[Claim, ...]:
    return ()


def link(annotated: AnnotatedArticle, _: tuple[Claim, ...]) -> LinkedArticle:
    return LinkedArticle(article=annotated.article, claims=(), links=())


def to_graphs(linked: LinkedArticle) -> ArticleGraphs:
    return ArticleGraphs(
        key=linked.article.key,
        graph=NamedNode("http://example.org/graph"),
        article_quads=frozenset(),
        fact_quads=frozenset(),
        entity_quads=frozenset(),
        fact_keys=frozenset(),
    )


def failing(error: Exception, *, on: str) -> Callable[[Source], Article]:
    def read_or_fail(source: Source) -> Article:
        if source == on:
            raise error
        return read(source)

    return read_or_fail


PIPELINE = Pipeline(read=read, annotate=annotate, extract=extract, link=link, to_graphs=to_graphs)


def test_one_outcome_a_source_in_order() -> None:
    outcomes = list(PIPELINE.run(["b", "a"]))
    assert [outcome.source for outcome in outcomes] == ["b", "a"]
    assert [outcome.linked.article.source for outcome in outcomes if outcome.linked] == ["b", "a"]


def test_nothing_is_read_before_it_is_asked_for() -> None:
    seen: list[Source] = []

    def reading(source: Source) -> Article:
        seen.append(source)
        return read(source)

    outcomes = replace(PIPELINE, read=reading).run(["a", "b"])
    next(outcomes)
    assert seen == ["a"]


def test_a_bad_source_stops_no_other() -> None:
    error = SourceError("b: empty", hint="leave it out")
    pipeline = replace(PIPELINE, read=failing(error, on="b"))
    outcomes = list(pipeline.run(["a", "b", "c"]))
    assert [outcome.error for outcome in outcomes] == [None, error, None]


def test_a_defect_of_a_stage_is_an_error_of_that_source_in_one_line() -> None:
    def crash(annotated: AnnotatedArticle) -> tuple[Claim, ...]:
        if annotated.article.source == "b":
            raise ZeroDivisionError("two\nlines" + "!" * 1_000)
        return ()

    outcomes = list(replace(PIPELINE, extract=crash).run(["a", "b", "c"]))
    assert [bool(outcome.error) for outcome in outcomes] == [False, True, False]
    error = outcomes[1].error
    assert isinstance(error, SourceError)
    assert str(error).startswith("b: dateline could not process it: ZeroDivisionError: two lines!")
    assert ", at crash:" in str(error)
    assert len(str(error)) < 300
    assert isinstance(error.__cause__, ZeroDivisionError)


@pytest.mark.parametrize("error", [UsageError("no such codec"), StoreError("disk full")])
def test_what_concerns_all_sources_stops_the_run(error: Exception) -> None:
    pipeline = replace(PIPELINE, read=failing(error, on="a"))
    with pytest.raises(type(error)):
        list(pipeline.run(["a", "b"]))


def test_results_are_kept_article_by_article() -> None:
    kept: list[str] = []

    def keep(graphs: ArticleGraphs, article: Article) -> Kept:
        assert graphs.key == article.key
        kept.append(article.source)
        return Kept(change=Change.NEW)

    outcomes = list(replace(PIPELINE, keep=keep).run(["a", "b"]))
    assert kept == ["a", "b"]
    assert [outcome.kept for outcome in outcomes] == [Kept(change=Change.NEW)] * 2


def test_an_article_that_fails_is_not_kept() -> None:
    def crash(_: LinkedArticle) -> ArticleGraphs:
        raise KeyError("role")

    def keep(_graphs: ArticleGraphs, _article: Article) -> Kept:
        raise AssertionError("must not be reached")

    [outcome] = replace(PIPELINE, to_graphs=crash, keep=keep).run(["a"])
    assert "KeyError" in str(outcome.error)
