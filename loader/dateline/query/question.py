"""A saved question as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ParamType(StrEnum):
    """What a parameter's value is, and so which RDF term it becomes."""

    ENTITY = "entity"  # an IRI, given as IRI, CURIE, QID or name
    DATE = "date"  # xsd:date
    INTEGER = "integer"  # xsd:integer
    TEXT = "text"  # a plain literal
    KIND = "kind"  # a class of the ontology, by its name
    ENUM = "enum"  # one of the listed values: a concept of a value list, or a plain literal


class View(StrEnum):
    """How an answer is best looked at."""

    TABLE = "table"
    MAP = "map"
    TIMELINE = "timeline"
    GRAPH = "graph"
    BAR = "bar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One parameter.

    Attributes:
        name: also the SPARQL variable's.
        of: for an entity, the classes it is expected in: they decide between namesakes.
            `Article` and `Fact` stand for those.
        values: for an enum, what may be given.
        list_name: for an enum, the value list ("modality") its values are concepts of, or "".
        pattern: for a text, the regular expression that it has to match as a whole, or "".
        default: what is taken when no value is given, as text, or None.
        optional: without a value the question is asked about all.
    """

    name: str
    type: ParamType
    description: str
    of: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    list_name: str = ""
    pattern: str = ""
    default: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One saved question.

    Attributes:
        name: the file's name without its ending; theme: its folder's.
        summary: the question as a person asks it.
        example: values for a call that makes sense, as text.
        columns: what each variable of the answer means, in the order of the answer.
        table: the columns that a table for people shows.
        sparql: plain SPARQL 1.1; a line `VALUES ?name { ... }` for each parameter.
    """

    name: str
    theme: str
    summary: str
    description: str
    tags: tuple[str, ...]
    params: tuple[Param, ...]
    view: View
    columns: Mapping[str, str] = field(hash=False)
    table: tuple[str, ...]
    example: Mapping[str, str] = field(hash=False)
    sparql: str
