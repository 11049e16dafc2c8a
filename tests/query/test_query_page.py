"""Parts of an answer: which rows, of how many, and where to go on."""

import pytest
from pyoxigraph import Literal

from dateline.errors import UsageError
from dateline.query.answer import Answer
from dateline.query.catalogue import Catalogue
from dateline.query.page import Page, Window
from dateline.query.queryable import Queryable
from dateline.query.run import answer, ask

FIVE = Answer(columns=("x",), rows=tuple((Literal(n),) for n in range(5)), table=("x",))


@pytest.mark.parametrize(
    ("limit", "offset", "rows", "first", "last", "after", "before"),
    [
        (None, 0, range(5), 1, 5, None, None),
        (None, 2, range(2, 5), 3, 5, None, None),
        (2, 0, range(2), 1, 2, 2, None),
        (2, 2, range(2, 4), 3, 4, 4, 0),
        (2, 3, range(3, 5), 4, 5, None, 1),
        (2, 1, range(1, 3), 2, 3, 3, 0),
        (9, 0, range(5), 1, 5, None, None),
        (2, 5, (), 0, 0, None, 3),
        (2, 99, (), 0, 0, None, 3),
    ],
)
def test_page(
    limit: int | None,
    offset: int,
    rows: range,
    first: int,
    last: int,
    after: int | None,
    before: int | None,
) -> None:
    page = Page.of(FIVE, Window(limit=limit, offset=offset))
    assert page.answer.rows == tuple((Literal(n),) for n in rows)
    assert (page.first, page.last, page.total) == (first, last, 5)
    assert page.next == (None if after is None else Window(limit=limit, offset=after))
    assert page.previous == (None if before is None else Window(limit=limit, offset=before))


def test_pages_of_an_empty_answer() -> None:
    page = Page.of(Answer(columns=("x",), rows=(), table=("x",)), Window(limit=3))
    assert (page.first, page.last, page.total, page.next, page.previous) == (0, 0, 0, None, None)


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-1, 0), (1, -1)])
def test_no_part_of_anything_is_refused(limit: int, offset: int) -> None:
    with pytest.raises(UsageError, match="cannot be"):
        Window(limit=limit, offset=offset)


def test_pages_together_are_the_whole(catalogue: Catalogue, store: Queryable) -> None:
    question = catalogue.get("said-by")
    values = {"speaker": "Coast Herald"}
    whole = answer(question, values, store)
    window: Window | None = Window(limit=2)
    rows: list[object] = []
    while window:
        page = ask(question, values, store, window)
        assert page.total == len(whole.rows) > 2
        rows += page.answer.rows
        window = page.next
    assert tuple(rows) == whole.rows
