"""Works out one page of an answer without the others.

A question may pick its rows in a sub-select that ends in a line `LIMIT 999999  # page`; what
follows only describes the rows that were picked, one by one. A window takes the place of that
limit, and the sub-select alone counts the rows. Without such a line the whole answer is cut.
"""

import re
from typing import Final

from dateline.query.page import Window

_PAGE: Final = re.compile(r"(?P<margin>[ \t]*)LIMIT [0-9]+[ \t]+# page[ \t]*")
_SELECT: Final = re.compile(r"[ \t]*\{ SELECT\b.*")


def is_paged(sparql: str) -> bool:
    """Return whether `sparql` picks its rows in a sub-select of its own."""
    return _page_line(sparql.split("\n")) is not None


def with_window(sparql: str, window: Window) -> str:
    """Return `sparql`, which is paged, so that it picks only the rows of `window`.

    Raises:
        ValueError: it is not paged.
    """
    lines = sparql.split("\n")
    place = _place(lines)
    limit = f"LIMIT {window.limit} " if window.limit is not None else ""
    lines[place] = f"{_margin(lines[place])}{limit}OFFSET {window.offset}"
    return "\n".join(lines)


def counting(sparql: str) -> str:
    """Return a query that counts, as `?total`, the rows that `sparql`, which is paged, picks.

    Raises:
        ValueError: it is not paged, or its sub-select does not begin on a line of its own.
    """
    lines = sparql.split("\n")
    end = _place(lines)
    margin = _margin(lines[end])
    start = next(i for i in range(end, -1, -1) if _is_outside(lines[i], margin))
    if not _SELECT.fullmatch(lines[start]):
        raise ValueError("the sub-select of the page begins with a line '{ SELECT ...'")
    picked = [line for line in lines[start:end] if not line.startswith(f"{margin}ORDER BY ")]
    prologue = lines[: next(i for i, line in enumerate(lines) if line.startswith("SELECT"))]
    head = "SELECT (COUNT(*) AS ?total) WHERE {"
    return "\n".join([*prologue, head, *picked, "} }", ""])


def _is_outside(line: str, margin: str) -> bool:
    return bool(line.strip()) and len(_margin(line)) < len(margin)


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _place(lines: list[str]) -> int:
    place = _page_line(lines)
    if place is None:
        raise ValueError("the query has no line 'LIMIT 999999  # page'")
    return place


def _page_line(lines: list[str]) -> int | None:
    return next((i for i, line in enumerate(lines) if _PAGE.fullmatch(line)), None)
