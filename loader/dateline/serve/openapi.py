"""The HTTP interface in OpenAPI 3.1, made from the headers of the saved questions."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dateline.query.question import Question
from dateline.serve.calls import LISTS, ROWS, offers
from dateline.serve.openapi_parts import (
    PAGED,
    Schema,
    choice_of_format,
    error_responses,
    in_path,
    in_query,
    of_question,
    operation,
    paging,
)
from dateline.serve.things.routes import OFFERS as THING_FORMATS
from dateline.serve.things.routes import ROWS as THING_ROWS

_PROBLEM: Final[Schema] = {
    "description": "What was wrong (RFC 9457).",
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_KINDS: Final = (
    *("article", "claim", "evidence", "fact", "entity", "mention", "run", "decision"),
    *("identification", "finding", "item", "graph"),
)


def openapi(questions: Iterable[Question], *, version: str) -> Mapping[str, Any]:
    """Return the description of a server that answers `questions` by this `version` of dateline."""
    asked = {f"/queries/{q.name}": _question(q) for q in questions}
    paths = {"/queries": _listing(), **asked, **_things(), **_own()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dateline",
            "version": version,
            "summary": "Facts from news articles: who says what, in which words.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {path: {"get": get} for path, get in paths.items()},
        "components": {"schemas": {"Problem": _PROBLEM}, "responses": error_responses()},
    }


def _question(question: Question) -> Schema:
    formats = offers(question)
    parameters = (
        *map(of_question, question.params),
        *paging(ROWS),
        choice_of_format(formats.values()),
    )
    fields = {
        "description": question.description,
        "tags": [question.theme],
        "x-columns": dict(question.columns),
        "x-view": question.view.value,
        "x-example": dict(question.example),
    }
    return operation(
        question.name, question.summary, parameters, formats, headers=PAGED, fields=fields
    )


def _listing() -> Schema:
    parameters = (choice_of_format(LISTS.values()),)
    return operation("listQuestions", "The saved questions.", parameters, LISTS)


def _things() -> Mapping[str, Schema]:
    key = {"type": "string", "minLength": 1, "maxLength": 200}
    item = {"type": "string", "pattern": "^Q[1-9][0-9]{0,14}$"}
    by_key = in_path("kind", {"type": "string", "enum": list(_KINDS)}), in_path("key", key)
    iri = in_query("iri", key, "An IRI of the data.", required=True)
    rest = (*paging(THING_ROWS), choice_of_format(THING_FORMATS.values()))

    def described(name: str, summary: str, *parameters: Schema) -> Schema:
        return operation(name, summary, (*parameters, *rest), THING_FORMATS, headers=PAGED)

    return {
        "/id/{kind}/{key}": described("describe", "What the graph says of a thing.", *by_key),
        "/id/": described("describeIri", "What it says of the thing with an IRI.", iri),
        "/entity/{item}": described(
            "describeItem", "What it says of a Wikidata item.", in_path("item", item)
        ),
    }


def _own() -> Mapping[str, Schema]:
    return {
        "/health": operation("health", "Whether the store can be read.", (), ["application/json"]),
        "/metrics": operation("metrics", "Figures for Prometheus.", (), ["text/plain"]),
    }
