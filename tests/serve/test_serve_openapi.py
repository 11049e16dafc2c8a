"""The OpenAPI document describes the server that there is: requests made from it find no error."""

import json
import os
from collections.abc import Callable
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from dateline.assets import asset_dir
from dateline.query.catalogue import load_catalogue
from dateline.serve.openapi import openapi
from web_server import web

THOROUGH = os.environ.get("DATELINE_THOROUGH")
# Not whether the schema alone tells good values from bad: which names are known, the store tells.
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]
QUESTIONS = tuple(load_catalogue(asset_dir("queries")))
DOCUMENT = openapi(QUESTIONS, version="0.0.0")


@pytest.fixture(scope="module")
def schema() -> OpenApiSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", web().app)


def test_document_is_served() -> None:
    assert web().get("/openapi.json").json() == json.loads(json.dumps(DOCUMENT))


def test_every_question_is_described_by_its_header() -> None:
    for question in QUESTIONS:
        described = DOCUMENT["paths"][f"/queries/{question.name}"]["get"]
        assert described["summary"] == question.summary
        params = {p["name"]: p for p in described["parameters"]}
        for param in question.params:
            assert params[param.name]["description"] == param.description
            needed = not param.optional and param.default is None
            assert params[param.name]["required"] == needed
            if param.values:
                assert params[param.name]["schema"]["enum"] == list(param.values)
        types = set(described["responses"]["200"]["content"])
        assert {"text/csv", "text/html", "application/sparql-results+json"} <= types
        assert ("application/geo+json" in types) == ({"lat", "long"} <= set(question.columns))


def test_examples_are_calls_that_the_document_allows() -> None:
    for question in QUESTIONS:
        described = DOCUMENT["paths"][f"/queries/{question.name}"]["get"]
        assert set(question.example) <= {p["name"] for p in described["parameters"]}


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        (path, mode)
        for path in DOCUMENT["paths"]
        for mode in GenerationMode
        if DOCUMENT["paths"][path]["get"]["parameters"] or mode is GenerationMode.POSITIVE
    ],
)
def test_requests_made_from_the_document(
    schema: OpenApiSchema, path: str, mode: GenerationMode
) -> None:
    operation = schema[path]["GET"]
    limited = settings(
        max_examples=100 if THOROUGH else 3,
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )

    def ask(case: Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    run = limited(given(case=operation.as_strategy(generation_mode=mode))(ask))
    cast("Callable[[], None]", run)()
