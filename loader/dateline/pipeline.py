"""One source after another through all stages; what goes wrong with one stops no other."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from traceback import extract_tb
from typing import Protocol, Self, TypeAlias

from dateline.errors import DatelineError, SourceError
from dateline.extract.account import Explanation
from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.rdf.graphs import ArticleGraphs
from dateline.read import Source, name_of
from dateline.store.packed import Packed
from dateline.store.protocol import Change

_LONGEST_REASON = 200
# An article makes and lets go of more objects than the collector waits for by itself (700).
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


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
    """What storing an article did, or would do.

    Attributes:
        change: what became of the store.
        claims: how they changed; only if that was asked for.
        unmodified: the web server says that nothing has changed; nothing was read.
    """

    change: Change
    claims: tuple[ClaimChange, ...] = ()
    unmodified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What an article gave, in numbers.

    Attributes:
        claims: how many there are; facts: about how many.
        unresolved: how many claims have a time that only the article's date would tell.
        subject: what the article is about instead, where no claims are taken from it ("sport").
    """

    claims: int = 0
    facts: int = 0
    unresolved: int = 0
    subject: str | None = None

    @property
    def note(self) -> str:
        """The same as text, for a store to remember."""
        return json.dumps(asdict(self))

    @classmethod
    def of_note(cls, note: str) -> Self:
        """Return what `note` made text of."""
        return cls(**json.loads(note))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source: either `error`, or all the rest.

    Attributes:
        source: as the user gave it.
        key: `Article.key`.
        gave: what it gave, in numbers.
        linked: the article, its claims in reading order, and how each mention was resolved.
        graphs: the same as quads.
        article, packed: the article and its graphs, for whoever needs no more than that.
        kept: what storing it did; None where nothing is stored.
        explanation: why there are these claims and no others; None unless asked for.
    """

    source: str
    key: str = ""
    gave: Yield = Yield()
    linked: LinkedArticle | None = None
    graphs: ArticleGraphs | None = None
    article: Article | None = None
    packed: Packed | None = None
    kept: Kept | None = None
    explanation: Explanation | None = None
    error: SourceError | None = None

    @property
    def claims(self) -> tuple[LinkedClaim, ...]:
        """The article's claims; none when the source failed."""
        return self.linked.claims if self.linked else ()


# A source, or what is known to become of it.
Task: TypeAlias = Source | Outcome


class Runner(Protocol):
    """What sources run through: a pipeline, or several in processes of their own."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task, in order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The stages, each a plain callable that knows no other.

    Attributes:
        explain: tells why there are these claims and no others; None to save the work.
        other_subject: tells that an article is about something that no claims are taken from.
        skim: annotates such an article, with the names in it and no more.
        finish: makes of an outcome what the caller needs of it.
    """

    read: Callable[[Source], Article]
    annotate: Callable[[Article], AnnotatedArticle]
    skim: Callable[[Article], AnnotatedArticle]
    extract: Callable[[AnnotatedArticle], tuple[Claim, ...]]
    link: Callable[[AnnotatedArticle, tuple[Claim, ...]], LinkedArticle]
    to_graphs: Callable[[LinkedArticle], ArticleGraphs]
    explain: Callable[[AnnotatedArticle], Explanation] | None = None
    other_subject: Callable[[Article], str | None] = lambda _: None
    finish: Callable[[Outcome], Outcome] = lambda outcome: outcome

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task, in order; what goes wrong with a source is its outcome.

        Raises:
            DatelineError: nothing can go on: the call was wrong.
        """
        for task in tasks:
            yield task if isinstance(task, Outcome) else self._outcome_or_error(task)

    def _outcome_or_error(self, source: Source) -> Outcome:
        try:
            return self._outcome(source)
        except SourceError as error:
            return Outcome(source=name_of(source), error=error)

    def _outcome(self, source: Source) -> Outcome:
        name = name_of(source)
        with blaming(name):
            article = self.read(source)
            subject = self.other_subject(article)
            annotated = self.skim(article) if subject else self.annotate(article)
            linked = self.link(annotated, () if subject else self.extract(annotated))
            graphs = self.to_graphs(linked)
            why = self.explain(annotated) if self.explain else None
            return self.finish(
                Outcome(
                    source=name,
                    key=article.key,
                    gave=_yield(linked, graphs, subject),
                    linked=linked,
                    graphs=graphs,
                    explanation=why,
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class InProcess:
    """Runs everything in this process; `make` returns the stages when a source needs them."""

    make: Callable[[], Pipeline]

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task, in order.

        Raises:
            DatelineError: nothing can go on: the call was wrong.
        """
        stages, settle = cache(self.make), cache(collect_less)
        for task in tasks:
            if isinstance(task, Outcome):
                yield task
            else:
                yield from stages().run([task])
                settle()


def collect_less() -> None:
    """Let the garbage collector pass over what is loaded, which stays, and look less often."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def _yield(linked: LinkedArticle, graphs: ArticleGraphs, subject: str | None) -> Yield:
    undated = linked.article.reference_date is None
    times = [claim.claim.time for claim in linked.claims] if undated else []
    return Yield(
        claims=len(linked.claims),
        facts=len(graphs.fact_keys),
        unresolved=sum(bool(time and time.relative and not time.resolved) for time in times),
        subject=subject,
    )


@contextmanager
def blaming(source: str) -> Iterator[None]:
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
