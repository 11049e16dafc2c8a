import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from dateline.errors import SourceError, UsageError
from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article
from dateline.pipeline import Outcome, Pipeline
from dateline.read import Source, name_of
from dateline.workers import Workers
from test_pipeline import PIPELINE, annotate, read


def read_or_fail(source: Source) -> Article:
    if isinstance(source, SourceError):
        raise source
    if name_of(source) == "bad":
        raise SourceError("bad: empty", hint="leave it out")
    if name_of(source) == "impossible":
        raise UsageError("no such codec", hint="name another")
    return read(source)


def annotate_or_end(article: Article) -> AnnotatedArticle:
    """Annotate; one article ends the process, one does so the first time only."""
    if article.source == "deadly":
        os._exit(1)
    if article.source.startswith("once:") and not Path(article.source[5:]).exists():
        Path(article.source[5:]).touch()
        os._exit(1)
    if article.source == "slow":
        time.sleep(0.2)
    return annotate(article)


def stages() -> Pipeline:
    return replace(PIPELINE, read=read_or_fail, annotate=annotate_or_end)


def unusable_stages() -> Pipeline:
    raise UsageError("no such parser", hint="install it")


def outcomes(*sources: Source) -> list[Outcome]:
    return list(Workers(make=stages, count=2).run(sources))


def test_outcomes_are_those_of_one_process_in_the_order_given() -> None:
    sources = ["slow", "a", "b", "bad", "c", "d", "e", "f", "g", "h", "i"]
    found = outcomes(*sources)
    assert [outcome.source for outcome in found] == sources
    expected = list(stages().run(sources))
    assert [replace(o, error=None) for o in found] == [replace(o, error=None) for o in expected]
    assert active_children() == []


def test_a_bad_source_is_reported_with_its_hint() -> None:
    error = SourceError("part: no text", hint="skip it")
    told = [(str(o.error), o.error.hint) for o in outcomes("bad", error, "a") if o.error]
    assert told == [("bad: empty", "leave it out"), ("part: no text", "skip it")]


def test_a_source_that_ends_its_process_costs_no_other() -> None:
    found = outcomes("a", "deadly", "b", "c", "d")
    assert [o.source for o in found] == ["a", "deadly", "b", "c", "d"]
    assert [o.source for o in found if o.error] == ["deadly"]
    assert str(found[1].error) == "deadly: it ended the process that read it"
    assert active_children() == []


def test_a_source_whose_process_ended_once_is_read_after_all(tmp_path: Path) -> None:
    [found] = outcomes(f"once:{tmp_path / 'tried'}")
    assert found.error is None
    assert (tmp_path / "tried").exists()


@pytest.mark.parametrize(
    ("workers", "message"),
    [
        (Workers(make=stages, count=2), "no such codec"),
        (Workers(make=unusable_stages, count=2), "no such parser"),
    ],
)
def test_what_concerns_all_sources_stops_the_run(workers: Workers, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        list(workers.run(["impossible", "a", "b"]))
    assert caught.value.hint
    assert active_children() == []


def test_what_is_known_already_needs_no_process() -> None:
    known = [Outcome(source=str(number), key="seen") for number in range(100)]
    workers = Workers(make=unusable_stages, count=2)
    assert list(workers.run(known)) == known
    mixed = list(Workers(make=stages, count=2).run(["slow", known[0], "b", known[1]]))
    assert [outcome.source for outcome in mixed] == ["slow", "0", "b", "1"]


def test_only_a_few_sources_are_read_ahead() -> None:
    seen: list[int] = []

    def many() -> Iterator[Source]:
        for number in range(1_000):
            seen.append(number)
            yield str(number)

    run = iter(Workers(make=stages, count=2).run(many()))
    assert [next(run).source for _ in range(3)] == ["0", "1", "2"]
    assert len(seen) < 50
    del run
    assert active_children() == []


def test_an_error_keeps_its_hint_on_the_way() -> None:
    error = pickle.loads(pickle.dumps(UsageError("no such codec", hint="name another")))  # noqa: S301 - our own bytes
    assert isinstance(error, UsageError)
    assert (str(error), error.hint) == ("no such codec", "name another")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as a terminal does")
def test_ctrl_c_leaves_no_process_behind(tmp_path: Path) -> None:
    for number in range(500):
        (tmp_path / f"{number}.txt").write_text(
            f"NAIROBI, March 5 — Kenya withdrew its {number + 2} troops from Kismayo on Tuesday.\n",
            "utf-8",
        )
    code = "import sys; from dateline.cli import main; sys.exit(main())"
    command = [
        sys.executable,
        "-c",
        code,
        "extract",
        str(tmp_path),
        "-f",
        "jsonl",
        "--date",
        "2024-03-06",
    ]
    with subprocess.Popen(
        [*command, "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline().startswith(b"{")
        os.killpg(process.pid, signal.SIGINT)
        # All its processes write to the same pipes, which end with the last of them.
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (130, b"")
