"""An answer as the table of a page: names link to what they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from dateline.query.answer import Term, text
from dateline.query.page import Page
from dateline.query.question import Question
from dateline.query.tables import printable, title
from dateline.serve.pages.links import Links, outside

_LABEL: Final = "Label"
# What a row is about, the most telling first: its page says who says so.
_DETAILS: Final = ("fact", "claim", "article", "entity")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, and what the column means."""

    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `href` is its page on this server, `outside` its place on the web, or ""."""

    text: str
    href: str = ""
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `details` is the page of what it is about, or ""."""

    cells: tuple[Cell, ...]
    details: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows `first` to `last` of `total`, counted from 1."""

    head: tuple[Head, ...]
    rows: tuple[Row, ...]
    first: int
    last: int
    total: int


def table(question: Question, page: Page, links: Links) -> Table:
    """Return `page` of the answer to `question`, with the columns for people."""
    columns, shown = page.answer.columns, page.answer.table
    rows = (dict(zip(columns, row, strict=True)) for row in page.answer.rows)
    return Table(
        head=tuple(Head(title(name), question.columns.get(name, "")) for name in shown),
        rows=tuple(_row(row, shown, links) for row in rows),
        first=page.first,
        last=page.last,
        total=page.total,
    )


def _row(row: Mapping[str, Term | None], shown: tuple[str, ...], links: Links) -> Row:
    nodes = (row.get(name) for name in _DETAILS)
    pages = (links.page(node.value) for node in nodes if isinstance(node, NamedNode))
    return Row(
        cells=tuple(_cell(name, row, links) for name in shown),
        details=next(filter(None, pages), ""),
    )


def _cell(name: str, row: Mapping[str, Term | None], links: Links) -> Cell:
    target = row.get("article" if name == "headline" else name.removesuffix(_LABEL))
    iri = target.value if isinstance(target, NamedNode) else ""
    own = links.page(iri)
    address = iri if iri and not own else text(row.get("url")) if name == "headline" else ""
    shown = text(row[name])
    return Cell(printable(shown), own, outside(address or (shown if name == "url" else "")))
