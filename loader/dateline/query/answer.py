"""What a question gave back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from dateline.errors import UsageError

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Rows of RDF terms.

    Attributes:
        columns: names of the variables, in the order asked for.
        rows: one term a column; None where it is unbound.
        table: the columns that a table for people shows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    table: tuple[str, ...]


def with_columns(answer: Answer, wanted: Sequence[str]) -> Answer:
    """Return `answer` with the columns `wanted`, in that order, in tables too.

    Raises:
        UsageError: it has no such column.
    """
    unknown = next((column for column in wanted if column not in answer.columns), None)
    if unknown is not None:
        known = ", ".join(answer.columns)
        raise UsageError(f"the answer has no column {unknown!a}", hint=f"it has {known}")
    places = [answer.columns.index(column) for column in wanted]
    rows = tuple(tuple(row[place] for place in places) for row in answer.rows)
    return Answer(columns=tuple(wanted), rows=rows, table=tuple(wanted))


def from_solutions(solutions: QuerySolutions, table: Iterable[str] = ()) -> Answer:
    """Return `solutions`, which are used up; a table shows all columns unless told otherwise."""
    columns = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(solution[name] for name in columns) for solution in solutions)
    return Answer(columns=columns, rows=rows, table=tuple(table) or columns)


def text(term: Term | None) -> str:
    """Return a term as bare text: an IRI, a literal's characters; "" when unbound.

    >>> text(Literal("Mali", language="fr")), text(NamedNode("urn:x:1")), text(None)
    ('Mali', 'urn:x:1', '')
    """
    if isinstance(term, NamedNode | Literal):
        return term.value
    return "" if term is None else str(term)
