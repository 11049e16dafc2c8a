"""Headlines in title case: their common words are no names, parsed or not."""

from dataclasses import replace

import pytest

from dateline.annotate.annotator import Annotator
from dateline.model.span import Span
from support import article

BODY = "Togo recalled its envoy from Accra, and Tandika said the rebels had closed the border."


@pytest.mark.parametrize("headline", ["Togo Recalls Envoy From Accra", "Seven Things For Weekend"])
def test_a_common_word_is_no_name(annotator: Annotator, headline: str) -> None:
    first = article(f"{headline}\n{BODY}")
    read = annotator.annotate(
        replace(first, body=first.body[1:], headline_span=Span(0, len(headline)))
    )
    named = {r.name for r in read.referents if r.is_named}
    assert named <= {"Togo", "Accra", "Tandika"}
