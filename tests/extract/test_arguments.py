"""Arguments in every construction of `arguments.tsv`, on the real parser.

A row gives a sentence, a word of it and what each path leads to from there: "subject=Peru;
object=envoy". A construction whose name begins with "head" is parsed as a headline.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.extract.predicates import Predicate
from dateline.extract.slots import fill
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.span import Span

_Row = dict[str, str]
_TABLE = Path(__file__).with_name("arguments.tsv")


def rows() -> Iterator[_Row]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.mark.parametrize(
    "row", list(rows()), ids=lambda row: f"{row['construction']}-{row['trigger']}"
)
def test_construction(parser: SpacyParser, stance_lexicon: StanceLexicon, row: _Row) -> None:
    text = row["sentence"]
    passage = (Span(0, len(text)), 0, row["construction"].startswith("head"))
    sentence = next(parser.parse(text, [passage], {})).sentences[0]
    token = next(t for t in sentence.tokens if t.text == row["trigger"])
    predicate = Predicate(sentence, token, stance_lexicon.light)
    expected = dict(pair.split("=") for pair in row["arguments"].split("; "))
    found = {path: ",".join(t.text for t in fill(predicate, path)) for path in expected}
    assert found == expected, text
