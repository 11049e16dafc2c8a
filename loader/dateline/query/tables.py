"""An answer as a table for people: plain text, Markdown, or a rich table for a terminal.

Only the columns meant for people are shown; a name stands for its IRI. Text of articles is
hostile: what a terminal or a Markdown reader would obey is written as an escape.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from dateline.query.answer import Answer, Term, text
from dateline.query.namespaces import ONTOLOGY, VOCABULARY, WIKIDATA

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text as RichText

_LABEL: Final = "Label"
_NO_FLAGS: Final[Mapping[str, str]] = MappingProxyType({})
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_XSD_SHORT: Final = tuple(f"{_XSD}{name}" for name in ("date", "integer", "decimal", "boolean"))
_SPACE: Final = re.compile(r"\s+")
_WORD_START: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
_PREFIXES: Final = {ONTOLOGY: "dl:", VOCABULARY: "dlv:", WIKIDATA: "wd:"}
# Control, private and unassigned characters and lone surrogates; and, of the format characters,
# those that reorder text (Unicode Bidirectional Algorithm), for joiners belong to many scripts.
_UNSAFE: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_REORDERING: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def plain(answer: Answer) -> str:
    """Return aligned columns; nothing is cut or wrapped."""
    rows = [[title(name).upper() for name in answer.table], *_cells(answer, printable)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def markdown(answer: Answer) -> str:
    """Return a pipe table (GitHub Flavored Markdown, section 4.10)."""
    head = [title(name) for name in answer.table]
    rows = [head, ["---"] * len(head), *_cells(answer, _markdown_text)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def rich_table(answer: Answer, flags: Mapping[str, str] = _NO_FLAGS) -> "Table":
    """Return a table for a terminal; a name is linked to the IRI it stands for.

    Args:
        answer: what to show.
        flags: emoji by IRI, which go before the names of those IRIs.
    """
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in answer.table:
        table.add_column(title(name), no_wrap=_is_short(name, answer))
    for row in answer.rows:
        terms = dict(zip(answer.columns, row, strict=True))
        table.add_row(*(_rich_cell(name, terms, flags) for name in answer.table))
    return table


def _rich_cell(
    column: str, terms: Mapping[str, Term | None], flags: Mapping[str, str]
) -> "RichText":
    from rich.style import Style
    from rich.text import Text

    link = _link(column, terms)
    words = printable(_short(terms[column]))
    flag = flags.get(link or "", "") if words else ""
    return Text(f"{flag} {words}".lstrip(), Style(link=link))


def _is_short(column: str, answer: Answer) -> bool:
    """Return whether a column holds days or numbers, which a narrow screen should not break."""
    place = answer.columns.index(column)
    terms = [row[place] for row in answer.rows if row[place] is not None]
    return bool(terms) and all(
        isinstance(term, Literal) and term.datatype.value.startswith(_XSD_SHORT) for term in terms
    )


def title(column: str) -> str:
    """Return a column's name as words.

    >>> title("endedEarliest"), title("siteLabel")
    ('ended earliest', 'site')
    """
    return _WORD_START.sub(" ", column.removesuffix(_LABEL) or column).lower()


def printable(cell: str) -> str:
    r"""Return `cell` on one line, with nothing that a terminal would obey.

    >>> printable("a\n b \x1b[31mred")
    'a b \\x1b[31mred'
    """
    one_line = _SPACE.sub(" ", cell).strip()
    return "".join(ascii(c)[1:-1] if _is_unsafe(c) else c for c in one_line)


def _is_unsafe(character: str) -> bool:
    return character in _REORDERING or unicodedata.category(character) in _UNSAFE


def _markdown_text(cell: str) -> str:
    return _MARKUP.sub(r"\\\1", printable(cell)).replace("\\<", "&lt;").replace("\\&", "&amp;")


def _cells(answer: Answer, show: Callable[[str], str]) -> Sequence[Sequence[str]]:
    places = [answer.columns.index(name) for name in answer.table]
    return [[show(_short(row[i])) for i in places] for row in answer.rows]


def _short(term: Term | None) -> str:
    """Return a term for reading; well-known IRIs with a prefix."""
    bare = text(term)
    if isinstance(term, NamedNode):
        for start, prefix in _PREFIXES.items():
            if bare.startswith(start):
                return prefix + bare.removeprefix(start)
    return bare


def _link(column: str, terms: Mapping[str, Term | None]) -> str | None:
    term = terms.get(column.removesuffix(_LABEL))
    return term.value if isinstance(term, NamedNode) else None
