"""Asks a saved question."""

from collections.abc import Mapping, Sequence

from dateline.errors import UsageError
from dateline.model.entity import Entity
from dateline.query.answer import Answer, from_solutions
from dateline.query.bind import bind
from dateline.query.entities import EntityFinder, Resolve
from dateline.query.namespaces import DEFAULT_BASE
from dateline.query.page import Page, Window
from dateline.query.paging import counting, is_paged, with_window
from dateline.query.params import read_values
from dateline.query.queryable import Queryable, select
from dateline.query.question import Question


def no_names(_name: str, /) -> Sequence[Entity]:
    """Know no name: only what the store itself holds can be found by name."""
    return ()


def answer(
    question: Question,
    values: Mapping[str, str],
    store: Queryable,
    *,
    resolve: Resolve = no_names,
    base: str = DEFAULT_BASE,
) -> Answer:
    """Return the answer of `store` to `question`.

    Args:
        question: what is asked.
        values: the parameters' values as a person writes them.
        store: what is asked about.
        resolve: names known besides those in the store.
        base: the store's base IRI.

    Raises:
        UsageError: a parameter is unknown, missing or wrong, a name is unknown or ambiguous.
        NotFoundError: an article or fact is not in the store.
        StoreError: the store cannot be read.
    """
    return ask(question, values, store, Window(), resolve=resolve, base=base).answer


def ask(  # noqa: PLR0913 - what a call of a question says
    question: Question,
    values: Mapping[str, str],
    store: Queryable,
    window: Window,
    *,
    resolve: Resolve = no_names,
    base: str = DEFAULT_BASE,
) -> Page:
    """Return the rows of the answer that `window` asks for, and how many there are in all.

    Raises:
        UsageError: a parameter is unknown, missing or wrong, a name is unknown or ambiguous.
        NotFoundError: an article or fact is not in the store.
        StoreError: the store cannot be read.
    """
    sparql = prepare(question, values, store, resolve=resolve, base=base)
    return page_of(question, sparql, store, window)


def page_of(question: Question, sparql: str, store: Queryable, window: Window) -> Page:
    """Return what `ask` does, of `sparql` that `prepare` has made.

    Raises:
        UsageError: the query cannot be run.
        StoreError: the store cannot be read.
    """
    if window.limit is None or not is_paged(sparql):
        return Page.of(from_solutions(select(store, sparql), question.table), window)
    shown = from_solutions(select(store, with_window(sparql, window)), question.table)
    return Page(answer=shown, window=window, total=_total(store, sparql, window, shown))


def prepare(
    question: Question,
    values: Mapping[str, str],
    store: Queryable,
    *,
    resolve: Resolve = no_names,
    base: str = DEFAULT_BASE,
) -> str:
    """Return the SPARQL that `answer` runs; names are looked up, so a store is needed.

    Raises:
        UsageError: a parameter is unknown, missing or wrong, a name is unknown or ambiguous.
        NotFoundError: an article or fact is not in the store.
        StoreError: the store cannot be read.
    """
    finder = EntityFinder(store=store, resolve=resolve, base=base)
    terms = read_values(question, values, finder)
    try:
        return bind(question.sparql, [param.name for param in question.params], terms, base)
    except ValueError as error:
        raise UsageError(f"not a base IRI: {base!a}") from error


def _total(store: Queryable, sparql: str, window: Window, shown: Answer) -> int:
    """Return how many rows there are in all; a page that is not full tells it by itself."""
    is_last = window.limit is not None and len(shown.rows) < window.limit
    if is_last and (shown.rows or not window.offset):
        return window.offset + len(shown.rows)
    return sum(int(row["total"].value) for row in select(store, counting(sparql)))
