"""What may be wrong with a question's header, in the words of whoever must mend it."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeGuard

from dateline.query.bind import bound_variables
from dateline.query.question import ParamType, View

_TEXTS: Final = ("summary", "description")
_KEYS: Final = frozenset(
    {"summary", "description", "tags", "params", "view", "example", "columns", "table"}
)
_PARAM_KEYS: Final = frozenset(
    {"name", "type", "description", "of", "values", "list", "pattern", "default", "optional"}
)


def problems(fields: Mapping[object, object], sparql: str) -> Iterator[str]:
    """Yield what keeps the header `fields` from describing the query `sparql`."""
    yield from _unknown(fields, _KEYS)
    for key in _TEXTS:
        if not _is_text(fields.get(key)):
            yield f"{key} must be text"
    if not _are_texts(fields.get("tags")):
        yield "tags must be a list of words"
    if fields.get("view") not in list(View):
        yield f"view must be one of {', '.join(View)}"
    yield from _params(fields, sparql)
    yield from _columns(fields)


def _columns(fields: Mapping[object, object]) -> Iterator[str]:
    columns = fields.get("columns")
    if not isinstance(columns, dict) or not columns:
        yield "columns must say what each column means"
        return
    if not _are_texts([*columns, *columns.values()]):
        yield "columns must give each name a text"
    table = fields.get("table", [])
    if not _are_texts(table):
        yield "table must be a list of columns"
    else:
        yield from _strangers("table", table, columns)


def _params(fields: Mapping[object, object], sparql: str) -> Iterator[str]:
    params = fields.get("params", [])
    if not isinstance(params, list) or not all(_is_named(param) for param in params):
        yield "params must be a list of maps, each with a name"
        return
    names = [param["name"] for param in params]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield f"parameter {name} is declared twice"
    bound = bound_variables(sparql)
    for param in params:
        yield from (f"parameter {param['name']}: {p}" for p in _param(param, bound))
    example = fields.get("example", {})
    if not isinstance(example, dict):
        yield "example must be a map of parameters to values"
    else:
        yield from _strangers("example", example, names)


def _param(param: Mapping[object, object], bound: Collection[str]) -> Iterator[str]:
    yield from _unknown(param, _PARAM_KEYS)
    if not _is_text(param.get("description")):
        yield "description must be text"
    if param.get("type") not in list(ParamType):
        yield f"type must be one of {', '.join(ParamType)}"
    for key in ("of", "values"):
        if not _are_texts(param.get(key, [])):
            yield f"{key} must be a list of words"
    if param.get("type") == ParamType.ENUM and not param.get("values"):
        yield "an enum must list its values"
    if not isinstance(param.get("list", ""), str):
        yield "list must be the name of a value list"
    if not _is_pattern(param.get("pattern", "")):
        yield "pattern must be a regular expression"
    if not isinstance(param.get("optional", False), bool):
        yield "optional must be true or false"
    if param["name"] not in bound:
        yield f"the query has no line of its own 'VALUES ?{param['name']} {{ ... }}'"


def _unknown(fields: Mapping[object, object], known: Collection[str]) -> Iterator[str]:
    for key in sorted(map(str, set(fields) - set(known))):
        yield f"unknown key {key!a} (there are {', '.join(sorted(known))})"


def _strangers(key: str, given: Collection[object], known: Collection[object]) -> Iterator[str]:
    yield from (f"{key} names {str(n)!a}, which is not declared" for n in given if n not in known)


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except re.error:
        return False


def _is_named(param: object) -> bool:
    return isinstance(param, dict) and _is_text(param.get("name"))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(map(_is_text, value))
