"""Runs the real pipeline, default settings, on a corpus or on loose texts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.build import Assembly
from dateline.model.article import Article
from dateline.model.link import Link, LinkedClaim
from dateline.pipeline import Outcome, Pipeline
from dateline.read import Hints
from dateline.settings import Settings
from support import article


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """What became of loose texts: the claims of each, and those that broke the pipeline."""

    claims: Mapping[str, tuple[LinkedClaim, ...]]
    failed: frozenset[str]


class Runner:
    """The pipeline as `dateline extract` has it, whatever the environment says."""

    def __init__(self) -> None:
        """Load what every run needs, once."""
        self.assembly = Assembly(Settings())

    def on_file(self, file: Path, day: date) -> tuple[LinkedClaim, ...]:
        """Return the claims of an article; relative times count from `day`.

        Raises:
            SourceError: the article could not be processed.
        """
        return _claims(self.assembly.pipeline(Hints(date=day)), str(file))

    def links(self, article: Article) -> tuple[Link, ...]:
        """Return how each mention of `article` was resolved.

        Raises:
            SourceError: the article could not be processed.
        """
        pipeline = replace(self.assembly.pipeline(Hints()), read=lambda _: article)
        linked = _outcome(pipeline, article.source).linked
        return linked.links if linked else ()

    def explained_file(self, file: Path, day: date) -> Outcome:
        """Return all that became of an article, with an account of each claim."""
        pipeline = self.assembly.pipeline(Hints(date=day))
        [outcome] = replace(pipeline, explain=self.assembly.explain).run([str(file)])
        return outcome

    def explained_texts(self, texts: Iterable[str]) -> Iterator[Outcome]:
        """Yield all that became of each text, with an account of each claim."""
        pipeline = replace(self.assembly.pipeline(Hints()), read=article)
        yield from replace(pipeline, explain=self.assembly.explain).run(dict.fromkeys(texts))

    def on_texts(self, texts: Iterable[str]) -> Processed:
        """Return the claims of each text, all of it taken for an article's own prose."""
        pipeline = replace(self.assembly.pipeline(Hints()), read=article)
        outcomes = list(pipeline.run(dict.fromkeys(texts)))
        return Processed(
            claims={outcome.source: outcome.claims for outcome in outcomes},
            failed=frozenset(outcome.source for outcome in outcomes if outcome.error),
        )


def _claims(pipeline: Pipeline, source: str) -> tuple[LinkedClaim, ...]:
    return _outcome(pipeline, source).claims


def _outcome(pipeline: Pipeline, source: str) -> Outcome:
    [outcome] = pipeline.run([source])
    if outcome.error:
        raise outcome.error
    return outcome
