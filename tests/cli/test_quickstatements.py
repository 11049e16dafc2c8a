from datetime import date

import pytest

from dateline.cli.quickstatements import line
from dateline.cli.wikidata_facts import Day, Givable, Source
from dateline.model.time import Precision

BASE = Givable(
    fact="https://example.org/fact/1",
    subject="Q161348",
    predicate="P137",
    value="Q30",
    value_label="United States",
    office="",
    source=Source(
        url="https://news.example/a?b=1",
        quote='The\tbase “is”\nrun by\n the U.S. "Air Force"',
        language="en",
        publisher="Q13477",
        published=date(2024, 3, 6),
    ),
    start=Day(day=date(2017, 1, 1), precision=Precision.YEAR),
    end=Day(day=date(2024, 2, 29), precision=Precision.DAY),
)


def test_a_line_has_statement_qualifiers_and_reference() -> None:
    assert line(BASE, "Q30", date(2024, 3, 7)).split("\t") == [
        "Q161348",
        "P137",
        "Q30",
        "P580",
        "+2017-01-01T00:00:00Z/9",
        "P582",
        "+2024-02-29T00:00:00Z/11",
        "S854",
        '"https://news.example/a?b=1"',
        "S123",
        "Q13477",
        "S577",
        "+2024-03-06T00:00:00Z/11",
        "S813",
        "+2024-03-07T00:00:00Z/11",
        "S1683",
        'en:"The base “is” run by the U.S. "Air Force""',
    ]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("president", "president of United States"),
        ("secretary-general of the league", "secretary-general of the league"),
    ],
)
def test_an_office_is_looked_up_by_its_full_name(office: str, name: str) -> None:
    from dataclasses import replace

    assert replace(BASE, office=office).office_name == name
