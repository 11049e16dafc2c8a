import gc
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
from dateline.pipeline import InProcess, Outcome, Pipeline
from dateline.rdf.graphs import ArticleGraphs
from dateline.read import Source, name_of


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


PIPELINE = Pipeline(
    read=read, annotate=annotate, extract=extract, link=link, to_graphs=to_graphs, skim=annotate
)


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


def test_what_is_known_already_passes_through_in_its_place() -> None:
    known = Outcome(source="b", key="seen")
    outcomes = list(PIPELINE.run(["a", known, "c"]))
    assert [outcome.source for outcome in outcomes] == ["a", "b", "c"]
    assert outcomes[1] is known


def test_an_outcome_can_be_cut_down_to_what_is_needed() -> None:
    slim = replace(PIPELINE, finish=lambda outcome: replace(outcome, linked=None, graphs=None))
    [outcome] = slim.run(["a"])
    assert (outcome.linked, outcome.graphs) == (None, None)
    assert outcome.key == read("a").key


def test_a_defect_in_the_last_step_is_one_source_s_error() -> None:
    def crash(_: LinkedArticle) -> ArticleGraphs:
        raise KeyError("role")

    [outcome] = replace(PIPELINE, to_graphs=crash).run(["a"])
    assert "KeyError" in str(outcome.error)


def test_the_collector_looks_less_often_once_a_run_is_under_way() -> None:
    before = gc.get_threshold()
    list(InProcess(make=lambda: PIPELINE).run(["a"]))
    assert gc.get_threshold()[0] > before[0]
