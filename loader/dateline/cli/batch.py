"""A run over many sources, with what the person should know printed on the way."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from dateline.cli.console import plural, report, warn
from dateline.errors import UsageError
from dateline.pipeline import Outcome
from dateline.read import Corpora, Hints, Source


def articles_of(sources: Sequence[str], corpora: Corpora, hints: Hints) -> Iterator[Source]:
    """Return the articles of `sources`, each read when it is asked for.

    Raises:
        UsageError: one address is given for several articles.
    """
    found = corpora.articles(sources)
    if hints.url is None:
        return found
    first = tuple(islice(found, 2))
    if len(first) > 1:
        raise UsageError(
            "--url is one article's address, but there are several articles",
            hint="run the command once for each of them",
        )
    return chain(first, found)


class Batch:
    """Iterates over the outcomes; errors and warnings go to stderr.

    Attributes:
        failed: how many sources failed so far.
    """

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        """Nothing runs before the first iteration."""
        self._outcomes = outcomes
        self.failed = 0

    def __iter__(self) -> Iterator[Outcome]:
        """Yield one outcome a source, those that failed too."""
        for outcome in self._outcomes:
            self._tell(outcome)
            yield outcome

    @property
    def exit_code(self) -> int:
        """What the command should end with: 1 if a source failed."""
        return 1 if self.failed else 0

    def _tell(self, outcome: Outcome) -> None:
        if outcome.error:
            self.failed += 1
            report(outcome.error)
        if outcome.gave.subject:
            warn(
                f"{outcome.source}: reads as a report on {outcome.gave.subject}; no claims are "
                "taken from it (hint: pass --any-subject)"
            )
        if outcome.gave.unresolved:
            times = plural(outcome.gave.unresolved, "relative time")
            warn(
                f"{outcome.source}: {times} cannot be resolved, as the day of the article is not "
                "known (hint: pass --date)"
            )
