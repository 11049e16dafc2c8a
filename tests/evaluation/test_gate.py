"""What the pipeline finds must not fall below the floors that were reached before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation import measures
from evaluation.floors import fallen, load
from evaluation.measures import HERE
from evaluation.pipeline_runs import Runner


@pytest.fixture(scope="session")
def runner() -> Runner:
    return Runner()


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = measures.shared_folder()
    if folder is None:
        pytest.skip("the shared sets are not here: put them in ../shared/eval or $DATELINE_SHARED")
    return folder


def test_our_own_articles(runner: Runner) -> None:
    figures = measures.corpus(HERE, runner).figures()
    assert list(fallen({"own": figures}, load())) == []


def test_articles_that_nothing_was_tuned_on(runner: Runner) -> None:
    figures = measures.corpus(measures.UNSEEN, runner).figures()
    assert list(fallen({"unseen": figures}, load())) == []


def test_the_shared_articles(runner: Runner, shared: Path) -> None:
    figures = measures.corpus(shared, runner).figures()
    assert list(fallen({"shared": figures}, load())) == []


def test_the_links_of_hard_mentions(runner: Runner) -> None:
    figures = measures.linking_figures(None, runner)
    assert list(fallen({"linking": figures}, load())) == []


def test_the_links_of_news(runner: Runner, shared: Path) -> None:
    figures = measures.linking_figures(shared, runner)
    assert list(fallen({"linking": figures}, load())) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("section", "recall"),
    [("plover", measures.plover), ("rams", measures.rams), ("re3d", measures.re3d)],
)
def test_the_labelled_sets(
    section: str, recall: Callable[[Path, Runner], measures.Recall], runner: Runner, shared: Path
) -> None:
    figures = recall(shared, runner).figures()
    assert list(fallen({section: figures}, load())) == []
