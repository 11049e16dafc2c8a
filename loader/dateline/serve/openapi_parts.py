"""The recurring parts of the OpenAPI document: parameters, answers, errors."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from dateline.query.question import Param, ParamType
from dateline.serve.paging import LARGEST

Schema = Mapping[str, Any]

LONGEST_VALUE: Final = 2000
_ERRORS: Final = {
    "400": "A value is missing or wrong; the answer says which.",
    "404": "There is no such thing.",
    "406": "There is no format that `Accept` or `format` asks for.",
    "408": "The request took too long to arrive.",
    "413": "The body is too large.",
    "414": "The address is too long.",
    "429": "Too many requests; `Retry-After` says how long to wait.",
    "431": "The headers are too large.",
    "503": "Busy, or the store cannot be read; `Retry-After` says how long to wait.",
}
_ON_PAGES: Final = frozenset({"400", "404", "503"})
_TEXT: Final[Schema] = {"schema": {"type": "string"}}
_ERROR: Final[Schema] = {
    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
    "text/plain": _TEXT,
}
# The page of a question shows above its form what was wrong with the values.
_ERROR_OR_PAGE: Final[Schema] = {**_ERROR, "text/html": _TEXT}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
PAGED: Final[Schema] = {
    "Link": {
        "description": "Where the first, previous, next and last page are (RFC 8288).",
        "schema": {"type": "string"},
    },
    "X-Total-Count": {"description": "How many rows there are in all.", "schema": _COUNT},
}
_ETAG: Final[Schema] = {
    "ETag": {
        "description": "Changes with the store; send it back in `If-None-Match`.",
        "schema": {"type": "string"},
    }
}


def in_path(name: str, schema: Schema) -> Schema:
    """Return a parameter that is a step of the path."""
    return {"name": name, "in": "path", "required": True, "schema": schema}


def in_query(name: str, schema: Schema, description: str, *, required: bool = False) -> Schema:
    """Return a parameter behind the question mark; an empty optional one counts as not given."""
    return {
        "name": name,
        "in": "query",
        "description": description,
        "required": required,
        **({} if required else {"allowEmptyValue": True}),
        "schema": schema,
    }


def of_question(param: Param) -> Schema:
    """Return a question's parameter."""
    required = not param.optional and param.default is None
    schema = {**_schema(param), **({"default": param.default} if param.default else {})}
    return in_query(param.name, schema, param.description, required=required)


def paging(default: int) -> Sequence[Schema]:
    """Return the parameters that choose a page of `default` rows, unless told otherwise."""
    limit = {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": default}
    offset = {"type": "integer", "minimum": 0, "maximum": 10**9, "default": 0}
    return (
        in_query("limit", limit, "How many rows a page has."),
        in_query("offset", offset, "How many rows come before the page."),
    )


def choice_of_format(names: Iterable[str]) -> Schema:
    """Return the parameter that chooses a format by name, before any `Accept`."""
    schema = {"type": "string", "enum": list(dict.fromkeys(names))}
    return in_query("format", schema, "The format, whatever `Accept` says.")


def operation(  # noqa: PLR0913 - one argument a field
    name: str,
    summary: str,
    parameters: Sequence[Schema],
    media_types: Iterable[str],
    *,
    headers: Schema | None = None,
    fields: Schema | None = None,
) -> Schema:
    """Return the description of a GET request.

    Args:
        name: unique among all operations.
        summary: what it answers, in a line.
        parameters: what it takes.
        media_types: what it can be answered in.
        headers: headers of the answer besides its entity tag.
        fields: more fields of the operation.
    """
    content: Schema = {media_type: {} for media_type in media_types}
    done = {
        "description": "The answer.",
        "headers": {**_ETAG, **(headers or {})},
        "content": content,
    }
    errors = {status: {"$ref": f"#/components/responses/{status}"} for status in _ERRORS}
    return {
        "operationId": name,
        "summary": summary,
        **(fields or {}),
        "parameters": list(parameters),
        "responses": {"200": done, "304": {"description": "Not changed."}, **errors},
    }


def error_responses() -> Schema:
    """Return the answers that say what was wrong, by status."""
    return {
        status: {"description": words, "content": _ERROR_OR_PAGE if status in _ON_PAGES else _ERROR}
        for status, words in _ERRORS.items()
    }


def _schema(param: Param) -> dict[str, Any]:
    if param.type is ParamType.DATE:
        return {"type": "string", "format": "date"}
    if param.type is ParamType.INTEGER:
        return {"type": "integer", "minimum": -(10**18) + 1, "maximum": 10**18 - 1}
    if param.type is ParamType.ENUM:
        return {"type": "string", "enum": list(param.values)}
    pattern = {"pattern": f"^(?:{param.pattern})$"} if param.pattern else {}
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE, **pattern}
