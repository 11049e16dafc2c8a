"""Reads a saved question: a header in grlc's form, then plain SPARQL 1.1.

The header is YAML behind `#+` (https://github.com/CLARIAH/grlc), a comment to SPARQL. The values
a call gives go into the query's own `VALUES ?name { ... }` lines, so each file also runs as it is.
"""

from collections.abc import Mapping
from typing import Any, Final

import yaml

from dateline.errors import UsageError
from dateline.query.check import problems
from dateline.query.question import Param, ParamType, Question, View

_MARK: Final = "#+"


def parse(text: str, *, name: str, theme: str) -> Question:
    """Return the question that a file's `text` holds.

    Raises:
        UsageError: the header is incomplete, or does not fit the query; names everything wrong.
    """
    comment, sparql = split(text)
    fields = _load(comment, name)
    found = list(problems(fields, sparql))
    if found:
        raise _bad(name, "; ".join(found))
    return Question(
        name=name,
        theme=theme,
        summary=fields["summary"],
        description=fields["description"],
        tags=tuple(fields["tags"]),
        params=tuple(_param(param) for param in fields.get("params", ())),
        view=View(fields["view"]),
        columns=dict(fields["columns"]),
        table=tuple(fields.get("table", fields["columns"])),
        example={key: str(value) for key, value in fields.get("example", {}).items()},
        sparql=sparql,
    )


def split(text: str) -> tuple[str, str]:
    r"""Return the header's YAML and the query.

    >>> split("#+ summary: Who?\n#+ view: table\nSELECT * {}\n")
    ('summary: Who?\nview: table', 'SELECT * {}\n')
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    end = next((i for i, line in enumerate(lines) if not line.startswith(_MARK)), len(lines))
    header = [line.removeprefix(_MARK).removeprefix(" ") for line in lines[:end]]
    return "\n".join(header), "\n".join(lines[end:])


def _load(comment: str, name: str) -> Mapping[object, Any]:
    try:
        fields = yaml.safe_load(comment)
    except yaml.YAMLError as error:
        raise _bad(name, f"the header is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(fields, dict):
        raise _bad(name, "it has no header that begins with '#+ summary: ...'")
    return fields


def _param(fields: Mapping[str, Any]) -> Param:
    default = fields.get("default")
    return Param(
        name=fields["name"],
        type=ParamType(fields["type"]),
        description=fields["description"],
        of=tuple(fields.get("of", ())),
        values=tuple(fields.get("values", ())),
        list_name=fields.get("list", ""),
        pattern=fields.get("pattern", ""),
        default=None if default is None else str(default),
        optional=fields.get("optional", False),
    )


def _bad(name: str, what: str) -> UsageError:
    return UsageError(f"the question {name!a} cannot be used: {what}")
