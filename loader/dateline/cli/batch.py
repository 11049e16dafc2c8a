"""A run over many sources, with what the person should know printed on the way."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from dateline.cli.console import plural, report, warn
from dateline.cli.progress import tracked
from dateline.errors import UsageError
from dateline.pipeline import Outcome, Runner
from dateline.read import Corpora, Hints, Source


def articles_of(sources: Sequence[str], corpora: Corpora, hints: Hints) -> Iterator[Source]:
    """Return the articles of `sources`, each read when it is asked for.

    Raises:
        UsageError: one address is given for several articles.
    """
    found = corpora.articles(sources)
    first = tuple(islice(found, 2))
    if hints.url is not None and len(first) > 1:
        raise UsageError(
            "--url is one article's address, but there are several articles",
            hint="run the command once for each of them",
        )
    return chain(first, found)


class Batch:
    """Iterates over the outcomes; errors, warnings and progress go to stderr.

    Attributes:
        failed: how many sources failed so far.
        articles: keys of the articles that were read so far.
    """

    def __init__(self, runner: Runner, sources: Iterable[Source]) -> None:
        """Nothing runs before the first iteration."""
        self._runner = runner
        self._sources = sources
        self.failed = 0
        self.articles: set[str] = set()

    def __iter__(self) -> Iterator[Outcome]:
        """Yield one outcome a source, those that failed too."""
        for outcome in tracked(self._runner.run(self._sources)):
            self._tell(outcome)
            yield outcome

    @property
    def exit_code(self) -> int:
        """What the command should end with: 1 if a source failed."""
        return 1 if self.failed else 0

    def _tell(self, outcome: Outcome) -> None:
        if outcome.linked:
            self.articles.add(outcome.linked.article.key)
        if outcome.error:
            self.failed += 1
            report(outcome.error)
        if outcome.subject:
            warn(
                f"{outcome.source}: reads as a report on {outcome.subject}; no claims are taken "
                "from it (hint: pass --any-subject)"
            )
        unresolved = unresolved_times(outcome)
        if unresolved:
            warn(
                f"{outcome.source}: {plural(unresolved, 'relative time')} cannot be resolved, as "
                "the day of the article is not known (hint: pass --date)"
            )


def unresolved_times(outcome: Outcome) -> int:
    """Return how many claims have a time that only the article's date would tell."""
    if outcome.linked is None or outcome.linked.article.reference_date is not None:
        return 0
    times = (linked.claim.time for linked in outcome.claims)
    return sum(time is not None and time.relative and not time.resolved for time in times)
