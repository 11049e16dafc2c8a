"""One source after another through all stages; what goes wrong with one stops no other."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from traceback import extract_tb
from typing import Protocol, TypeAlias

from dateline.errors import DatelineError, SourceError
from dateline.extract.account import Explanation
from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.rdf.graphs import ArticleGraphs
from dateline.read import Source, name_of
from dateline.store.protocol import Change

_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class ClaimChange:
    """A claim that a source no longer makes, or makes for the first time.

    Attributes:
        sign: "+" or "-".
        fact: the fact in words; quote: the exact words of the source.
    """

    fact: str
    quote: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What storing an article did, or would do; `claims` only if they were asked for."""

    change: Change
    claims: tuple[ClaimChange, ...] = ()


Keep: TypeAlias = Callable[[ArticleGraphs, Article], Kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source: either `error`, or all the rest.

    Attributes:
        source: as the user gave it.
        linked: the article, its claims in reading order, and how each mention was resolved.
        graphs: the same as quads.
        kept: what storing it did; None where nothing is stored.
        explanation: why there are these claims and no others; None unless asked for.
        subject: what the article is about instead, where no claims are taken from it ("sport").
    """

    source: str
    linked: LinkedArticle | None = None
    graphs: ArticleGraphs | None = None
    kept: Kept | None = None
    explanation: Explanation | None = None
    subject: str | None = None
    error: SourceError | None = None

    @property
    def claims(self) -> tuple[LinkedClaim, ...]:
        """The article's claims; none when the source failed."""
        return self.linked.claims if self.linked else ()


class Runner(Protocol):
    """What sources run through: a pipeline, or several in processes of their own."""

    def run(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Yield one outcome a source, in order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The stages, each a plain callable that knows no other.

    Attributes:
        keep: stores the result, or only tells what storing it would change; None to do neither.
        explain: tells why there are these claims and no others; None to save the work.
        other_subject: tells that an article is about something that no claims are taken from.
    """

    read: Callable[[Source], Article]
    annotate: Callable[[Article], AnnotatedArticle]
    extract: Callable[[AnnotatedArticle], tuple[Claim, ...]]
    link: Callable[[AnnotatedArticle, tuple[Claim, ...]], LinkedArticle]
    to_graphs: Callable[[LinkedArticle], ArticleGraphs]
    keep: Keep | None = None
    explain: Callable[[AnnotatedArticle], Explanation] | None = None
    other_subject: Callable[[Article], str | None] = lambda _: None

    def run(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Yield one outcome a source, in order.

        Raises:
            DatelineError: nothing can go on: the call was wrong or the store cannot be used.
        """
        for source in sources:
            try:
                outcome = self._outcome(source)
            except SourceError as error:
                outcome = Outcome(source=name_of(source), error=error)
            yield kept(outcome, self.keep)

    def _outcome(self, source: Source) -> Outcome:
        name = name_of(source)
        with _blaming(name):
            article = self.read(source)
            annotated = self.annotate(article)
            subject = self.other_subject(article)
            linked = self.link(annotated, () if subject else self.extract(annotated))
            graphs = self.to_graphs(linked)
            why = self.explain(annotated) if self.explain else None
        return Outcome(source=name, linked=linked, graphs=graphs, explanation=why, subject=subject)


def kept(outcome: Outcome, keep: Keep | None) -> Outcome:
    """Return `outcome` with what `keep` did with it; as it is where there is nothing to keep.

    Raises:
        DatelineError: the store cannot be used.
    """
    if keep is None or outcome.graphs is None or outcome.linked is None:
        return outcome
    try:
        with _blaming(outcome.source):
            return replace(outcome, kept=keep(outcome.graphs, outcome.linked.article))
    except SourceError as error:
        return Outcome(source=outcome.source, error=error)


@contextmanager
def _blaming(source: str) -> Iterator[None]:
    """Turn what nobody expected into an error of `source`."""
    try:
        yield
    except DatelineError:
        raise
    except Exception as error:
        raise _broken(source, error) from error


def _broken(source: str, error: Exception) -> SourceError:
    """Return a defect of ours as an error of the one source that brought it to light."""
    where = extract_tb(error.__traceback__)[-1]
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON]
    return SourceError(
        f"{source}: dateline could not process it: {reason}, at {where.name}:{where.lineno}",
        hint="please report this together with the article",
    )
